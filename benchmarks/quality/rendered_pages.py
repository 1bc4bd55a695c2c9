"""Rendered pages against what another project reads in them, and against their own markup.

`golden.jsonl` has fields, sections and categories of 30 pages as the public parser of Wikimedia
Enterprise reads them, with its known errors: of a row it may keep a part, and many rows it leaves
out. So a field of it is found where ours has its label and its text. Of navboxes and tables the
markup itself tells what is there: cells of the class ``navbox-group``, items of lists, and the grid
that the rules of HTML make of a table.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml import html as lxml_html

from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import to_json
from wikiextract.sources.page import Page

from .wikis import SHARED

FOLDER = SHARED / "data" / "rendered"
_MARKS = re.compile(r"\[[^\[\]]{0,20}\]")
_SILENT = re.compile(r"\W+")


class RenderedPage(NamedTuple):
    """A page of rendered HTML, its tree, and our record of it."""

    name: str
    tree: lxml_html.HtmlElement
    record: dict[str, Any]
    golden: dict[str, Any] | None


@cache
def rendered_pages() -> list[RenderedPage]:
    """Return the rendered pages, those that the other project reads among them."""
    lines = (FOLDER / "golden.jsonl").read_text(encoding="utf-8").splitlines()
    golden = {one["page"]: one for one in map(json.loads, lines)}
    extractor = Extractor()
    pages = []
    for path in sorted(FOLDER.glob("*.html.xz")):
        content = lzma.decompress(path.read_bytes())
        record = extractor.article(Page(title=None, where=path.name, html=content))
        name = path.name.removesuffix(".html.xz")
        tree = lxml_html.fromstring(content)
        _without_the_unseen(tree)
        pages.append(RenderedPage(name, tree, json.loads(to_json(record)), golden.get(name)))
    return pages


def plain(text: str) -> str:
    """Return a text for comparison: letters and digits, without reference marks."""
    return _SILENT.sub("", _MARKS.sub("", text)).casefold()


def words(text: str) -> frozenset[str]:
    """Return the words of a text, in small letters."""
    return frozenset(_SILENT.split(_MARKS.sub("", text).casefold())) - {""}


def cells_of(table: lxml_html.HtmlElement) -> dict[tuple[int, int], str]:
    """Return the texts of a table by row and column.

    As https://html.spec.whatwg.org/multipage/tables.html#forming-a-table says.
    """
    grid: dict[tuple[int, int], str] = {}
    rows = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    for y, row in enumerate(rows):
        x = 0
        for cell in row.xpath("./td | ./th"):
            while (y, x) in grid:
                x += 1
            down, right = _span(cell, "rowspan") or len(rows), _span(cell, "colspan") or 1
            text = plain(cell.text_content())
            for at in range(y, min(y + down, len(rows))):
                grid.update({(at, x + step): text for step in range(right)})
            x += right
    return grid


def data_tables(tree: lxml_html.HtmlElement) -> Iterator[lxml_html.HtmlElement]:
    """Yield the tables of the class wikitable that stand in no other table."""
    for table in tree.xpath("//table[contains(concat(' ', @class, ' '), ' wikitable ')]"):
        if not table.xpath("ancestor::table") and not table.xpath(".//table"):
            yield table


def _span(cell: lxml_html.HtmlElement, name: str) -> int:
    stated = (cell.get(name) or "1").strip()
    return int(stated) if stated.isdigit() and int(stated) < 1000 else 1


def _without_the_unseen(tree: lxml_html.HtmlElement) -> None:
    unseen = (
        "//style | //script | //sup[contains(@class, 'reference')]"
        " | //*[contains(translate(@style, ' ', ''), 'display:none')]"
        " | //*[contains(translate(@style, ' ', ''), 'visibility:hidden')]"
        " | //*[contains(concat(' ', @class, ' '), ' navbar ')]"
    )
    for element in tree.xpath(unseen):
        element.drop_tree()
