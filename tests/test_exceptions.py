"""A broad ``except`` hides faults: there is one at the border of a page, and of a plugin."""

from __future__ import annotations

import ast

from tests.source_code import MODULES, SOURCE, nodes_of

ALLOWED = ["pipeline/pages/border.py", "plugins/border.py"]
BROAD = {"Exception", "BaseException"}


def caught(node: ast.AST) -> list[ast.expr | None]:
    """What an ``except`` or a ``suppress`` catches; None stands for everything."""
    if isinstance(node, ast.ExceptHandler):
        return [*node.type.elts] if isinstance(node.type, ast.Tuple) else [node.type]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        return [*node.args]
    return []


def test_broad_excepts_are_at_the_borders_of_pages_and_plugins() -> None:
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in MODULES
        for node in nodes_of(path)
        for kind in caught(node)
        if kind is None or ast.unparse(kind).rpartition(".")[2] in BROAD
    ]
    assert found == ALLOWED
