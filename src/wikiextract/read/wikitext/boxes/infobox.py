"""Infoboxes among the calls and tables of a page, whatever the language.

An infobox stands before or beside the lead's text, is a block, and takes many named parameters,
mostly one a line; this is how it is told, not by a list of templates. Words for "infobox" in many
languages help where the form says little: a call without parameters (its values come from
elsewhere), and boxes in later sections.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from wikiextract.nodes import Block, Infobox, Paragraph, Section, Table, TransclusionBlock
from wikiextract.read.wikitext.boxes.box_names import says_infobox, says_other_box
from wikiextract.read.wikitext.boxes.infobox_fields import infobox_of_call
from wikiextract.read.wikitext.boxes.infobox_tables import infobox_of_table, is_named_box
from wikiextract.read.wikitext.boxes.infobox_tags import infobox_of_tag
from wikiextract.read.wikitext.calls.arguments import CallArguments, family_of
from wikiextract.read.wikitext.calls.picture_calls import is_picture_call
from wikiextract.read.wikitext.calls.show_handled import handled_call
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading

# A first paragraph of this length is the article's text, not a line above its box.
_PROSE = 60
# Families of calls that show what they are given.
_LAYOUTS = frozenset(["text", "first", "last", "list"])


def read_infobox_blocks(
    reading: Reading, sections: tuple[Section, ...], *, only_tables: bool = False
) -> tuple[tuple[Infobox, ...], set[int]]:
    """The infoboxes in document order, and the offsets of the blocks that they are.

    With `only_tables` of those that calls make nothing is read but their names and places.
    """
    read = _unread_box if only_tables else infobox_of_call
    found: dict[int, Infobox] = _tags(reading)
    lead, *others = sections
    names: set[str] = set()
    for block in _lead_calls(lead.blocks, has_sections=bool(others)):
        if _is_infobox(reading, reading.constructs.calls[block.template]):
            found[_start_of(block)] = read(reading, block.template)
            names.add(block.name)
    for block in _all_calls(sections):
        if block.span is None or block.span[0] in found:
            continue
        call = reading.constructs.calls[block.template]
        if (says_infobox(block.name) and not says_other_box(block.name) and call.arguments) or (
            block.name in names and len(call.arguments) > 2
        ):
            found[_start_of(block)] = read(reading, block.template)
    for index in _calls_in_blocks(reading, found):
        found[reading.constructs.calls[index].start] = read(reading, index)
    for table in _named_tables(reading, sections):
        _add_table(reading, table, found)
    if not found:
        for table in _lead_tables(lead.blocks):
            if _add_table(reading, table, found):
                break
    return tuple(found[start] for start in sorted(found)), set(found)


def _tags(reading: Reading) -> dict[int, Infobox]:
    """The infoboxes that stand in the page as tags, by their places."""
    tags = (tag for tag in reading.constructs.tags if tag.facts.kind == "infobox")
    boxes = ((tag.start, infobox_of_tag(reading, tag)) for tag in tags)
    return {start: box for start, box in boxes if box is not None}


def _start_of(block: TransclusionBlock) -> int:
    assert block.span is not None
    return block.span[0]


def _unread_box(reading: Reading, index: int) -> Infobox:
    """Return the infobox that a call makes, without what it shows."""
    call = reading.calls[index]
    return Infobox(name=call.name, span=call.span)


def _add_table(reading: Reading, table: Table, found: dict[int, Infobox]) -> bool:
    infobox = infobox_of_table(reading, table)
    if infobox is None or table.span is None:
        return False
    found[table.span[0]] = infobox
    return True


def _calls_in_blocks(reading: Reading, found: Container[int]) -> list[int]:
    """The calls named as infoboxes in cells, quotations and calls that only lay them out.

    Where nobody knows what a function chooses, the only one that it may show is told as such.
    """
    notes = [span for note in reading.notes for span in note.content]
    inner: list[int] = []
    conditional: dict[int, list[CallMarkup]] = {}
    for call in reading.constructs.seen_calls:
        name = reading.names[call.index]
        if name.kind != "template" or not call.has_arguments or call.start in found:
            continue
        if not says_infobox(name.name) or says_other_box(name.name):
            continue
        if handled_call(reading, call) is not None:
            continue
        if any(start <= call.start < end for start, end in notes):
            continue
        deciding = _deciding_calls(reading, call.parent)
        if deciding:
            conditional.setdefault(deciding[-1].index, []).append(call)
        elif deciding is not None:
            inner.append(call.index)
    for function, calls in conditional.items():
        inner += _conditional(reading, reading.names[function].name, calls)
    return inner


def _deciding_calls(reading: Reading, parent: CallMarkup | None) -> list[CallMarkup] | None:
    """The calls around something that decide whether it is shown, which nobody knows.

    None when one of the calls around it does more than to show it.
    """
    words = facts().words
    deciding: list[CallMarkup] = []
    while parent is not None:
        name = reading.names[parent.index]
        if name.magic in words.branch_functions or name.magic in words.asking_functions:
            if parent.chosen is None:
                deciding.append(parent)
        elif name.kind != "template" or family_of(name.name.lower()) not in _LAYOUTS:
            return None
        parent = parent.parent
    return deciding


def _conditional(reading: Reading, function: str, calls: list[CallMarkup]) -> list[int]:
    """The only infobox that a function may show; none of several."""
    for call in calls:
        box = f"{{{{{reading.names[call.index].name}}}}}"
        reading.log.report(
            "infobox-conditional",
            f"whether {box} is shown is not known: {{{{{function}}}}} decides it",
            severity="info",
            span=(call.start, call.end),
        )
    return [call.index for call in calls] if len(calls) == 1 else []


def _lead_calls(blocks: Iterable[Block], *, has_sections: bool) -> list[TransclusionBlock]:
    """Calls of the lead that text follows: what ends an article without sections is no infobox."""
    ordered = list(blocks)
    last_text = max(
        (
            number
            for number, block in enumerate(ordered)
            if not isinstance(block, TransclusionBlock)
        ),
        default=-1,
    )
    if has_sections:
        last_text = len(ordered)
    only_calls = last_text < 0
    return [
        block
        for number, block in enumerate(ordered)
        if isinstance(block, TransclusionBlock) and (only_calls or number < last_text)
    ]


def _all_calls(sections: Iterable[Section]) -> Iterable[TransclusionBlock]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, TransclusionBlock):
                yield block
        yield from _all_calls(section.sections)


def _named_tables(reading: Reading, sections: Iterable[Section]) -> Iterable[Table]:
    """The tables whose class says that they are infoboxes, wherever they stand."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table) and is_named_box(reading, block):
                yield block
        yield from _named_tables(reading, section.sections)


def _lead_tables(blocks: Iterable[Block]) -> list[Table]:
    """Tables of the lead before its text, or right behind its first paragraph."""
    tables: list[Table] = []
    prose = 0
    for block in blocks:
        if isinstance(block, Table):
            tables.append(block)
        elif isinstance(block, Paragraph) and len(block.text or "") > _PROSE:
            prose += 1
            if prose > 1:
                break
    return tables


def _is_infobox(reading: Reading, call: CallMarkup) -> bool:
    """Return True if a call in the lead is an infobox."""
    node = reading.calls[call.index]
    if node.kind not in ("template", "module"):
        return False
    if says_infobox(node.name):
        return not says_other_box(node.name)
    if family_of(node.name.lower()) is not None or says_other_box(node.name):
        return False
    arguments = CallArguments(node)
    if is_picture_call(arguments):
        return False
    named = len(arguments.named)
    if named > len(arguments.positional):
        many_lines = _argument_lines(reading, call) * 2 >= named
        return (named >= 3 and many_lines) or named >= 6
    return _is_row_of_facts(reading, arguments)


def _argument_lines(reading: Reading, call: CallMarkup) -> int:
    """How many arguments begin a line of the wikitext (or end one with their pipe)."""
    text = reading.text
    count = 0
    for argument in call.arguments:
        before = text[max(call.start, argument.start - 40) : argument.start - 1].rstrip(" \t")
        after = text[argument.start : argument.start + 40].lstrip(" \t")
        if before.endswith("\n") or after.startswith("\n"):
            count += 1
    return count


def _is_row_of_facts(reading: Reading, arguments: CallArguments) -> bool:
    """Return True if positional arguments make an infobox: many of them, the page's title first."""
    if len(arguments.positional) < 6 or reading.title is None:
        return False
    return arguments.positional[0].text == reading.title.text
