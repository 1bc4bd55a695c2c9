"""The end of an article: calls of navigation boxes and stub notices.

Their templates hold the content; of a navigation box the source view knows no more than its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.nodes import (
    Block,
    Navbox,
    Notice,
    Section,
    Span,
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
from wikiextract.read.wikitext.boxes.navbox_evidence import PageTopics, says_it_navigates
from wikiextract.read.wikitext.boxes.notices import only_states_since
from wikiextract.read.wikitext.calls.arguments import CallArguments, family_of
from wikiextract.read.wikitext.calls.coordinates import degrees_of
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading

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
    calls = [
        node
        for block in _trailing_calls(sections)
        if block.span is not None
        and block.span[0] not in claimed
        and (node := reading.calls[block.template]).kind == "template"
        # "== References ==" with {{references}}: what the section is for
        and node.name.casefold() != title
    ]
    sure = _surely_navboxes(reading, calls)
    for node in calls:
        if says_stub(node.name):
            notices.append(Notice(kind="stub", template=node.name, span=node.span))
        elif boxes := _wrapped(reading, node) or _named_boxes(node):
            navboxes += boxes
        elif not _may_be_navbox(reading, node):
            continue
        elif node.span in sure:
            navboxes.append(Navbox(name=node.name, span=node.span))
        else:
            _report(reading, node)
            continue
        assert node.span is not None
        taken.add(node.span[0])
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


def _surely_navboxes(reading: Reading, calls: list[TemplateCall]) -> set[Span]:
    """Return the places of the calls at a page's end that are navigation boxes.

    They stand together: a bare call among them is one when another is, and so are several bare
    calls among those that close an article (stub notices, bars of identifiers).
    """
    boxes = [call for call in calls if call.span is not None and _may_be_navbox(reading, call)]
    if not boxes:
        return set()
    bars = facts().boxes.identifiers
    topics = PageTopics(reading, [call.name for call in boxes])
    named = [call for call in boxes if says_it_navigates(call) or topics.holds(call.name)]
    bare = [call for call in boxes if not call.parameters and call.name.lower() not in bars]
    closed = any(says_stub(call.name) or call.name.lower() in bars for call in calls)
    sure = named + [call for call in boxes if call.name.lower() in bars]
    if named or any(map(_named_boxes, calls)) or (closed and len(bare) > 1):
        sure += bare
    return {call.span for call in sure if call.span is not None}


def _report(reading: Reading, call: TemplateCall) -> None:
    """Say that nobody knows what a call at the page's end is."""
    reading.log.report(
        "end-call-not-known",
        f"whether {{{{{call.name}}}}} at the end of the page is a navigation box is not known",
        severity="info",
        template=call.name,
        span=call.span,
    )


def _blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)


def _may_be_navbox(reading: Reading, call: TemplateCall) -> bool:
    """Return True if a call may name a navigation box: few arguments, no prose."""
    if says_infobox(call.name) or says_no_navbox(call.name) or says_disambiguation(call.name):
        return False
    if says_hatnote(call.name) or says_maintenance(call.name) or says_stub(call.name):
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
        boxes = [
            node for node in inner if node.kind == "template" and _may_be_navbox(reading, node)
        ]
        folds = says_navbox(call.name) or any(map(says_it_navigates, boxes))
        if folds and (len(boxes) >= 2 or (boxes and len(boxes) == len(inner))):
            found += [Navbox(name=node.name, span=node.span) for node in boxes]
    return found[::-1]
