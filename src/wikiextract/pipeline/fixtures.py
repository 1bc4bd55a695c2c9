"""Saved articles with the records expected of them.

A fixture is a folder ``<site>/<title>/`` with ``page.html`` and/or ``page.wikitext``, the templates
that the page needs in ``pages/``, and what is expected: ``record.json`` (of the HTML, or of the
wikitext where there is no HTML) and ``source.json`` (of the wikitext alone, where there is HTML
too).
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
from wikiextract.pipeline.extract import Extractor
from wikiextract.record import to_json
from wikiextract.site import Site
from wikiextract.sources.page import Page

_EXPECTED_FILES = ("record.json", "source.json")
_PAGE_FILES = ("page.html", "page.wikitext")


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
    """Compare each record of a fixture with the one expected.

    Raises InputError when the fixture cannot be read.
    """
    for name, found in _records(folder):
        expected_file = folder / name
        expected = _read(expected_file) if expected_file.exists() else None
        lines = _difference(_comparable(expected), _comparable(found), str(expected_file))
        yield Comparison(expected_file, tuple(lines))


def update_fixture(folder: Path) -> Iterator[Comparison]:
    """Write what is found as what is expected; gives what changed."""
    for comparison, (name, found) in zip(check_fixture(folder), _records(folder), strict=True):
        if comparison.difference:
            text = json.dumps(found, ensure_ascii=False, indent=1)
            (folder / name).write_text(text + "\n", encoding="utf-8")
        yield comparison


def _records(folder: Path) -> list[tuple[str, Any]]:
    """The name of the expected file and the record found, of each way to read the page."""
    site = _site(folder)
    title = folder.name.replace("%2F", "/").replace("_", " ")
    html, wikitext = (_bytes(folder / name) for name in _PAGE_FILES)
    pages = []
    if html is not None:
        pages.append(Page(title=title, where=str(folder / "page.html"), html=html))
    if wikitext is not None:
        text = wikitext.decode("utf-8", "replace")
        pages.append(Page(title=title, where=str(folder / "page.wikitext"), wikitext=text))
    extractor = Extractor(site)
    records = [msgspec.json.decode(to_json(extractor.article(page))) for page in pages]
    return list(zip(_EXPECTED_FILES, records, strict=False))


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
