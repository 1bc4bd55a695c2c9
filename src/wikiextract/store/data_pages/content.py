"""Data pages: tables and maps in JSON that one wiki keeps for all, such as ``Data:Name.tab``.

https://www.mediawiki.org/wiki/Extension:JsonConfig. Other wikis have no namespace of theirs, so
their names stand here without it.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.site.parse_title import TitleParser
from wikiextract.store.data_pages.checks import heading_problem, table_problem
from wikiextract.store.page_source import PageText

NAMESPACE = 486
PREFIX = "Data:"
MODEL = "JsonConfig"

_TITLES = TitleParser(
    namespaces={},
    namespace_ids={},
    interwiki={},
    main_page="",
    first_letters={},
    likely_prefixes={},
)
_ENDING = re.compile(r".\.(tab|map|chart)\Z")
_LARGEST = 8 << 20
_DEEPEST = 100
_content = msgspec.json.Decoder(dict[str, Any])


class NoDataPageError(ValueError):
    """A text that is no content of a data page; its text says why."""


def data_name(text: str) -> str | None:
    """Return the name that `text` means, normalised as titles are; None when it is no name of one.

    What looks like a namespace or another wiki's prefix is part of the name.
    """
    title = _TITLES.parse(text, NAMESPACE)
    return title.text if title is not None and _ENDING.search(title.text) else None


def given_name(text: str) -> str | None:
    """Return the name that somebody gives with or without the namespace; None for none."""
    rest = text.strip()
    return data_name(rest[len(PREFIX) :] if rest[: len(PREFIX)].title() == PREFIX else rest)


def data_version(page: PageText) -> str:
    """Return what tells the versions of a data page apart: its revision's id, or a checksum."""
    if page.revision_id is not None:
        return str(page.revision_id)
    text = page.text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=8).hexdigest()


def is_table(name: str) -> bool:
    """Return True if a data page of this name has a table, by its ending."""
    return name.endswith(".tab")


def is_map(name: str) -> bool:
    """Return True if a data page of this name has map data, by its ending."""
    return name.endswith(".map")


def read_content(name: str, text: str) -> dict[str, Any]:
    """Return the content of the data page `name`.

    Raises `NoDataPageError` for what is no JSON object, or is not built as its kind is.
    """
    if len(text) > _LARGEST:
        raise NoDataPageError(f"it has more than {_LARGEST >> 20} Mi characters")
    try:
        content = _content.decode(text.encode("utf-8", "surrogatepass"))
    except NOT_JSON as error:
        raise NoDataPageError(f"it is no JSON object ({error})") from error
    if _is_deeper(content, _DEEPEST):
        raise NoDataPageError(f"it is nested more than {_DEEPEST} deep")
    problem = heading_problem(content)
    if problem is None and is_table(name):
        problem = table_problem(content)
    if problem is None and is_map(name) and not isinstance(content.get("data"), dict | list):
        problem = 'its "data" is no GeoJSON'
    if problem is not None:
        raise NoDataPageError(problem)
    return content


def _is_deeper(content: dict[str, Any], most: int) -> bool:
    level: list[Any] = [content]
    for _ in range(most):
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
