"""The data files of the source view (``data/*.json``): facts about wikis and languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

_T = TypeVar("_T")
_DATA = files("wikiextract.read.wikitext") / "data"


class Tags(msgspec.Struct, frozen=True):
    """``tags.json``: names of tags by what they hold or show.

    `opaque` and `wikitext` are extension tags of Wikimedia wikis, whose dumps do not state them;
    `silent` ones show nothing where they stand. `html` are the tags that wikitext may hold,
    `html_block` those of them that end a line of text.
    """

    opaque: frozenset[str]
    wikitext: frozenset[str]
    silent: frozenset[str]
    html: frozenset[str]
    html_block: frozenset[str]
    ignored: frozenset[str]


class ForeignWords(msgspec.Struct, frozen=True):
    """``foreign_words.json``: names of namespaces, redirects, image options in every language."""

    file: frozenset[str]
    category: frozenset[str]
    redirect: frozenset[str]
    options: Mapping[str, str]


class InlineCalls(msgspec.Struct, frozen=True):
    """``inline_calls.json``: names of templates by what they show in running text."""

    text: tuple[str, ...]
    list: tuple[str, ...]
    line_break: tuple[str, ...]
    nothing: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    footnote: tuple[str, ...]
    citation_mark: tuple[str, ...]
    short_citation: tuple[str, ...]
    foreign_link: tuple[str, ...]
    convert: tuple[str, ...]
    quote: tuple[str, ...]
    symbols: Mapping[str, str]


class BoxWords(msgspec.Struct, frozen=True):
    """``box_words.json``: parts of the names of boxes and notices in many languages."""

    infobox: tuple[str, ...]
    not_infobox: tuple[str, ...]
    stub: tuple[str, ...]
    disambiguation: tuple[str, ...]
    hatnote: tuple[str, ...]
    maintenance: tuple[str, ...]
    short_description: tuple[str, ...]
    not_navbox: tuple[str, ...]
    caption: tuple[str, ...]
    caption_alone: frozenset[str]
    title: frozenset[str]
    hatnote_links: frozenset[str]
    navbox: tuple[str, ...]
    date: frozenset[str]


class Facts(msgspec.Struct, frozen=True):
    """All data files. `families` is `InlineCalls` turned around: a name's family."""

    tags: Tags
    foreign: ForeignWords
    symbols: Mapping[str, str]
    families: Mapping[str, str]
    family_patterns: tuple[tuple[str, str, str], ...]
    countries: Mapping[str, str]
    boxes: BoxWords


@cache
def facts() -> Facts:
    """The data files, read once."""
    inline = _read("inline_calls", InlineCalls)
    families: dict[str, str] = {}
    patterns: list[tuple[str, str, str]] = []
    for family in InlineCalls.__struct_fields__:
        if family == "symbols":
            continue
        for name in getattr(inline, family):
            before, star, after = name.partition("*")
            if star:
                patterns.append((before, after, family))
            else:
                families.setdefault(name, family)
    return Facts(
        tags=_read("tags", Tags),
        foreign=_read("foreign_words", ForeignWords),
        symbols=inline.symbols,
        families=families,
        family_patterns=tuple(sorted(patterns, key=lambda item: -len(item[0]))),
        countries=_read("countries", _Countries).codes,
        boxes=_read("box_words", BoxWords),
    )


@cache
def language_codes() -> frozenset[str]:
    """Codes of languages that wikis use for parameters such as ``{{lang|de|…}}``."""
    return _read("language_codes", frozenset[str])


class _Countries(msgspec.Struct, frozen=True):
    codes: Mapping[str, str]


def _read(name: str, kind: type[_T]) -> _T:
    return msgspec.json.decode((_DATA / f"{name}.json").read_bytes(), type=kind)
