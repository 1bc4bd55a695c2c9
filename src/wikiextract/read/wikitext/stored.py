"""The values that a page's own wikitext stores for queries: by links, and by functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from wikiextract.markup.annotations import ASSIGNING, read_annotation, told_link
from wikiextract.markup.stored_values import (
    MOST_STORED,
    TOO_MUCH_STORED,
    assigned_parts,
    is_stored_name,
)
from wikiextract.nodes import Parameter, Span, StoredFact, TemplateCall, Value
from wikiextract.read.text.value_parts import is_empty
from wikiextract.read.wikitext.calls.parameter_values import read_parameter
from wikiextract.read.wikitext.constructs import AnyMarkup, CallMarkup, Hidden, TagMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.links import link_target
from wikiextract.read.wikitext.text.values import EMPTY
from wikiextract.read.wikitext.written import rewritten, without_hidden
from wikiextract.site.query_extensions import storing_functions


def read_stored(reading: Reading, *, start: int = 0) -> tuple[StoredFact, ...] | None:
    """Return what calls of the page store, then what its links from `start` on state.

    None for nothing.
    What stands in a text that a function may choose is told of, and left out.
    """
    found: list[StoredFact] = []
    rows = 0
    storing = storing_functions()
    for call in reading.constructs.seen_calls:
        magic = reading.names[call.index].magic
        if magic not in storing or len(found) > MOST_STORED:
            continue
        if magic not in reading.site.function_ids:
            continue  # text, on such a wiki
        if _is_conditional(reading, call):
            name = reading.calls[call.index].name
            message = f"whether {{{{{name}}}}} stores anything is not known: it is conditional"
            span = (call.start, call.end)
            reading.log.report("stored-conditional", message, severity="info", span=span)
            continue
        node = reading.calls[call.index]
        if magic == "set":
            found += _properties(reading, _pairs(reading, node.parameters))
            continue
        read = _subobject if magic == "subobject" else _row
        row = list(read(reading, node, rows + 1))
        rows += bool(row)
        found += row
    stated = islice(_annotations(reading, start), MOST_STORED + 1)
    return (*_bounded(reading, found), *_bounded(reading, list(stated))) or None


def _bounded(reading: Reading, facts: list[StoredFact]) -> list[StoredFact]:
    if len(facts) > MOST_STORED:
        reading.log.report("too-much-stored", TOO_MUCH_STORED)
    return facts[:MOST_STORED]


def _is_conditional(reading: Reading, call: CallMarkup) -> bool:
    words = facts().words
    parent = call.parent
    while parent is not None:
        magic = reading.names[parent.index].magic
        if parent.chosen is None and (
            magic in words.branch_functions or magic in words.asking_functions
        ):
            return True
        parent = parent.parent
    return False


def _subobject(reading: Reading, call: TemplateCall, row: int) -> Iterator[StoredFact]:
    if call.parameters:
        first, *others = call.parameters
        name = (first.value.text or "").strip()
        pairs = _pairs(reading, others)
        yield from _properties(reading, pairs, "" if name == "-" else name, row)


def _row(reading: Reading, call: TemplateCall, row: int) -> Iterator[StoredFact]:
    """A row of a table of Cargo."""
    last = {name: (one, place) for name, one, place in _pairs(reading, call.parameters) if name}
    _, named = last.pop("_table", (None, (0, 0)))
    table = without_hidden(reading.text, reading.constructs, *named).strip()
    for name, (one, place) in last.items():
        value = _value(reading, *place)
        if is_stored_name(name) and not is_empty(value):
            yield StoredFact(
                system="cargo",
                table=table or None,
                row=row,
                property=name,
                value=value,
                span=one.span,
            )


def _pairs(
    reading: Reading, parameters: Sequence[Parameter]
) -> list[tuple[str | None, Parameter, Span]]:
    """Arguments with what stands before their equals sign (None: they have none), and values."""
    found: list[tuple[str | None, Parameter, Span]] = []
    for one in parameters:
        if one.span is None:
            continue
        start, end = one.span
        sign = _plain(reading, start, end).find("=")
        if sign >= 0:
            name = without_hidden(reading.text, reading.constructs, start, start + sign)
            found.append((name.strip(), one, (start + sign + 1, end)))
        else:
            found.append((None, one, (start, end)))
    return found


def _plain(reading: Reading, start: int, end: int) -> str:
    """The text of a range with comments and tags covered: no sign in them has a meaning."""
    return rewritten(reading.text, reading.constructs, start, end, _cover)


def _cover(construct: AnyMarkup) -> str | None:
    covered = isinstance(construct, (Hidden, TagMarkup))
    return "\0" * (construct.end - construct.start) if covered else None


def _properties(
    reading: Reading,
    pairs: Sequence[tuple[str | None, Parameter, Span]],
    subobject: str | None = None,
    row: int | None = None,
) -> Iterator[StoredFact]:
    text = reading.text
    written = [(name, text[slice(*place)].strip()) for name, _, place in pairs]
    for name, number, separator in assigned_parts(written):
        start, end = pairs[number][2]
        for first, last in _split(_plain(reading, start, end), start, separator):
            value = _value(reading, first, last)
            if not is_empty(value):
                yield StoredFact(
                    system="semantic",
                    subobject=subobject,
                    row=row,
                    property=reading.site.capitalise(name),
                    value=value,
                    span=pairs[number][1].span,
                )


def _split(text: str, start: int, separator: str | None) -> Iterator[Span]:
    """The ranges between separators in a text that begins at `start` in the page."""
    for part in text.split(separator) if separator else [text]:
        yield start, start + len(part)
        start += len(part) + len(separator or "")


def _value(reading: Reading, start: int, end: int) -> Value:
    """Return the value that is stored: a single line is no item of a list."""
    several = "\n" in reading.text[start:end].strip()
    return read_parameter(reading, start, end, begins_line=several)


def _annotations(reading: Reading, first: int) -> Iterator[StoredFact]:
    if not reading.annotates and not reading.site.may_have_annotations:
        return
    seen: set[tuple[str, str]] = set()
    annotating = True
    for link in reading.constructs.links:
        if link.start < first:
            continue
        start, end = link.parts[0]
        written = without_hidden(reading.text, reading.constructs, start, end)
        stated = read_annotation(written)
        target = link_target(reading, link) if stated is not None else None
        if stated is None or target is None:
            continue
        if target.kind != "annotation":
            if not reading.annotates and stated.value:
                span = (link.start, link.end)
                reading.log.report("link-may-state", told_link(written), severity="info", span=span)
            continue
        if stated.switch is not None:
            annotating = stated.switch
        name = reading.site.capitalise(stated.property)
        if not annotating or not target.name or (name, stated.value) in seen:
            continue
        seen.add((name, stated.value))
        sign = ASSIGNING.search(_plain(reading, start, end))
        value = _value(reading, start + sign.end(), end) if sign is not None else EMPTY
        if not is_empty(value):
            yield StoredFact(
                system="semantic", property=name, value=value, span=(link.start, link.end)
            )
