"""Calls that stand as blocks: quotations, and how block calls differ from calls in a text."""

from __future__ import annotations

from collections.abc import Iterable

from wikiextract.nodes import (
    Block,
    Figure,
    Gallery,
    Paragraph,
    Quote,
    TemplateCall,
    TransclusionBlock,
)
from wikiextract.read.text.value_parts import all_images, all_links, all_references
from wikiextract.read.wikitext.boxes.box_names import says_infobox, says_other_box
from wikiextract.read.wikitext.calls.arguments import CallArguments, family_of
from wikiextract.read.wikitext.calls.picture_calls import call_images, is_picture_call
from wikiextract.read.wikitext.calls.show_handled import blocks_handled, handled_call
from wikiextract.read.wikitext.calls.stating_calls import shows_nothing
from wikiextract.read.wikitext.constructs import CallMarkup, Construct, Hidden, LinkMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.links import link_target
from wikiextract.read.wikitext.text.values import make_value

# Families of calls that are text even when they stand alone.
_IN_TEXT = frozenset(
    ["text", "first", "last", "foreign_link", "convert", "measured", "sorted", "short_citation"]
)

# So many named arguments on several lines, or on one, are a box's and do not decorate a text.
_SOME = 3
_MANY = 6


def belongs_to_text(reading: Reading, call: CallMarkup) -> bool:
    """Return True if a call alone on a line is text, not a block."""
    if reading.note_marks.get(call.start):
        return True
    if (handled := handled_call(reading, call)) is not None:
        return bool(handled.text) and not handled.blocks and not handled.items
    name = reading.names[call.index]
    if name.kind == "template":
        lowered = name.name.lower()
        if family_of(lowered) not in _IN_TEXT and lowered not in facts().symbols:
            return False
    shown = reading.shown.get(call.start)
    return shown is not None and shown.understood and bool(shown.text)


def are_text(reading: Reading, constructs: Iterable[Construct]) -> bool:
    """Return True if calls alone on a line are text, perhaps with some that show nothing."""
    any_text = False
    for construct in constructs:
        if isinstance(construct, Hidden) or _is_silent_link(reading, construct):
            continue
        if not isinstance(construct, CallMarkup):
            return False
        if belongs_to_text(reading, construct):
            any_text = True
            continue
        shown = reading.shown.get(construct.start)
        is_template = reading.names[construct.index].kind == "template"
        if shown is None or (is_template and not shown.handled):
            return False
        if not shown.understood or shown.blocks or (shown.handled and shown.items):
            return False
    return any_text


def _is_silent_link(reading: Reading, construct: Construct) -> bool:
    """Return True if something is a link to a category or a language."""
    target = link_target(reading, construct) if isinstance(construct, LinkMarkup) else None
    return target is not None and target.kind in ("category", "language")


def is_block_call(reading: Reading, call: CallMarkup) -> bool:
    """Return True if a call before text on its line is a block, not the text's first words."""
    if (handled := handled_call(reading, call)) is not None:
        return bool(handled.blocks)
    if len(call.arguments) < 2 or reading.text.find("\n", call.start, call.end) < 0:
        return False
    if shows_nothing(reading, call):
        return False
    return family_of(reading.names[call.index].name.lower()) not in _IN_TEXT


def is_box_call(reading: Reading, call: CallMarkup, *, leads: bool) -> bool:
    """Return True if a call is an infobox, so that nothing else of its line belongs to it.

    By its name it is one anywhere in a line; by the form of its arguments only where nothing
    visible stands before it (`leads`).
    """
    name = reading.names[call.index]
    if handled_call(reading, call) is not None:
        return False
    if name.kind != "template" or not call.has_arguments or says_other_box(name.name):
        return False
    if says_infobox(name.name):
        return True
    named = sum(argument.name_end >= 0 for argument in call.arguments) if leads else 0
    several_lines = reading.text.find("\n", call.start, call.end) >= 0
    if named < (_SOME if several_lines else _MANY) or named * 2 <= len(call.arguments):
        return False
    shown = reading.shown.get(call.start)
    return shown is not None and not shown.understood


def blocks_of_call(reading: Reading, call: CallMarkup) -> tuple[Block, ...]:
    """Return the blocks that a call on a line of its own makes: one, unless it is handled."""
    handled = handled_call(reading, call)
    if handled is not None:
        return tuple(blocks_handled(handled, (call.start, call.end)))
    return (_block_of_call(reading, call),)


def _block_of_call(
    reading: Reading, call: CallMarkup
) -> Quote | Figure | Gallery | TransclusionBlock:
    node = reading.calls[call.index]
    if node.kind == "template":
        if family_of(node.name.lower()) == "quote":
            quote = _quote(node)
            if quote is not None:
                return quote
        arguments = CallArguments(node)
        if is_picture_call(arguments):
            images = call_images(arguments)
            if len(images) == 1:
                return Figure(image=images[0], span=node.span)
            if images:
                return Gallery(caption=None, images=images, span=node.span)
    return TransclusionBlock(name=node.name, template=call.index, span=(call.start, call.end))


def _quote(call: TemplateCall) -> Quote | None:
    """A quotation given as arguments: the text first, then who said it."""
    arguments = CallArguments(call)
    text = arguments.first_of(facts().words.quotation)
    positional = [value for value in arguments.positional if value.text]
    if text is None and positional:
        text = positional.pop(0)
    if text is None or not text.text:
        return None
    source = arguments.first_of(facts().words.quotation_source)
    if source is None and positional:
        source = positional[0]
        if len(positional) > 1:
            source = make_value(
                ", ".join(value.text or "" for value in positional),
                links=tuple(link for value in positional for link in value.links),
                references=tuple(name for value in positional for name in value.references),
            )
    paragraph = Paragraph(
        text=text.text,
        links=all_links(text),
        images=all_images(text),
        references=all_references(text),
    )
    return Quote(blocks=(paragraph,), source=source, span=call.span)
