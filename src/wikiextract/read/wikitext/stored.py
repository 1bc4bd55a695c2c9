"""What the page's own wikitext stores for the queries of its wiki: by links, and by functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiextract.markup.annotations import read_annotation, told_link
from wikiextract.markup.stored_values import assigned_parts
from wikiextract.nodes import Parameter, Span, StoredFact, TemplateCall
from wikiextract.read.text.value_parts import is_empty
from wikiextract.read.wikitext.calls.parameter_values import read_parameter
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.links import link_target
from wikiextract.site.links import link_text

_MOST = 20_000


def read_stored(reading: Reading) -> tuple[StoredFact, ...] | None:
    """Return what calls of the page store, then what its links state; None for nothing.

    What stands in a text that a function may choose is told of, and left out.
    """
    found: list[StoredFact] = []
    rows = 0
    for call in reading.constructs.seen_calls:
        magic = reading.names[call.index].magic
        if magic not in facts().words.storing_functions or len(found) >= _MOST:
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
            found += _properties(reading, _pairs(node.parameters), node)
            continue
        read = _subobject if magic == "subobject" else _row
        row = list(read(reading, node, rows + 1))
        rows += bool(row)
        found += row
    found += _annotations(reading)
    return tuple(found[:_MOST]) or None


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
        yield from _properties(reading, _pairs(others), call, "" if name == "-" else name, row)


def _row(reading: Reading, call: TemplateCall, row: int) -> Iterator[StoredFact]:
    """A row of a table of Cargo."""
    pairs = [pair for pair in _pairs(call.parameters) if pair[0]]
    table = next((one.raw.partition("=")[2].strip() for n, one, _ in pairs if n == "_table"), "")
    last = {name: (one, place) for name, one, place in pairs if name != "_table"}
    for name, (one, place) in last.items():
        value = read_parameter(reading, *place)
        if not is_empty(value):
            yield StoredFact(
                system="cargo",
                table=table or None,
                row=row,
                property=name or "",
                value=value,
                span=one.span,
            )


def _pairs(
    parameters: Sequence[Parameter],
) -> list[tuple[str | None, Parameter, Span]]:
    """Arguments with what stands before their equals sign (None: they have none), and values."""
    found: list[tuple[str | None, Parameter, Span]] = []
    for one in parameters:
        if one.span is None:
            continue
        start, end = one.span
        name, sign, _ = one.raw.partition("=")
        if sign:
            found.append((name.strip(), one, (start + len(name) + 1, end)))
        else:
            found.append((None, one, (start, end)))
    return found


def _properties(
    reading: Reading,
    pairs: Sequence[tuple[str | None, Parameter, Span]],
    call: TemplateCall,
    subobject: str | None = None,
    row: int | None = None,
) -> Iterator[StoredFact]:
    text = reading.text
    written = [(name, text[slice(*place)].strip()) for name, _, place in pairs]
    for name, number, separator in assigned_parts(written):
        start, end = pairs[number][2]
        for first, last in _split(text, start, end, separator):
            value = read_parameter(reading, first, last)
            if not is_empty(value):
                yield StoredFact(
                    system="semantic",
                    subobject=subobject,
                    row=row,
                    property=reading.site.capitalise(name),
                    value=value,
                    span=pairs[number][1].span,
                )


def _split(text: str, start: int, end: int, separator: str | None) -> Iterator[Span]:
    """The ranges between separators."""
    while separator and (place := text.find(separator, start, end)) >= 0:
        yield start, place
        start = place + len(separator)
    yield start, end


def _annotations(reading: Reading) -> Iterator[StoredFact]:
    if not reading.annotates and not reading.site.may_have_annotations:
        return
    seen: set[tuple[str, str]] = set()
    annotating = True
    for link in reading.constructs.links:
        start, end = link.parts[0]
        written = reading.text[start:end]
        stated = read_annotation(link_text(written))
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
        if not annotating or not stated.value or (name, stated.value) in seen:
            continue
        seen.add((name, stated.value))
        value_start = reading.text.rfind(stated.value, start, end)
        place = (value_start, value_start + len(stated.value)) if value_start >= 0 else (end, end)
        yield StoredFact(
            system="semantic",
            property=name,
            value=read_parameter(reading, *place),
            span=(link.start, link.end),
        )
