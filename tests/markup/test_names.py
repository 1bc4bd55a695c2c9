"""Both sides of the contract take its names from one place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.source_code import nodes_of
from wikiextract.markup import names

PACKAGE = Path(names.__file__).parents[1]
# Plain words are other things elsewhere.
NAMES = {
    value: key
    for key, value in vars(names).items()
    if key.isupper() and ("-" in value or "_" in value)
}
SIDES = sorted(path for side in ("render", "read") for path in PACKAGE.joinpath(side).rglob("*.py"))


@pytest.mark.parametrize("path", SIDES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_neither_side_spells_a_name_itself(path: Path) -> None:
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            spelt = {word.strip("#'\"") for word in node.value.split()} & NAMES.keys()
            assert not spelt or _is_docstring(node), f"{spelt}: see wikiextract.markup.names"


def _is_docstring(node: ast.Constant) -> bool:
    return "\n" in str(node.value) or "``" in str(node.value)
