"""A folder of exported pages of a mapping wiki: mappings by wiki and template, and the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from wikiextract.errors import InputError
from wikiextract.site import Site
from wikiextract.sources.characters import shown_path
from wikiextract.sources.input_kinds import kind_of_name
from wikiextract.sources.opened import open_source
from wikiextract.sources.page import Page, PageFailure

MOST_PAGES = 200_000
MOST_CHARACTERS = 256 << 20
"""Bounds of all pages of a folder together; the real ones have 12,000 pages of 12 MB."""

# The namespaces of https://mappings.dbpedia.org: one for each language's templates.
_MAPPING = re.compile(r"mapping[ _]([a-z][a-z0-9_-]{0,30}):(.+)\Z", re.IGNORECASE)
_ONTOLOGY = re.compile(r"ontology(class|property):(.+)\Z", re.IGNORECASE)


class MappingPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page that maps a template of a wiki; `redirect_to` is another template of that wiki."""

    template: str
    text: str
    redirect_to: str | None = None


class MappingPages(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of a folder: mappings by the code of their wiki, then by template; the ontology.

    A code is that of the wiki's language, or of its name (``en``, ``be-x-old``, ``commons``).
    `failures` are the pages that could not be read.
    """

    mappings: dict[str, dict[str, MappingPage]]
    classes: dict[str, str]
    properties: dict[str, str]
    failures: tuple[PageFailure, ...] = ()


def mapping_files(path: str) -> list[Path]:
    """Return the files with pages in a folder (or the file itself), in their order.

    Raises `InputError` where there is none.
    """
    given = Path(path)
    try:
        files = sorted(given.iterdir()) if given.is_dir() else [given]
        found = [file for file in files if file.is_file() and _has_pages(file)]
    except (OSError, ValueError) as error:
        raise InputError(shown_path(path), f"cannot be read ({error})") from error
    if not found:
        advice = "give a folder with pages as they are exported (*.xml, also compressed)"
        raise InputError(shown_path(path), "has no mapping pages", advice)
    return found


def read_pages(path: str) -> MappingPages:
    """Return the pages in a folder. Raises `InputError` where they cannot be read or are none."""
    found = MappingPages(mappings={}, classes={}, properties={})
    failures: list[PageFailure] = []
    for page in _bounded(path):
        if isinstance(page, PageFailure):
            failures.append(page)
        else:
            _add(found, page)
    if not found.mappings and not found.classes:
        advice = "their titles begin with the names of a mapping wiki's namespaces"
        raise InputError(shown_path(path), "has no mapping pages", advice)
    return msgspec.structs.replace(found, failures=tuple(failures))


def _has_pages(file: Path) -> bool:
    try:
        return kind_of_name(file) == "xml"
    except InputError:
        return False


def _bounded(path: str) -> Iterator[Page | PageFailure]:
    characters = 0
    for file in mapping_files(path):
        with open_source(file, kind="xml") as opened:
            for count, page in enumerate(opened):
                characters += len(page.wikitext or "") if isinstance(page, Page) else 0
                if count >= MOST_PAGES or characters > MOST_CHARACTERS:
                    raise InputError(shown_path(path), "has more pages than mappings can have")
                yield page


def _add(found: MappingPages, page: Page) -> None:
    title, text = page.title or "", page.wikitext or ""
    if match := _MAPPING.match(title):
        code = match[1].lower().replace("_", "-")
        template = template_key(match[2])
        target = _MAPPING.match(page.redirect_to or _redirect(text))
        found.mappings.setdefault(code, {})[template] = MappingPage(
            template=template,
            text=text,
            redirect_to=template_key(target[2]) if target else None,
        )
    elif match := _ONTOLOGY.match(title):
        names = found.classes if match[1].lower() == "class" else found.properties
        names[match[2]] = text


def template_key(name: str) -> str:
    """Return the name of a template as titles are written."""
    name = " ".join(name.replace("_", " ").split())
    return name[:1].upper() + name[1:]


def _redirect(text: str) -> str:
    # Nearly all pages are none, and need not be asked.
    target = _site().redirect_target(text) if text.lstrip().startswith("#") else None
    return target.prefixed if target is not None else ""


@cache
def _site() -> Site:
    return Site.unknown()
