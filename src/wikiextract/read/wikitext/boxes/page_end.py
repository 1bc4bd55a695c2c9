"""What stands at an article's end: calls of navigation boxes and stub notices.

Their templates hold the content; of a navigation box the source view knows no more than its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikiextract.nodes import (
    Block,
    Navbox,
    Notice,
    Section,
    TemplateCall,
    TransclusionBlock,
)
from wikiextract.read.wikitext.boxes.box_names import (
    says_disambiguation,
    says_hatnote,
    says_infobox,
    says_maintenance,
    says_navbox,
    says_no_navbox,
    says_stub,
)
from wikiextract.read.wikitext.boxes.notices import only_states_since
from wikiextract.read.wikitext.calls.arguments import CallArguments, family_of
from wikiextract.read.wikitext.calls.coordinates import degrees_of
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_FEW = 3
_LONGEST_SETTING = 60


def read_page_end(
    reading: Reading, sections: tuple[Section, ...], claimed: set[int]
) -> tuple[tuple[Navbox, ...], tuple[Notice, ...], set[int]]:
    """Navigation boxes, stub notices, and the offsets of their blocks.

    `claimed` are the offsets of blocks that are something else already.
    """
    navboxes: list[Navbox] = []
    notices: list[Notice] = []
    taken: set[int] = set()
    title = _last_title(sections)
    trailing = _trailing_calls(sections)
    among_others = _stands_among_others(reading, trailing)
    for block in trailing:
        assert block.span is not None
        node = reading.calls[block.template]
        if block.span[0] in claimed or node.kind != "template":
            continue
        if node.name.casefold() == title:
            continue  # "== References ==" with {{references}}: what the section is for
        if says_stub(node.name):
            notices.append(Notice(kind="stub", template=node.name, span=node.span))
            taken.add(block.span[0])
        elif boxes := _wrapped(reading, node) or _named_boxes(node):
            navboxes += boxes
            taken.add(block.span[0])
        elif says_navbox(node.name) or among_others:
            if not _is_navbox(reading, node):
                continue
            navboxes.append(Navbox(name=node.name, span=node.span))
            taken.add(block.span[0])
    return tuple(reversed(navboxes)), tuple(reversed(notices)), taken


def _last_title(sections: tuple[Section, ...]) -> str:
    """The title of the page's last section, for comparisons."""
    last = sections[-1]
    while last.sections:
        last = last.sections[-1]
    return (last.title or "").casefold()


def _trailing_calls(sections: tuple[Section, ...]) -> list[TransclusionBlock]:
    """The calls behind the last block that is none, the last one first."""
    ordered = list(_blocks(sections))
    trailing: list[TransclusionBlock] = []
    while ordered and isinstance(block := ordered[-1], TransclusionBlock):
        trailing.append(block)
        ordered.pop()
    return trailing if ordered or len(sections) > 1 else []


def _stands_among_others(reading: Reading, trailing: list[TransclusionBlock]) -> bool:
    """Return True if an article ends there as articles do: with several calls, or categories.

    What a lone last call is nobody knows.
    """
    last = trailing[0].span if trailing else None
    if last is None:
        return False
    return len(trailing) > 1 or bool(_COMMENT.sub("", reading.text[last[1] :]).strip())


def _blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)


def _is_navbox(reading: Reading, call: TemplateCall) -> bool:
    """Return True if a call at the page's end names a navigation box: few arguments, no prose."""
    if says_infobox(call.name) or says_no_navbox(call.name) or says_disambiguation(call.name):
        return False
    if says_hatnote(call.name) or says_maintenance(call.name):
        return False
    if only_states_since(CallArguments(call)):
        return False
    if family_of(call.name.lower()) is not None:
        return False
    if says_navbox(call.name):
        return True
    if len(call.parameters) > _FEW or (call.span and call.span[0] in reading.citations):
        return False
    arguments = CallArguments(call)
    if degrees_of(arguments, reading.site.language) is not None:
        return False
    if any(len(parameter.raw) > _LONGEST_SETTING for parameter in call.parameters):
        return False
    return len(arguments.positional) <= 1 and _is_written_as_name(reading, call)


def _is_written_as_name(reading: Reading, call: TemplateCall) -> bool:
    """Return True if a call is written like a topic's name: other notices are in lower case."""
    assert call.span is not None
    written = reading.text[call.span[0] + 2 : call.span[0] + 60].lstrip()
    first = written[:1]
    # Names of some scripts, such as Georgian, are written without capitals.
    return not first.islower() or first.title() == first


def _named_boxes(call: TemplateCall) -> list[Navbox]:
    """The boxes that a call names in its arguments, to show them in a block."""
    if not says_navbox(call.name):
        return []
    values = [parameter.value for parameter in call.parameters if parameter.positional]
    texts = [value.text for value in values if value.text]
    bare = call.name.lower() in facts().boxes.navbox  # the call is about other boxes
    if len(texts) < (1 if bare else 2) or any(value.links or value.items for value in values):
        return []
    return [Navbox(name=text, span=call.span) for text in reversed(texts) if len(text) < 100]


def _wrapped(reading: Reading, call: TemplateCall) -> list[Navbox]:
    """The boxes in a call that only folds up other boxes, the last one first."""
    found: list[Navbox] = []
    for parameter in call.parameters:
        if parameter.span is None or "{{" not in parameter.raw:
            continue
        inner = [
            reading.calls[construct.index]
            for construct in reading.constructs.within(*parameter.span)
            if isinstance(construct, CallMarkup)
        ]
        boxes = [node for node in inner if node.kind == "template" and _is_navbox(reading, node)]
        if len(boxes) >= 2 or (boxes and len(boxes) == len(inner)):
            found += [Navbox(name=node.name, span=node.span) for node in boxes]
    return found[::-1]
