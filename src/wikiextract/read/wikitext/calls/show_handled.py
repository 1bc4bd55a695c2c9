"""Calls of which somebody else says what they show."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from wikiextract.nodes import Block, ContentList, Paragraph, Span, TemplateCall, Value
from wikiextract.read.wikitext.calls.show_rules import value_shown
from wikiextract.read.wikitext.calls.shown import Shown
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.reading import Reading


def show_handled(reading: Reading, call: TemplateCall) -> Shown | None:
    """Return what the handler of the page makes of a call; None where it has nothing to say."""
    made = reading.handler(call, reading.log) if reading.handler is not None else None
    if made is None:
        return None
    if isinstance(made, Value):
        return replace(value_shown(made), blocks=made.blocks or (), handled=True)
    return Shown(blocks=made, handled=True)


def handled_call(reading: Reading, call: CallMarkup) -> Shown | None:
    """Return what the handler made of a call that was read; None where it had nothing to say."""
    shown = reading.shown.get(call.start)
    return shown if shown is not None and shown.handled else None


def blocks_handled(shown: Shown, span: Span | None) -> Iterator[Block]:
    """Yield the blocks of a call that stands where a block does."""
    if shown.text and not shown.only_items:
        yield Paragraph(
            text=shown.text,
            links=shown.links,
            images=shown.images,
            references=shown.references,
            span=span,
        )
    if shown.items:
        yield ContentList(items=shown.items, span=span)
    yield from shown.blocks
