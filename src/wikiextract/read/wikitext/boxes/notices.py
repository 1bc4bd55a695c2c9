"""Hatnotes and notices to editors, at the top of the page and of its sections.

Only what is plain: a call whose name says it, an indented line in italics that links elsewhere, a
call that states nothing but since when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wikiextract.nodes import (
    Block,
    DefinitionList,
    Figure,
    Gallery,
    Link,
    Notice,
    Section,
    TemplateCall,
    TransclusionBlock,
    Value,
)
from wikiextract.read.text.value_parts import all_links, all_references
from wikiextract.read.wikitext.boxes.box_names import (
    says_disambiguation,
    says_hatnote,
    says_infobox,
    says_maintenance,
    says_stub,
)
from wikiextract.read.wikitext.boxes.navbox_evidence import are_alike, words_of
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading

_ITALIC = re.compile(r"\s*''(?!').*''(?!')[.\s]*\Z", re.S)
_QUOTATION_MARKS = tuple('"“”„«»‹›「『《‘‚')
# A dash with who said it, at the end of the line.
_AUTHOR = re.compile(r"(?:[—–―]|--|\s-)\s*[^—–―]{2,60}\Z")
_ABOUT_PARENTHESIS = re.compile(r"\S.*\s[(（][^()（）]+[)）]\Z")


def read_notice_blocks(
    reading: Reading, sections: tuple[Section, ...], claimed: set[int]
) -> tuple[tuple[Notice, ...], set[int]]:
    """The notices of the page, and the offsets of the blocks that they are."""
    found: list[tuple[int, Notice]] = []
    for section, title, is_lead in _walk(sections, None):
        at_top = True
        for block in section.blocks:
            if block.span is None or block.span[0] in claimed:
                continue
            notice = _notice(reading, block, title, at_top=at_top, is_lead=is_lead)
            if notice is not None:
                found.append((block.span[0], notice))
            elif not isinstance(block, (TransclusionBlock, Figure, Gallery)):
                at_top = False
    return tuple(notice for _, notice in found), {start for start, _ in found}


def _walk(
    sections: tuple[Section, ...], parent: str | None
) -> Iterator[tuple[Section, str | None, bool]]:
    for section in sections:
        yield section, section.title, section.title is None and parent is None
        yield from _walk(section.sections, section.title)


def _notice(
    reading: Reading, block: Block, title: str | None, *, at_top: bool, is_lead: bool
) -> Notice | None:
    if isinstance(block, DefinitionList):
        return _indented(reading, block, title) if at_top else None
    if not isinstance(block, TransclusionBlock):
        return None
    call = reading.calls[block.template]
    if call.kind != "template" or says_infobox(call.name) or says_disambiguation(call.name):
        return None
    arguments = CallArguments(call)
    if says_hatnote(call.name) and not (arguments.named.keys() and not arguments.positional):
        return _hatnote(reading, call, arguments, title)
    if says_maintenance(call.name) or only_states_since(arguments):
        return Notice(kind="maintenance", template=call.name, section=title, span=call.span)
    if says_stub(call.name):
        return Notice(kind="stub", template=call.name, section=title, span=call.span)
    if at_top and is_lead and _names_other_pages(reading, arguments):
        return _hatnote(reading, call, arguments, title)
    return None


def only_states_since(arguments: CallArguments) -> bool:
    """Return True if a call has one argument, a date: since when something is to be done."""
    if arguments.positional or len(arguments.named) != 1:
        return False
    name, parameter = next(iter(arguments.named.items()))
    return name in facts().boxes.date and any(map(str.isdigit, parameter.value.text or ""))


def _names_other_pages(reading: Reading, arguments: CallArguments) -> bool:
    """Return True if a call's arguments are titles like the page's own with another parenthesis."""
    if arguments.named or not 1 <= len(arguments.positional) <= 5 or reading.title is None:
        return False
    own = reading.title.text.partition(" (")[0]
    return any(text.startswith(own) and _ABOUT_PARENTHESIS.match(text) for text in arguments.raw)


def _hatnote(
    reading: Reading, call: TemplateCall, arguments: CallArguments, title: str | None
) -> Notice:
    links: list[Link] = [link for value in arguments.positional for link in all_links(value)]
    if call.name.lower() in facts().boxes.hatnote_links:
        for value in arguments.positional:
            link = _link_to(reading, value, call)
            if link is not None:
                links.append(link)
    else:
        for value in arguments.positional:
            if value.text and _ABOUT_PARENTHESIS.match(value.text) and not value.links:
                link = _link_to(reading, value, call)
                if link is not None:
                    links.append(link)
    text: str | None = None
    prose = [value for value in arguments.positional if value.links and value.text]
    if len(arguments.positional) == 1 and prose:
        text = prose[0].text
    return Notice(
        kind="hatnote",
        template=call.name,
        text=text,
        links=tuple(links),
        references=tuple(name for value in arguments.positional for name in all_references(value)),
        section=title,
        span=call.span,
    )


def _link_to(reading: Reading, value: Value, call: TemplateCall) -> Link | None:
    """The link that a hatnote makes of an argument that is a title."""
    if value.links or not value.text:
        return None
    target = reading.site.title(value.text)
    if target is None or target.interwiki is not None:
        return None
    return Link(
        text=value.text.lstrip(":"), target=target.prefixed, anchor=target.fragment, span=call.span
    )


def _indented(reading: Reading, block: DefinitionList, title: str | None) -> Notice | None:
    """``:''See [[…]]''``: an indented line in italics at the top that links elsewhere."""
    if len(block.items) != 1 or block.span is None or block.items[0].terms:
        return None
    value = block.items[0].definitions[0]
    if value.items or not value.links:
        return None
    written = reading.text[slice(*block.span)].lstrip(":")
    if not _ITALIC.match(written) or _is_quotation(value):
        return None
    if not _points_elsewhere(reading, value):
        return None
    return Notice(
        kind="hatnote",
        text=value.text,
        links=value.links,
        references=value.references,
        section=title,
        span=block.span,
    )


def _is_quotation(value: Value) -> bool:
    """Return True if a line is somebody's words: in quotation marks, or before their author."""
    text = (value.text or "").strip()
    return text[:1] in _QUOTATION_MARKS or _AUTHOR.search(text) is not None


def _points_elsewhere(reading: Reading, value: Value) -> bool:
    """Return True if a line says that it points to the link at its end, or links a like title.

    A line that begins so and a link after it may go on about what that is.
    """
    text = (value.text or "").rstrip(" .。!)）'\"”»")
    ends_with_link = text.endswith(value.links[-1].text.rstrip(" .)）"))
    words = facts().boxes
    if ends_with_link and _pattern_of(words.pointing).search(text) is not None:
        return True
    begin = _pattern_of(words.pointing | words.pointing_first).match(text)
    if begin is not None and text[begin.end() :].lstrip(" :：").startswith(value.links[0].text):
        return True
    own = words_of(reading.title.text) if reading.title is not None else []
    return bool(own) and any(
        any(are_alike(word, other) for word in own for other in words_of(link.target))
        for link in value.links
        if link.kind == "internal"
    )


@cache
def _pattern_of(pointing: frozenset[str]) -> re.Pattern[str]:
    """Words of lines that point elsewhere; scripts without spaces have them anywhere."""
    words = sorted(pointing, key=len, reverse=True)
    spaced = "|".join(re.escape(word) for word in words if word[0].isalpha() and word[0] < "\u0900")
    others = "|".join(re.escape(word) for word in words if word[0] >= "\u0900")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|{others}", re.I)
