"""Short citations: names, a year and pages of a source that is described elsewhere.

https://en.wikipedia.org/wiki/Template:Sfn; many wikis have the same families of templates. How a
family sets the parts, and a language its words, stands in ``data/short_citations.json``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wikiextract.nodes import Link
from wikiextract.read.text.value_parts import all_references
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.shown import Shown
from wikiextract.read.wikitext.notes.words import ShortLanguage, ShortStyle, short_citations

_YEAR = re.compile(r"(?:[^\W\d]{1,4}\.?\s)?\d{3,4}\s?[^\W\d]?(?:[-–/]\d{2,4})?\Z")
# "2a1", "2y", "2pp": a part of the second of several sources.
_OF_SEVERAL = re.compile(r"(?P<number>[1-9])(?P<part>[^\W\d]+)(?P<place>[1-9]?)\Z")
_MOST_NAMES = 3
_ANCHOR_NAMES = 4


class _Source(NamedTuple):
    """A source as a short citation names it; `pages` are as they are shown."""

    names: list[str]
    year: str
    pages: str


def short_citation(arguments: CallArguments, language: str) -> Shown | None:
    """Return what a short citation shows in a wiki's language; None when it names no source."""
    known = short_citations()
    words, style = known.language(language), known.style(arguments.lowered)
    sources = [
        source
        for source in _several(arguments, words, style) or [_single(arguments, words, style)]
        if source.names or source.year
    ]
    if not sources:
        return None
    named = [_named(source, words, style) for source in sources]
    shown = (
        f"{style.open}{name}{source.pages}{style.close if _closes(source, style) else ''}"
        for name, source in zip(named, sources, strict=True)
    )
    text = "; ".join(shown)
    links = (
        Link(text=name, target="", anchor=_anchor(source), span=arguments.call.span)
        for name, source in zip(named, sources, strict=True)
    )
    marks = (mark for one in arguments.call.parameters for mark in all_references(one.value))
    return Shown(
        text=text + _closing(arguments),
        links=tuple(links),
        references=tuple(marks),
    )


def pages_behind_mark(arguments: CallArguments, number: str = "") -> str:
    """Return the page or place that a call states behind a mark, as it is shown (": 27").

    `number` ends the names of the parameters that are meant ("2": of the second of several marks).
    """
    known = short_citations()
    pages = arguments.first_of(name + number for name in (*known.page, *known.pages))
    place = arguments.first_of(name + number for name in known.place)
    shown = ", ".join(value.text or "" for value in (pages, place) if value is not None)
    return f": {shown}" if shown else ""


def _single(arguments: CallArguments, words: ShortLanguage, style: ShortStyle) -> _Source:
    known = short_citations()
    texts = [value.text for value in arguments.positional if value.text]
    texts = [text for text in texts if text.lower() not in known.flags]
    place = next((index for index, text in enumerate(texts) if _is_year(text)), -1)
    behind: list[str] = []
    if place >= 0:
        names, year, behind = texts[:place], texts[place], texts[place + 1 :]
    elif len(texts) > 1 and any(map(str.isdigit, texts[-1])):
        names, year = texts[:-1], texts[-1]
    else:
        names, year = texts, ""
    if not names:
        numbered = (
            arguments.first_of(f"{name}{number}" for name in known.name)
            for number in ("", *map(str, range(1, _ANCHOR_NAMES + 1)))
        )
        names = [value.text for value in numbered if value is not None and value.text]
    years = (*known.year, *(f"{name}1" for name in known.year))
    stated = arguments.first_of(years) if not year else None
    pages = {
        kind: value.text or ""
        for kind, parameters in _places()
        if (value := arguments.first_of(parameters)) is not None
    }
    if behind and "page" not in pages:
        pages["page"] = behind[0]
    if stated is not None:
        year = stated.text or ""
    return _Source(names, year, _pages(pages, words, style))


def _is_year(text: str) -> bool:
    return _YEAR.match(text) is not None or text.lower() in short_citations().undated


def _several(arguments: CallArguments, words: ShortLanguage, style: ShortStyle) -> list[_Source]:
    """The sources of a call that names several with numbers: ``1a1``, ``1y``, ``1p``, ``2a1``."""
    found: dict[str, dict[str, str]] = {}
    for name, parameter in arguments.named.items():
        match = _OF_SEVERAL.match(name)
        if match is not None and parameter.value.text:
            part = match["part"] + match["place"]
            found.setdefault(match["number"], {})[part] = parameter.value.text
    sources: list[_Source] = []
    for number in sorted(found):
        parts = found[number]
        names = [parts[part] for part in sorted(parts) if part.rstrip("123456789") == "a"]
        year = next((parts[name] for name in short_citations().year if name in parts), "")
        pages = {
            kind: next(parts[name] for name in parameters if name in parts)
            for kind, parameters in _places()
            if not parts.keys().isdisjoint(parameters)
        }
        sources.append(_Source(names, year, _pages(pages, words, style)))
    return sources


def _places() -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = short_citations()
    return (("page", known.page), ("pages", known.pages), ("place", known.place))


def _pages(stated: dict[str, str], words: ShortLanguage, style: ShortStyle) -> str:
    shown: list[str] = []
    for kind, text in stated.items():
        if kind == "place":
            shown.append(f", {text}")
        elif style.page is not None:
            shown.append(style.page + text)
        else:
            shown.append((words.page if kind == "page" else words.pages).replace("{}", text))
    return "".join(shown)


def _named(source: _Source, words: ShortLanguage, style: ShortStyle) -> str:
    """Return names and year of a source, to which the citation leads."""
    *before, last = source.names or [""]
    if len(source.names) > _MOST_NAMES:
        people = f"{source.names[0]} et al."
    else:
        people = f"{', '.join(before)}{words.last_name}{last}" if before else last
    if not source.year or not people:
        return people or source.year
    between = words.before_year if style.before_year is None else style.before_year
    return f"{people}{between}{source.year}{style.after_year}"


def _closes(source: _Source, style: ShortStyle) -> bool:
    """Return True if the bracket that a style closes has been opened."""
    return bool(style.open) or bool(style.before_year and source.year and source.names)


def _closing(arguments: CallArguments) -> str:
    """Return what a call puts behind a citation."""
    known = short_citations()
    value = arguments.first_of(known.closing)
    text = (value.text if value is not None else None) or ""
    if not text or text.lower() in known.no_closing:
        return ""
    return f" {text}" if text[0].isalnum() else text


def _anchor(source: _Source) -> str:
    names = "".join(source.names[:_ANCHOR_NAMES])
    return "_".join(f"{short_citations().anchor_prefix}{names}{source.year}".split())
