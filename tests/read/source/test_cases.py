"""Wikitext in, nodes out: the cases of ``cases/*.txt``.

A case is a title, a line with ``.``, the wikitext, a line with ``.``, the expected nodes, a line
with ``.``. A title may end with the page's title and wiki in braces: ``{Berlin @ dewiki}``.
``UPDATE_CASES=1`` writes what is found in place of what is expected.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest

from tests.read.source.invariants import check_document
from tests.read.source.show import show_document
from wikiextract.nodes import Document
from wikiextract.read.wikitext import read_source
from wikiextract.site import Site

FOLDER = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<wikitext>.*?)\n\.\n(?P<expected>.*?)\n?\.\n", re.M | re.S
)
PAGE = re.compile(r"\{(?P<page>[^@{}]+?)(?: @ (?P<site>\w+))?\}\Z")


def parameters() -> list[object]:
    found: list[object] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for match in CASE.finditer(path.read_text(encoding="utf-8")):
            name = f"{path.stem}: {match['title']}"
            values = match.group("title", "wikitext", "expected")
            found.append(pytest.param(path, *values, id=name))
    return found


def update(path: Path, title: str, wikitext: str, expected: str, found: str) -> None:
    text = path.read_text(encoding="utf-8")
    before = f"{title}\n.\n{wikitext}\n.\n"
    old = before + (f"{expected}\n" if expected else "") + ".\n"
    path.write_text(text.replace(old, f"{before}{found}\n.\n", 1), encoding="utf-8")


@pytest.mark.parametrize(("path", "title", "wikitext", "expected"), parameters())
def test_case(path: Path, title: str, wikitext: str, expected: str) -> None:
    page = PAGE.search(title)
    site = Site.bundled(page["site"] if page and page["site"] else "enwiki")
    document = read_source(wikitext, site=site, title=page["page"] if page else "Page")
    found = show_document(document, wikitext)
    if os.environ.get("UPDATE_CASES"):
        update(path, title, wikitext, expected, found)
        return
    assert found == expected
    check_document(document, wikitext)
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
