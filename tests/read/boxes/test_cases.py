"""HTML in, boxes out: the cases of ``cases/*.txt``, in the markup of many editions.

A case is a title (`[dbname]` before it names the wiki), a line with ``.``, the HTML, a line with
``.``, the expected nodes, a line with ``.``. ``UPDATE_CASES=1`` writes what is found in place of
what is expected. All markup and texts are our own, in the manner of the editions named.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest

from tests.read.boxes.show import show_document
from wikiextract.nodes import Document
from wikiextract.read.html import read_html
from wikiextract.site import Site
from wikiextract.sources.page import Page

FOLDER = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^(?:\[(?P<wiki>[a-z_]+)\] )?(?P<title>[^\n]+)\n"
    r"\.\n(?P<html>.*?)\n\.\n(?P<expected>.*?)\n?\.\n",
    re.M | re.S,
)
PAGE = Page(title="Page", where="case")


def parameters() -> list[object]:
    return [
        pytest.param(path, match, id=f"{path.stem}: {match['title']}")
        for path in sorted(FOLDER.glob("*.txt"))
        for match in CASE.finditer(path.read_text(encoding="utf-8"))
    ]


def update(path: Path, match: re.Match[str], found: str) -> None:
    text = path.read_text(encoding="utf-8")
    before = match.string[match.start() : match.end("html")] + "\n.\n"
    expected = match["expected"]
    old = before + (f"{expected}\n" if expected else "") + ".\n"
    path.write_text(text.replace(old, f"{before}{found}\n.\n", 1), encoding="utf-8")


@pytest.mark.parametrize(("path", "match"), parameters())
def test_case(path: Path, match: re.Match[str]) -> None:
    site = Site.bundled(match["wiki"] or "enwiki")
    document = read_html(match["html"], site=site, page=PAGE)
    found = show_document(document)
    if os.environ.get("UPDATE_CASES"):
        update(path, match, found)
        return
    assert found == match["expected"]
    assert read_html(match["html"].encode(), site=site, page=PAGE) == document
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
