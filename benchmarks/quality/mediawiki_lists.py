"""Sections and categories of a wiki's articles against what a MediaWiki says of the same dump."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html as lxml_html

from . import programs
from .readings import sections_of
from .rendered_pages import plain
from .score import Row, Score, of_sets, total
from .wikis import wiki

OURS = "wikiextract"
WIKI = "ltgwiki"
EVERY = 4
"""Only every so many articles are taken: a record of all takes a minute."""


def rows() -> Iterator[Row]:
    """Yield the rows of all programs that read wikitext."""
    wanted = wiki(WIKI).reference()
    by_title = {page.title: page for page in wiki(WIKI).pages.values()}
    pages = [by_title[title] for title in list(wanted)[::EVERY] if title in by_title]
    ours = {}
    for page in pages:
        assert page.revision.id is not None
        record = wiki(WIKI).record(page.revision.id, rendered=True)
        names = [one["name"] for one in record.get("categories", ())]
        ours[page.title] = {"sections": list(sections_of(record)), "categories": names}
    yield from _rows_of(OURS, ours, wanted)
    for program in (
        programs.MWPARSERFROMHELL,
        programs.WTF_WIKIPEDIA,
        programs.WIKITEXTPROCESSOR,
    ):
        if reason := programs.missing(program):
            yield Row("sections of articles", "all", program.name, None, reason)
            continue
        given = [
            {
                "id": page.title,
                "title": page.title,
                "wikitext": page.wikitext,
                "language": "en",
                "category_names": [wiki(WIKI).told["category"]],
            }
            for page in pages
        ]
        yield from _rows_of(program.name, programs.readings(program, given), wanted)


def _rows_of(
    program: str, said: Mapping[Any, Mapping[str, Any]], wanted: Mapping[str, Any]
) -> Iterator[Row]:
    parts = {"sections": _headings, "categories": _categories}
    for part, of_reference in parts.items():
        if all(part not in one for one in said.values()):
            continue
        scores: list[Score] = [
            of_sets(
                filter(None, map(plain, one.get(part, ()))),
                filter(None, map(plain, of_reference(wanted[title]))),
            )
            for title, one in said.items()
        ]
        yield Row(f"{part} of articles", "all", program, total(scores))


def _headings(page: Mapping[str, Any]) -> list[str]:
    return [_text(section["line"]) for section in page["sections"]]


def _categories(page: Mapping[str, Any]) -> list[str]:
    names = [str(category["name"]) for category in page["categories"]]
    return [name for name in names if name != wiki(WIKI).told["broken_files"]]


def _text(markup: str) -> str:
    return str(lxml_html.fromstring(f"<p>{markup}</p>").text_content())
