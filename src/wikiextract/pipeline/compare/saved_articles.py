"""Saved articles with the records expected of them.

A fixture is a folder ``<site>/<title>/`` with ``page.wikitext`` and/or ``page.html``, and in
``pages/`` the templates, modules and category pages that the page needs, one file each, named by
title (``%2F`` is a slash) and ending in ``.wikitext`` or ``.lua``; in ``data/`` its data pages,
such as ``Name.tab``; in ``entities/`` the entities of Wikidata, such as ``Q1.json``. Expected are
``record.json``, of the most complete view that there is, and the others beside it: ``html.json``
of the HTML where the wikitext is rendered, ``source.json`` of the wikitext without any other page.
Where the page is both rendered and given as HTML, the two records agree.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.errors import InputError
from wikiextract.pipeline.compare.agree import agreement_text, compare
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import Article, to_json
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.store.entities import MemoryEntities

_PAGE_FILES = ("page.html", "page.wikitext")
_RECORD, _HTML = "record.json", "html.json"
_PAGE_ENDINGS = (".wikitext", ".lua")


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
    found = {path.parent for name in _PAGE_FILES for path in root.rglob(name)}
    if not found:
        raise InputError(
            folder, "there is no fixture in it", "a fixture has a page.html or page.wikitext"
        )
    return sorted(found)


def check_fixture(folder: Path) -> Iterator[Comparison]:
    """Compare each record of a fixture with the one expected, and the views with each other.

    Raises InputError when the fixture cannot be read.
    """
    records = _records(folder)
    for name, found in records.items():
        yield _compared(folder / name, found)
    if _HTML in records:
        agreement = compare({"": records[_HTML]}, {"": records[_RECORD]})
        differs = [line for line in agreement_text(agreement) if agreement.lowest < 1]
        yield Comparison(folder / "page.html", tuple(differs))


def update_fixture(folder: Path) -> Iterator[Comparison]:
    """Write what is found as what is expected; gives what changed."""
    for name, found in _records(folder).items():
        comparison = _compared(folder / name, found)
        if comparison.difference:
            text = json.dumps(found, ensure_ascii=False, indent=1)
            (folder / name).write_text(text + "\n", encoding="utf-8")
        yield comparison


def _compared(file: Path, found: Any) -> Comparison:
    expected = _read(file) if file.exists() else None
    lines = _difference(_comparable(expected), _comparable(found), str(file))
    return Comparison(file, tuple(lines))


def _records(folder: Path) -> dict[str, Any]:
    """The record found by each way to read the page, by the name of the file that expects it."""
    site = _site(folder)
    title = _title(folder.name)
    html, wikitext = (_bytes(folder / name) for name in _PAGE_FILES)
    pages = fixture_pages(folder)
    views: list[tuple[str, Article]] = []  # from the most complete on
    source = None
    if wikitext is not None:
        text = wikitext.decode("utf-8", "replace")
        source = Page(title=title, where=str(folder / "page.wikitext"), wikitext=text)
    if source is not None and pages:
        data, entities = _fixture_data(folder), _fixture_entities(folder)
        extractor = Extractor(site, pages=pages, data=data, entities=entities)
        views.append(("rendered.json", extractor.article(source)))
    if html is not None:
        page = Page(title=title, where=str(folder / "page.html"), html=html)
        views.append((_HTML, Extractor(site).article(page)))
    if source is not None:
        views.append(("source.json", Extractor(site).article(source)))
    return {
        name if number else _RECORD: msgspec.json.decode(to_json(article))
        for number, (name, article) in enumerate(views)
    }


def _title(file_name: str) -> str:
    return file_name.replace("%2F", "/").replace("_", " ")


def fixture_pages(folder: Path) -> dict[str, str]:
    """The texts of a fixture's other pages by title.

    The line end at a file's end is the file's and not the page's.
    """
    pages = {}
    for path in sorted((folder / "pages").glob("*")):
        text = (_bytes(path) or b"").decode("utf-8", "replace")
        name = path.name
        for ending in _PAGE_ENDINGS:
            name = name.removesuffix(ending)
        pages[_title(name)] = text.removesuffix("\n")
    return pages


def _fixture_data(folder: Path) -> dict[str, str]:
    """The texts of a fixture's data pages by name."""
    paths = sorted((folder / "data").glob("*"))
    return {_title(path.name): (_bytes(path) or b"").decode("utf-8", "replace") for path in paths}


def _fixture_entities(folder: Path) -> MemoryEntities | None:
    """The entities of a fixture; the page's own is the one whose sitelink it is."""
    texts = {path.stem: _bytes(path) or b"" for path in sorted((folder / "entities").glob("*"))}
    return MemoryEntities(texts) if texts else None


def _site(folder: Path) -> Site:
    own = folder / "site.json"
    return Site.load(str(own)) if own.exists() else Site.bundled(folder.parent.name)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"is no JSON ({error})", "run fixture update") from error


def _comparable(record: Any) -> list[str]:
    """The record as lines; the version that wrote it does not count."""
    if record is None:
        return []
    extraction = {**record["extraction"], "version": ""}
    text = json.dumps({**record, "extraction": extraction}, ensure_ascii=False, indent=1)
    return text.splitlines()


def _difference(expected: list[str], found: list[str], name: str) -> Iterator[str]:
    return unified_diff(expected, found, f"{name} (expected)", "found", lineterm="", n=4)
