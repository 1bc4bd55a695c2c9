"""Footnotes by calls: ``{{#tag:ref}}``, templates that make, reuse or list notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from wikiextract.nodes import Span
from wikiextract.read.calls.plain_fields import plain_field
from wikiextract.read.wikitext.constructs import AnyMarkup, CallMarkup, Hidden, Range, TagMarkup
from wikiextract.read.wikitext.notes.words import note_call_words
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.written import rewritten, without_hidden
from wikiextract.site.parse_title import decode_entities

_DRESSED = re.compile(r"\{\{[^{}|]{0,100}\|(?:[^{}|]{0,100}\|)*([^{}|]{0,500})\}\}")
_NESTED = 3


class WrittenNote(NamedTuple):
    """A footnote as one tag or call states it; `content` is the range of its text.

    `made` is False where a call says too little to be a note at all.
    """

    name: str | None = None
    group: str | None = None
    follow: str | None = None
    content: Span | None = None
    made: bool = True


def tag_called(reading: Reading, call: CallMarkup) -> str:
    """Return the name of the tag that ``{{#tag:name|…}}`` stands for, in lower case."""
    title = without_hidden(reading.text, reading.constructs, call.start + 2, call.title_end)
    return title.partition(":")[2].strip().lower()


def note_of_tag_call(reading: Reading, call: CallMarkup) -> WrittenNote:
    """Return what ``{{#tag:ref|text|name=…}}`` states; all of its first argument is the text."""
    content: Span | None = None
    if call.arguments:
        first = call.arguments[0]
        content = _filled(reading, first.start, first.end)
    attributes = {
        argument_text(reading, one.start, one.name_end).lower(): argument_text(
            reading, one.value_start, one.end
        ).strip("\"'")
        for one in call.arguments[1:]
        if one.name_end >= 0
    }
    return WrittenNote(
        name=attributes.get("name") or None,
        group=attributes.get("group") or None,
        follow=attributes.get("follow") or None,
        content=content,
    )


def note_of_call(reading: Reading, call: CallMarkup) -> WrittenNote:
    """Return what a template that makes a note of an argument states."""
    known = note_call_words()
    called = reading.names[call.index].name.lower()
    content: Span | None = None
    name = group = None
    for argument, key in _arguments(reading, call):
        if key is None:
            if content is None and called not in known.content_named:
                content = _filled(reading, argument.start, argument.end)
        elif key in known.content and (key != "1" or called not in known.content_named):
            content = _filled(reading, argument.value_start, argument.end) or content
        elif key in known.name:
            name = _value(reading, argument) or None
        elif key in known.group:
            group = _value(reading, argument) or None
    group = group or known.group_of(called, reading.site.language)
    return WrittenNote(name, group, None, content, made=False)


def list_group(reading: Reading, call: CallMarkup) -> str | None:
    """Return the group whose notes a call lists."""
    for argument, key in _arguments(reading, call):
        if key in note_call_words().group:
            value = _value(reading, argument)
            if value:
                return value
    name = reading.names[call.index].name.lower()
    return note_call_words().group_of(name, reading.site.language)


def reused_names(reading: Reading, call: CallMarkup) -> tuple[str | None, list[str]]:
    """Return the group and the names of the notes that a call refers to again."""
    group: str | None = None
    names: dict[int, str] = {}
    for argument, key in _arguments(reading, call):
        value = _value(reading, argument)
        if key is None:
            names[len(names) + 1] = value
        elif key.isascii() and key.isdigit():
            names[int(key)] = value
        elif key in note_call_words().group:
            group = value or None
    given = [names[number] for number in sorted(names)]
    if reading.names[call.index].name.lower() in note_call_words().page_second:
        given = given[:1]
    return group, [name for name in dict.fromkeys(given) if name]


def short_note(reading: Reading, call: CallMarkup) -> str | None:
    """Return the name by which a short citation is one note wherever it stands."""
    known = note_call_words()
    values: list[str] = []
    for argument, key in _arguments(reading, call):
        if key not in known.beside_short_note:
            values.append(_shown(_value(reading, argument)))
    said = "".join(values)
    return f"{known.short_note_prefix}{said}" if said else None


def _shown(value: str) -> str:
    """Return a value as it shows in an anchor: of a call that dresses up a text its last part."""
    for _ in range(_NESTED):
        if "{{" not in value:
            break
        value = _DRESSED.sub(r"\1", value)
    return plain_field(value) or ("" if "{{" in value else value)


def argument_text(reading: Reading, start: int, end: int) -> str:
    """Return wikitext that is a name: without comments, of ``<nowiki>`` what it shows."""
    written = rewritten(reading.text, reading.constructs, start, end, partial(_named, reading.text))
    return decode_entities(written.strip())


def _named(text: str, construct: AnyMarkup) -> str | None:
    if isinstance(construct, TagMarkup) and construct.facts.content == "text":
        return text[construct.content_start : construct.content_end]
    return "" if isinstance(construct, Hidden) else None


def _value(reading: Reading, argument: Range) -> str:
    return argument_text(reading, argument.value_start, argument.end).strip("\"'")


def _arguments(reading: Reading, call: CallMarkup) -> Iterator[tuple[Range, str | None]]:
    """The arguments with their names in lower case, None for positional ones."""
    for argument in call.arguments:
        if argument.name_end < 0:
            yield argument, None
        else:
            yield argument, argument_text(reading, argument.start, argument.name_end).lower()


def _filled(reading: Reading, start: int, end: int) -> Span | None:
    return (start, end) if reading.text[start:end].strip() else None
