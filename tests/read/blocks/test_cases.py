"""HTML in, nodes out: the cases of ``cases/*.txt``.

A case is a title, a line with ``.``, the HTML, a line with ``.``, the expected nodes, a line with
``.``. ``UPDATE_CASES=1`` writes what is found in place of what is expected.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest

from tests.read.blocks.show import show_document
from wikiextract.nodes import Document
from wikiextract.read.html import read_html
from wikiextract.site import Site
from wikiextract.sources.page import Page

FOLDER = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<html>.*?)\n\.\n(?P<expected>.*?)\n?\.\n", re.M | re.S
)
PAGE = Page(title="Page", where="case")


def read_cases(path: Path) -> list[tuple[str, str, str]]:
    text = path.read_text(encoding="utf-8")
    return [(m["title"], m["html"], m["expected"]) for m in CASE.finditer(text)]


def parameters() -> list[object]:
    return [
        pytest.param(path, title, html, expected, id=f"{path.stem}: {title}")
        for path in sorted(FOLDER.glob("*.txt"))
        for title, html, expected in read_cases(path)
    ]


def update(path: Path, title: str, html: str, expected: str, found: str) -> None:
    text = path.read_text(encoding="utf-8")
    before = f"{title}\n.\n{html}\n.\n"
    old = before + (f"{expected}\n" if expected else "") + ".\n"
    path.write_text(text.replace(old, f"{before}{found}\n.\n", 1), encoding="utf-8")


@pytest.mark.parametrize(("path", "title", "html", "expected"), parameters())
def test_case(path: Path, title: str, html: str, expected: str) -> None:
    site = Site.bundled("enwiki")
    document = read_html(html, site=site, page=PAGE)
    found = show_document(document)
    if os.environ.get("UPDATE_CASES"):
        update(path, title, html, expected, found)
        return
    assert found == expected
    assert read_html(html.encode(), site=site, page=PAGE) == document
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
