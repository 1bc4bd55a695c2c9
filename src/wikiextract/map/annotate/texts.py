"""One value of the page read: its text, what machines say of it, and the values of its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wikiextract.map.annotate.agree import agree, as_shown, merged
from wikiextract.map.annotate.calls import CallsOfPage
from wikiextract.map.annotate.doubts import Doubts
from wikiextract.map.annotate.each import each
from wikiextract.map.annotate.expected import context_of
from wikiextract.map.annotate.statements import (
    StatedOfProperty,
    StatementsOf,
    read_statements,
    with_statements,
)
from wikiextract.map.map_places import typed_places
from wikiextract.map.values import (
    LONGEST,
    ReadValues,
    ValueContext,
    may_state,
    read_values,
)
from wikiextract.nodes import Block, Span, StatementSource, TypedValue, Value, ValueKind

_FEW_LINES = 4
_MOST_LINKS = 10
# A name says what a value often is; what can be no such thing may be another.
_PERHAPS_ANOTHER = ("date", "coordinates")
_YEAR_ALONE = 4
_PERCENT = "%"
# The page of a source, behind its mark.
_CITED_PAGE = re.compile(r"\s?:\s?\d[\d\s,–—-]*\Z")
# Of what is named nowhere: a year, or a number.
_YEAR = re.compile(r"1\d{3}|20\d{2}")


class TextReader:
    """Reads the values of one page, and gathers what is in doubt.

    `language` is that of the page, `calls` are those that its editor wrote, `statements` gives
    those of entities.
    """

    def __init__(self, language: str | None, calls: CallsOfPage, statements: StatementsOf) -> None:
        self.language = language
        self.calls = calls
        self.doubts = Doubts()
        self._statements = statements
        self._stated: dict[tuple[str, str], StatedOfProperty] = {}

    def annotate(
        self,
        value: Value,
        param: str = "",
        label: str = "",
        places: Sequence[Span] = (),
        expected: ValueKind | None = None,
        longest: int = LONGEST,
    ) -> Value:
        """Return a value with its typed values.

        `param` and `label` name it; `places` is where it stands in the wikitext: what calls there
        state is believed before what the text says. `expected` is the kind where no name says it.
        What is longer than `longest` (in characters) is prose and has no values.
        """
        context = context_of(self.language, param, label, expected)
        if not places:
            if _says_nothing(value, context, longest):
                return value
            return self._value(value, context, (), _ToldUnder(label or param, None, longest))
        found = self.calls.values_at(places, context)
        named = _ToldUnder(label or param, places[0], longest)
        self.doubts.add(found.doubts, *named[:2])
        return self._value(value, context, found.values, named)

    def as_stated(
        self, value: Value, source: StatementSource, name: str, place: Span | None
    ) -> Value:
        """Return a value that statements gave, as they say it; it has a name and a place."""
        key = source.entity, source.property
        stated = self._stated.get(key)
        if stated is None:
            stated = read_statements(source.property, self._statements(*key))
            self._stated[key] = stated
        found = with_statements(value, stated, LONGEST)
        self.doubts.add_denied(found.denied, name, place)
        return found.value

    def _value(
        self, value: Value, context: ValueContext, stated: Sequence[TypedValue], named: _ToldUnder
    ) -> Value:
        if not stated and _says_nothing(value, context, named.longest):
            return value
        items = value.items
        if items:
            items = each(items, lambda item: self._value(item, context, (), named))
        if value.typed:
            stated = (*stated, *_complete(value.typed, context))
        text = value.text
        whole = _says_one_thing(items)
        read = ReadValues()
        if text and whole and len(text) <= named.longest:
            read = self._read(value, context)
        typed = read.values
        if items:  # several lines make no number
            typed = tuple(one for one in typed if one.kind in ("date", "coordinates"))
        elif read.doubts and not stated:
            self.doubts.add(read.doubts, *named[:2])
        if whole:
            stated = (*stated, *_stated_of(items))
        if stated:
            items, others = _in_items(items, stated)
            typed = self._with_stated(typed, stated if whole else others, text or "", named)
        if value.blocks:
            typed = with_places(typed, value.blocks)
        if items is value.items and typed == value.typed:
            return value
        return replace(value, items=items, typed=typed)

    def _read(self, value: Value, context: ValueContext) -> ReadValues:
        """What the text of a value says; prose and what could be a year or a number say nothing."""
        text = value.text or ""
        if value.references:
            text = _CITED_PAGE.sub("", text)
        if context.unit == _PERCENT and "(" in text:  # "Votes (%)": 1,234 (12.5)
            context = context._replace(unit=None)
        if context.expected is None and context.unit is None and may_be_year(text):
            if not any(link.target.startswith(text) for link in value.links):
                return ReadValues()
            context = context._replace(expected="date")
        if context.expected == "url" and (linked := _linked(value)):
            return ReadValues(linked)
        read = read_values(text, context)
        if context.expected in _PERHAPS_ANOTHER and not read.values:
            plain = read_values(text, context._replace(expected=None)).values
            if context.expected == "coordinates":  # of one axis: a number
                plain = tuple(one for one in plain if one.kind == "number")
            read = read._replace(values=plain)
        return read._replace(values=_once(read.values)) if len(read.values) > 1 else read

    def _with_stated(
        self,
        typed: tuple[TypedValue, ...],
        stated: Sequence[TypedValue],
        text: str,
        named: _ToldUnder,
    ) -> tuple[TypedValue, ...]:
        """Return the values of a text with those that machines state of it."""
        found = merged(typed, stated, text if len(text) <= LONGEST else "")
        self.doubts.add_denied(found.denied, *named[:2])
        return found.values


class _ToldUnder(NamedTuple):
    """What the value that is read stands under, for what is told of it, and how long it may be."""

    name: str
    span: Span | None
    longest: int


def _says_nothing(value: Value, context: ValueContext, longest: int) -> bool:
    """Return True, quickly, for a value without items that has no text with values."""
    if value.items or value.typed or value.blocks:
        return False
    text = value.text
    if text is None or len(text) > longest:
        return True
    return context.expected is None and not may_state(text, context)


def _once(values: tuple[TypedValue, ...]) -> tuple[TypedValue, ...]:
    """Return values without dates that are said once more, alone or as an end of an interval."""
    said: set[str] = set()
    kept = []
    for value in sorted(values, key=lambda one: "/" not in (one.edtf or "")):
        if value.edtf is not None:
            if value.edtf in said:
                continue
            said.update((value.edtf, *value.edtf.split("/")))
        kept.append(value)
    return tuple(value for value in values if any(value is one for one in kept))


def _linked(value: Value) -> tuple[TypedValue, ...]:
    """The addresses that a value links to, for a field of addresses that shows names."""
    links = {link.target: link for link in value.links if link.kind == "external"}
    return tuple(
        TypedValue(kind="url", text=link.text or target, value=target)
        for target, link in list(links.items())[:_MOST_LINKS]
    )


def may_be_year(text: str) -> bool:
    """Return True if a text is a number that may be a year of our time."""
    return _YEAR.fullmatch(text) is not None


def with_places(typed: tuple[TypedValue, ...], blocks: Sequence[Block]) -> tuple[TypedValue, ...]:
    """Return the values of a text, with the places of the maps beside it unless it says one."""
    if any(value.kind == "coordinates" for value in typed):
        return typed
    places = typed_places(blocks)
    return (*typed, *places) if places else typed


def _complete(stated: Sequence[TypedValue], context: ValueContext) -> Iterator[TypedValue]:
    """What readers found for machines: dates with their first and last days, if there are such."""
    for value in stated:
        if value.kind != "date" or value.start is not None:
            yield value
            continue
        edtf = value.edtf or ""
        if len(edtf) == _YEAR_ALONE:
            yield replace(value, start=f"{edtf}-01-01", end=f"{edtf}-12-31")
            continue
        for one in read_values(edtf, context._replace(expected="date")).values:
            if one.kind == "date" and one.edtf == edtf:
                yield replace(one, origin=value.origin)


def _stated_of(items: Sequence[Value]) -> Iterator[TypedValue]:
    """What machines state of the values of items."""
    return (value for item in items for value in item.typed if value.origin != "text")


def _in_items(
    items: tuple[Value, ...], stated: Sequence[TypedValue]
) -> tuple[tuple[Value, ...], list[TypedValue]]:
    """Return items with what machines state of their values, and what else is stated."""
    others = list(stated)

    def change(item: Value) -> Value:
        typed = []
        for value in item.typed:
            same = next((one for one in stated if agree(one, value)), None)
            typed.append(as_shown(same, value) if same is not None else value)
            if same in others:
                others.remove(same)
        return replace(item, typed=tuple(typed)) if tuple(typed) != item.typed else item

    return each(items, change), others


def _says_one_thing(items: Sequence[Value]) -> bool:
    """Return True if a text may have values beside those of its items.

    A list's text repeats its items, whose values stand with them; a few lines of which no two have
    values say one thing ("1 May 1950", "in Rome").
    """
    return len(items) <= _FEW_LINES and sum(bool(item.typed) for item in items) <= 1
