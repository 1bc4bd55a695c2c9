"""The articles of the dumps in ``../shared``, each with its wiki."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tests.invariants.pages import without_entities
from tests.shared import shared_files
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import to_json
from wikiextract.site import Site
from wikiextract.sources.file_source import source_of
from wikiextract.sources.page import Page

DUMPS = [*shared_files("data/*wiki*.xml.bz2"), *shared_files("data/berlin/*.xml.bz2")]

Record = dict[str, Any]


def articles(path: Path) -> Iterator[tuple[Site, Page]]:
    """Every article of a file that is no redirect.

    The files of one article in many editions all say that they are of one wiki: theirs are named.
    """
    site = Site.bundled(path.name.partition(".")[0]) if path.parent.name == "berlin" else None
    extractor = Extractor(site)
    for page in source_of(str(path)).read():
        if isinstance(page, Page) and page.namespace == 0 and page.redirect_to is None:
            wiki = extractor.site_of(page)
            assert wiki is not None
            yield wiki, page


def record_of(extractor: Extractor, page: Page) -> Record:
    return without_entities(msgspec.json.decode(to_json(extractor.article(page))))


def sections_of(sections: list[Record]) -> Iterator[Record]:
    """All sections, each before those in it."""
    for section in sections:
        yield section
        yield from sections_of(section.get("sections", []))


@cache
def known(name: str) -> dict[tuple[str, ...], str]:
    """The differences that a file states, each with its reason.

    The file is a list of objects: a reason, and the differences (lists of texts) that it explains.
    """
    entries = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    assert all(entry["reason"] and entry["differences"] for entry in entries)
    return {tuple(one): entry["reason"] for entry in entries for one in entry["differences"]}


def hold_known(found: set[tuple[str, ...]], name: str, file: str) -> None:
    """Fails on a difference in `file` that is not known, and on a known one that is gone."""
    expected = {one for one in known(name) if one[0] == file}
    assert found == expected, f"new: {found - expected}, gone: {expected - found}"
