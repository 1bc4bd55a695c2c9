"""Saved articles with the records expected of them.

A fixture is a folder ``<site>/<title>/`` with ``page.wikitext`` and/or ``page.html``, and in
``pages/`` the templates, modules and category pages that the page needs, one file each, named by
title (``%3A`` is a colon) and ending in ``.wikitext`` or ``.lua``; in ``data/`` its data pages,
such as ``Name.tab``; in ``entities/`` the entities of Wikidata, such as ``Q1.json``. Expected are
``record.json``, of the most complete view that there is, and the others beside it: ``html.json``
of the HTML where the wikitext is rendered, ``source.json`` of the wikitext without any other page.
Where the page is both rendered and given as HTML, the two records agree.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.compare.agree import agreement_text, compare
from wikiextract.pipeline.compare.changes import changes_text
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.saved_page import extractor_of_saved, site_of_saved
from wikiextract.record import Article, to_json
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.sources.saved_page import PAGE_FILES, SavedPage, read_saved_page

RECORD, HTML = "record.json", "html.json"


@dataclass(frozen=True)
class Comparison:
    """A fixture's record against the one expected; `difference` is empty when they agree."""

    file: Path
    difference: tuple[str, ...]


def find_fixtures(folder: str) -> list[Path]:
    """The fixtures in a folder (which may be one itself), sorted.

    Raises InputError when there is none.
    """
    root = Path(folder)
    found = {path.parent for name in PAGE_FILES for path in root.rglob(name)}
    if not found:
        raise InputError(
            folder, "there is no fixture in it", "a fixture has a page.html or page.wikitext"
        )
    return sorted(found)


class Fixture:
    """A fixture's folder: the records that it gives, each made when it is asked for, and kept.

    All methods raise InputError when a file that they need cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Article] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The files of the records expected, that of the most complete view first."""
        return tuple(self._views)

    @property
    def views_agree(self) -> Comparison | None:
        """The record of the HTML against that of the rendered wikitext, where there are both."""
        if HTML not in self.names:
            return None
        agreement = compare({"": self._record(HTML)}, {"": self._record(RECORD)})
        differs = [line for line in agreement_text(agreement) if agreement.lowest < 1]
        return Comparison(self.folder / "page.html", tuple(differs))

    def article(self, name: str = RECORD) -> Article:
        """Return the article as the view of that file's name gives it.

        Raises InputError when the fixture has no such view.
        """
        if name not in self._views:
            views = ", ".join(self.names) or "none"
            raise InputError(str(self.folder), f"gives no {name}", f"it gives {views}")
        if name not in self._made:
            self._made[name] = self._views[name]()
        return self._made[name]

    def compare(self, name: str) -> Comparison:
        """Compare a record with the one expected."""
        return compare_record(self.folder / name, self._record(name))

    def update(self, name: str) -> Comparison:
        """Write the record found as the one expected, if they differ; gives what changed."""
        return update_record(self.folder / name, self._record(name))

    def _record(self, name: str) -> Any:
        return msgspec.json.decode(to_json(self.article(name)))

    @cached_property
    def _views(self) -> dict[str, Callable[[], Article]]:
        html, wikitext = (self.folder / name for name in PAGE_FILES)
        makers: list[tuple[str, Callable[[], Article]]] = []  # from the most complete on
        if wikitext.exists() and any((self.folder / "pages").glob("*")):
            makers.append(("rendered.json", self._rendered))
        if html.exists():
            makers.append((HTML, self._of_html))
        if wikitext.exists():
            makers.append(("source.json", self._source))
        return {name if number else RECORD: make for number, (name, make) in enumerate(makers)}

    def _rendered(self) -> Article:
        return extractor_of_saved(self._saved).article(self._page)

    def _of_html(self) -> Article:
        where = str(self.folder / PAGE_FILES[0])
        page = Page(title=self._saved.title, where=where, html=self._saved.html)
        return Extractor(self._site).article(page)

    def _source(self) -> Article:
        return Extractor(self._site).article(self._page)

    @property
    def _page(self) -> Page:
        where = str(self.folder / PAGE_FILES[1])
        return Page(title=self._saved.title, where=where, wikitext=self._saved.wikitext)

    @property
    def _site(self) -> Site:
        return site_of_saved(self._saved)

    @cached_property
    def _saved(self) -> SavedPage:
        return read_saved_page(self.folder)


def check_fixture(folder: Path) -> Iterator[Comparison]:
    """Compare each record of a fixture with the one expected, and the views with each other.

    Raises InputError when the fixture cannot be read.
    """
    fixture = Fixture(folder)
    for name in fixture.names:
        yield fixture.compare(name)
    if (views := fixture.views_agree) is not None:
        yield views


def update_fixture(folder: Path) -> Iterator[Comparison]:
    """Write what is found as what is expected; gives what changed."""
    fixture = Fixture(folder)
    return (fixture.update(name) for name in fixture.names)


def compare_record(file: Path, found: Any) -> Comparison:
    """Compare a record, as JSON, with the one that a file holds.

    The version that made it does not count. Raises InputError when the file is no JSON.
    """
    if not file.exists():
        return Comparison(file, ("there is no such file yet",))
    return Comparison(file, tuple(changes_text(_comparable(_read(file)), _comparable(found))))


def update_record(file: Path, found: Any) -> Comparison:
    """Write a record, as JSON, into the file that expects it, if they differ; gives what changed.

    Raises OutputError when it cannot be written.
    """
    try:
        comparison = compare_record(file, found)
    except InputError as error:
        comparison = Comparison(file, (str(error),))
    if comparison.difference:
        text = json.dumps(found, ensure_ascii=False, indent=1)
        try:
            file.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise OutputError(str(file), f"cannot be written ({error.strerror})") from error
    return comparison


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"is no JSON ({error})", "run fixture update") from error


def _comparable(record: Any) -> Any:
    """The record without the version that made it."""
    if isinstance(record, dict) and isinstance(extraction := record.get("extraction"), dict):
        return {**record, "extraction": {**extraction, "version": ""}}
    return record
