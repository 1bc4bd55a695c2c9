"""Statements of a page about itself: redirect, titles, sort key, kind, coordinates, description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from wikiextract.diagnostics import shortened
from wikiextract.nodes import (
    Coordinates,
    Parameter,
    Section,
    Span,
    TemplateCall,
    TransclusionBlock,
)
from wikiextract.read.wikitext.boxes.box_coordinates import box_coordinates
from wikiextract.read.wikitext.boxes.box_names import says_disambiguation
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.coordinates import degrees_of, globe_of, states_coordinates
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.links import sort_key
from wikiextract.site import Title

_REDIRECT = re.compile(r"\s*(#[^\s\[\]#:]+)\s*(?::\s*)?\[\[([^\]|\n]+)")


class PageStatements(msgspec.Struct, frozen=True):
    """A page's own statements, named as in `Document`.

    `sort_key` is the DEFAULTSORT, `claimed` are the offsets of calls that only make statements.
    """

    display_title: str | None = None
    redirect_to: str | None = None
    redirect_anchor: str | None = None
    disambiguation: bool | None = None
    short_description: str | None = None
    coordinates: Coordinates | None = None
    sort_key: str | None = None
    claimed: frozenset[int] = frozenset()


def read_page_facts(
    reading: Reading, sections: tuple[Section, ...], boxes: set[int]
) -> PageStatements:
    """Read what the page says of itself; `boxes` are the offsets of its infoboxes."""
    redirect = redirect_target(reading)
    blocks = {block.template for section in sections for block in _calls(section)}
    display_title = default_key = description = None
    claimed: set[int] = set()
    coordinates: Coordinates | None = None
    disambiguation = _has_switch(reading)
    described = facts().boxes.short_description
    for markup in reading.constructs.seen_calls:
        index, call = markup.index, reading.calls[markup.index]
        name = reading.names[index]
        if name.magic == "displaytitle" and call.parameters:
            display_title = _display_title(reading, call.parameters[0]) or display_title
        elif name.magic == "defaultsort" and call.parameters:
            default_key = _default_sort_key(reading, call.parameters[0])
        elif call.kind != "template":
            continue
        elif call.name.lower() in described:
            description = description or _description(call)
            claimed.add(call.span[0] if call.span is not None else -1)
        elif index in blocks and says_disambiguation(call.name):
            disambiguation = True
        elif coordinates is None:
            coordinates = _coordinates(
                reading, call, is_block=index in blocks and call.parent is None
            )
            if coordinates is not None and call.span is not None:
                claimed.add(call.span[0])
    for markup in reading.constructs.seen_calls if coordinates is None else ():
        call = reading.calls[markup.index]
        if call.span is not None and call.span[0] in boxes:
            coordinates = box_coordinates(call)
    return PageStatements(
        display_title=display_title,
        redirect_to=redirect.page.prefixed if redirect is not None else None,
        redirect_anchor=redirect.fragment or None if redirect is not None else None,
        disambiguation=True if disambiguation else None,
        short_description=description,
        coordinates=coordinates,
        sort_key=default_key,
        claimed=frozenset(claimed),
    )


def statement_places(reading: Reading) -> Iterator[Span]:
    """Yield where the calls stand that say what the page is and which categories it is in."""
    for link in reading.constructs.links:
        if link.name is None:
            yield link.start, link.end
    for call in reading.constructs.seen_calls:
        name = reading.names[call.index]
        described = name.kind == "template" and (
            name.name.lower() in facts().boxes.short_description
        )
        if described or name.magic in ("displaytitle", "defaultsort"):
            yield call.start, call.end


def may_be_disambiguation(reading: Reading) -> bool:
    """Return True if a call says that the page lists meanings, wherever it stands."""
    names = (reading.names[call.index] for call in reading.constructs.seen_calls)
    return any(name.kind == "template" and says_disambiguation(name.name) for name in names)


def redirect_target(reading: Reading) -> Title | None:
    """Where the page redirects to. A redirect in another language's word counts too."""
    target = reading.site.redirect_target(reading.text)
    if target is None:
        match = _REDIRECT.match(reading.text)
        if match is None or match[1].lower() not in facts().foreign.redirect:
            return None
        target = reading.site.title(match[2].strip())
    if target is not None and not target.prefixed:
        # "#REDIRECT [[#section]]" leads to a section of the page itself.
        return reading.title and replace(reading.title, fragment=target.fragment)
    return target


def redirect_end(reading: Reading) -> int:
    """Where the text of a page begins behind its redirect and blanks; 0 when it is none."""
    if reading.redirect_end is None:
        text = reading.text
        end = text.find("]]") + 2 if redirect_target(reading) is not None else 0
        reading.redirect_end = len(text) - len(text[end:].lstrip()) if end > 1 else 0
    return reading.redirect_end


def _display_title(reading: Reading, parameter: Parameter) -> str | None:
    """A title as shown, which must name the page (Manual:$wgRestrictDisplayTitle)."""
    text, own = parameter.value.text, reading.title
    named = reading.site.title(text) if text else None
    if own is None or (named is not None and named.page == own.page):
        return text
    if text:
        reading.log.report(
            "display-title-ignored",
            f"{shortened(text)!r} is not a form of the page's title.",
            span=parameter.span,
        )
    return None


def _default_sort_key(reading: Reading, parameter: Parameter) -> str | None:
    if parameter.span is None:
        return None
    key = sort_key(reading, "the default sort key", *parameter.span)
    return (key or "").strip() or None


def _calls(section: Section) -> Iterator[TransclusionBlock]:
    for block in section.blocks:
        if isinstance(block, TransclusionBlock):
            yield block
    for inner in section.sections:
        yield from _calls(inner)


def _has_switch(reading: Reading) -> bool:
    """Return True if the text holds ``__DISAMBIG__`` (Extension:Disambiguator)."""
    return "__" in reading.text and re.search(r"__DISAMBIG__", reading.text, re.I) is not None


def _description(call: TemplateCall) -> str | None:
    arguments = CallArguments(call)
    text = arguments.positional[0].text if arguments.positional else None
    return None if text is None or text.lower() in facts().words.no_description else text


def _coordinates(reading: Reading, call: TemplateCall, *, is_block: bool) -> Coordinates | None:
    """The place of the page's subject: coordinates shown beside the title."""
    if len(call.parameters) < 2 or not any(map(str.isdigit, call.parameters[0].raw[:4])):
        return None
    arguments = CallArguments(call)
    degrees = degrees_of(arguments, reading.site.language)
    if degrees is None:
        return None
    if not _in_title(arguments) and not (is_block and states_coordinates(arguments.lowered)):
        return None
    return Coordinates(
        latitude=degrees.latitude,
        longitude=degrees.longitude,
        globe=globe_of(arguments),
        text=degrees.text,
        span=call.span,
    )


def _in_title(arguments: CallArguments) -> bool:
    """Return True if a setting places what a call shows beside the page's title."""
    words = facts().coordinates.in_title
    settings = (parameter.raw for parameter in arguments.named.values())
    return any(word in text.lower() for text in settings if len(text) < 40 for word in words)
