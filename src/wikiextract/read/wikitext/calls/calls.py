"""The calls that the editor wrote: templates, parser functions, variables, modules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wikiextract.nodes import Parameter, Span, TemplateCall
from wikiextract.read.wikitext.calls.call_names import CallName
from wikiextract.read.wikitext.calls.parameter_values import read_argument
from wikiextract.read.wikitext.calls.show_call import show_call
from wikiextract.read.wikitext.calls.show_tag import tag_of_call
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.places import Places
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.values import EMPTY
from wikiextract.read.wikitext.written import without_hidden

# Calls nested deeper are named without their parameters (each holds the text of all inside it).
MAX_CALL_DEPTH = 60


def read_calls(reading: Reading, places: Iterable[Span] | None = None) -> None:
    """Read every call of the page into ``reading.calls``.

    Inner calls are read first, since what they show is part of the values around them. With
    `places`, only calls in one of these have parameters, and what they show is known.
    """
    wanted = None if places is None else Places(places)
    calls = reading.constructs.calls
    for call in reversed(calls):
        name = reading.names[call.index]
        parameters: tuple[Parameter, ...] = ()
        told = wanted is None or wanted.hold(call)
        if not told:
            pass
        elif call.depth > MAX_CALL_DEPTH:
            reading.log.report(
                "calls-nested-too-deep",
                f"calls are nested deeper than {MAX_CALL_DEPTH}; inner ones lack parameters",
            )
        else:
            parameters = _parameters(reading, call, name)
        node = TemplateCall(
            name=name.name,
            kind=name.kind,
            parameters=parameters,
            parent=call.parent.index if call.parent is not None else None,
            span=(call.start, call.end),
        )
        reading.calls[call.index] = node
        if told and call.chosen is None:
            reading.shown[call.start] = show_call(reading, node, name.magic, call.index)


def _parameters(reading: Reading, call: CallMarkup, name: CallName) -> tuple[Parameter, ...]:
    if call.written is not None and name.magic is None:
        return tuple(_written(reading, call.written, call.title_end + 1))
    found: list[Parameter] = []
    positional = 0
    text = reading.text
    if name.has_argument:
        colons = (text.find(sign, call.start, call.title_end) for sign in ":：")
        start = min(place for place in colons if place >= 0) + 1
        positional = 1
        raw = text[start : call.title_end]
        found.append(_positional(reading, 1, raw, (start, call.title_end)))
    functional = name.kind == "parser_function" and name.magic != "tag"
    kept = name.magic == "tag" and _keeps_content(reading, found)
    for argument in call.arguments:
        content = name.magic == "tag" and positional == 1  # whatever signs it holds
        start, end = argument.start, argument.end
        if argument.name_end < 0 or functional or content:
            positional += 1
            raw = text[start:end]
            found.append(_positional(reading, positional, raw, (start, end), kept=kept))
        else:
            written = text[start : argument.name_end]
            if "<" in written:
                written = without_hidden(text, reading.constructs, start, argument.name_end)
            found.append(_named(reading, written, text[argument.value_start : end], (start, end)))
    return tuple(found)


def _written(reading: Reading, written: Iterable[str], start: int) -> Iterator[Parameter]:
    """The parameters of a template of which the arguments stand between pipes from `start` on."""
    positional = 0
    for one in written:
        end = start + len(one)
        name, equals, value = one.partition("=")
        if equals:
            yield _named(reading, name, value, (start, end))
        else:
            positional += 1
            yield _positional(reading, positional, one, (start, end))
        start = end + 1


def _keeps_content(reading: Reading, found: list[Parameter]) -> bool:
    """Return True if what follows the name of a tag (the first argument) shows as no text."""
    tag = tag_of_call(reading, found[0].raw) if found else None
    return tag is not None and tag.content in ("source", "silent")


def _positional(
    reading: Reading, number: int, raw: str, span: Span, *, kept: bool = False
) -> Parameter:
    return Parameter(
        name=str(number),
        raw=raw,
        value=EMPTY if kept else read_argument(reading, raw.strip(), *span),
        positional=True,
        span=span,
    )


def _named(reading: Reading, name: str, value: str, span: Span) -> Parameter:
    raw = value.strip()
    return Parameter(
        name=name.strip(),
        raw=raw,
        value=read_argument(reading, raw, span[1] - len(value), span[1]),
        span=span,
    )
