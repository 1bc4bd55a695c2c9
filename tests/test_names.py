"""One word names one thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.source_code import MODULES, SOURCE, tree_of


def defined(folder: Path, *kinds: type[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The names that modules define at their top level, each with its module."""
    for path in MODULES:
        for node in tree_of(path).body if path.is_relative_to(folder) else ():
            if isinstance(node, kinds):
                assert isinstance(node, ast.ClassDef | ast.FunctionDef)
                yield node.name, str(path.relative_to(SOURCE))


def twice(names: Iterator[tuple[str, str]]) -> list[str]:
    modules = defaultdict(list)
    for name, module in names:
        modules[name].append(module)
    return [f"{name}: {', '.join(where)}" for name, where in modules.items() if len(where) > 1]


def test_readers_of_both_views_are_named_for_what_they_read() -> None:
    functions = defined(SOURCE / "read", ast.FunctionDef)
    found = twice((name, where) for name, where in functions if not name.startswith("_"))
    assert not found, f"two functions of one name: {'; '.join(found)}"


def test_no_two_type_aliases_share_a_name() -> None:
    found = twice(
        (node.target.id, str(path.relative_to(SOURCE)))
        for path in MODULES
        for node in tree_of(path).body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and ast.unparse(node.annotation) == "TypeAlias"
    )
    assert not found, f"two type aliases of one name: {'; '.join(found)}"


def test_no_two_classes_share_a_name() -> None:
    found = twice(defined(SOURCE, ast.ClassDef))
    assert not found, f"two classes of one name: {'; '.join(found)}"
