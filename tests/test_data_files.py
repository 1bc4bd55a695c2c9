"""Facts about wikis and languages are data: each file says what it holds, and code has none."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_code import MODULES, SOURCE, nodes_of

FILES = sorted(path for path in SOURCE.rglob("*.json") if "data" in path.parent.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_data_file_says_what_it_holds(path: Path) -> None:
    content = json.loads(path.read_text("utf-8"))
    assert isinstance(content, dict)
    assert len(content["description"]) > 20


def test_data_files_are_read_in_one_way() -> None:
    """By `read_data`, which refuses keys that nobody reads."""
    by_hand = re.compile(r'/ "data" / .*\.json"')
    found = [path for path in MODULES if by_hand.search(path.read_text("utf-8"))]
    assert found == [SOURCE / "data_files.py"]


# Rules for single letters: the two small sigmas, the dotted and dotless i.
LETTERS = {SOURCE / "language" / "letter_case.py", SOURCE / "site" / "magic_words.py"}


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path not in LETTERS],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_code_has_no_words_of_other_languages(path: Path) -> None:
    found = [text for text in strings(nodes_of(path)) if words_of(text)]
    assert not found, "move them to a data file"


def strings(nodes: tuple[ast.AST, ...]) -> Iterator[str]:
    """The strings of a module that are no documentation."""
    documentation = {
        id(node.value)
        for node in nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = (node for node in nodes if isinstance(node, ast.Constant))
    for node in constants:
        if isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def words_of(text: str) -> list[str]:
    """The letters of a text that English has not."""
    return [one for one in text if one > "\x7f" and unicodedata.category(one).startswith("L")]
