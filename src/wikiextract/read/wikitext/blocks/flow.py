"""The flow of a stretch of wikitext: its blocks and headings in document order.

Line by line, as MediaWiki's block pass goes, on lines whose constructs are covered.
Rules: https://www.mediawiki.org/wiki/Help:Formatting.
"""

from __future__ import annotations

import re

from wikiextract.markup.elements import elements
from wikiextract.nodes import Block, Quote
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.block_tags import items_of_tag
from wikiextract.read.wikitext.blocks.construct_lines import (
    BLOCK_TAG,
    box_in,
    calls_between,
    ends_lists,
    items_of_constructs,
    only_constructs,
)
from wikiextract.read.wikitext.blocks.flow_items import (
    BlockRangeReader,
    HeadingMark,
    UnreadItem,
    only_blocks,
)
from wikiextract.read.wikitext.blocks.headings import heading_in, heading_of_tag
from wikiextract.read.wikitext.blocks.html_elements import ELEMENTS, end_tag, read_element
from wikiextract.read.wikitext.blocks.lists import MARKS, read_lists
from wikiextract.read.wikitext.blocks.paragraph_lines import ParagraphLines
from wikiextract.read.wikitext.blocks.paragraphs import read_paragraph
from wikiextract.read.wikitext.blocks.preformatted import preformatted_block
from wikiextract.read.wikitext.blocks.table_markup import TableMarkup
from wikiextract.read.wikitext.blocks.table_values import items_of_table
from wikiextract.read.wikitext.blocks.tables import (
    is_table_end,
    is_table_start,
    scan_html_table,
    scan_table,
    table_ends,
)
from wikiextract.read.wikitext.calls.block_calls import (
    are_text,
    blocks_of_call,
    is_block_call,
)
from wikiextract.read.wikitext.constructs import (
    BLOCK,
    CALL,
    FILE,
    FILL,
    NOTHING,
    CallMarkup,
    TagMarkup,
)
from wikiextract.read.wikitext.lines import BLANKS, Line, lines_of
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.html_tags import hides, may_hide

MAX_DEPTH = 10
_MOST_CUTS = 300
_LEADING_CALLS = re.compile(rf"(?:[{CALL}{NOTHING}]{FILL}*\s*)+")
_RULE = re.compile(r"-{4,}")
_PREFIX = re.compile(r"[*#:;]")


def flow_in_range(
    reading: Reading,
    start: int,
    end: int,
    depth: int = 0,
    *,
    headings: bool = False,
    lines_run_on: bool = False,
    begins_line: bool = True,
    indents: bool = False,
) -> list[UnreadItem]:
    """Return the blocks between two offsets.

    `headings`: headings end what stands before them. `lines_run_on`: empty lines end no paragraph.
    `begins_line`: nothing stands before the first line. `indents`: blanks before lines say nothing.
    """
    if depth > MAX_DEPTH:
        reading.log.report("blocks-too-deep", f"blocks are nested deeper than {MAX_DEPTH}")
        return list(read_paragraph(reading, start, end))
    lines = lines_of(reading, start, end, begins_line=begins_line)
    flow = _RangeFlow(reading, lines, depth, headings=headings, indents=indents)
    flow.lines_run_on = lines_run_on
    if not begins_line and reading.text[end : end + 1].strip("\n"):
        flow.kinds.ends_with_tag(lines[-1])
    flow.run()
    return flow.items


def blocks_in_range(
    reading: Reading, start: int, end: int, depth: int = 0, *, begins_line: bool = True
) -> tuple[Block, ...]:
    """The blocks between two offsets, in which headings are paragraphs."""
    return only_blocks(flow_in_range(reading, start, end, depth, begins_line=begins_line))


def blocks_of_value(
    reading: Reading, start: int, end: int, depth: int = 0, *, begins_line: bool = True
) -> tuple[Block, ...]:
    """The blocks of a value in which blanks before lines say nothing.

    Parameters are such, since editors lay out calls, and in HTML all but cells of tables.
    """
    items = flow_in_range(reading, start, end, depth, begins_line=begins_line, indents=True)
    return only_blocks(items)


class _RangeFlow:
    """One pass over lines; `number` is that of the line being read."""

    def __init__(
        self, reading: Reading, lines: list[Line], depth: int, *, headings: bool, indents: bool
    ) -> None:
        self.reading = reading
        self.depth = depth
        self.headings = headings
        self.lines_run_on = False
        self.indents = indents
        self.read_blocks: BlockRangeReader = blocks_of_value if indents else blocks_in_range
        self.lines = lines
        self.ends = table_ends(lines)
        self.items: list[UnreadItem] = []
        self.number = 0
        self.paragraph: tuple[int, int] | None = None
        self.bare_paragraph = False
        self.kinds = ParagraphLines(reading, bare=bool(lines and lines[0].rest))
        self.unclosed: set[str] = set()
        # How often the line `cut_line` was cut; each cut copies what is left of the line.
        self.cut_line = -1
        self.cuts = 0

    def run(self) -> None:
        """Read all lines."""
        lines = self.lines
        while self.number < len(lines):
            line = lines[self.number]
            if line.nothing:
                self.number += 1
            elif not line.text or line.text.isspace():
                if not self.lines_run_on and not self.kinds.in_stretch:
                    self.flush()
                self.number += 1
            else:
                self.line(line)
        self.flush()

    def line(self, line: Line) -> None:
        """One line that shows something; goes on behind what it begins."""
        text = line.text
        first = text[0]
        if line.rest:
            self.rest(line)
            return
        self.kinds.enter(line)
        if first == "=" and self.heading(line):
            return
        if self.ends.get(self.number) == self.number and is_table_end(text):
            self.flush()
            cut = text.index("|}") + 2
            self.go_on(Line(text[cut:], line.start + cut))
        elif is_table_start(text):
            self.table(line)
        elif first == "-" and _RULE.match(text):
            self.flush()
            rest = text.lstrip("-")
            self.go_on(Line(rest, line.end - len(rest)))
        elif first in MARKS and self.box_in(line) is None:
            self.list()
        elif first in BLANKS and self.box_in(line) is None:
            self.indented(line)
        elif first == CALL and self.number in self.ends:
            self.flush()
            for call in calls_between(self.reading, line.start, line.end):
                self.items += blocks_of_call(self.reading, call)
            self.table(line)
        else:
            self.rest(line)

    def rest(self, line: Line) -> None:
        """A line, or what is left of one, whose first sign means nothing at a line's start."""
        first = line.text[0]
        if (box := self.box_in(line)) is not None:
            self.box(line, box)
        elif first in BLANKS:
            plain = line.text.lstrip(BLANKS)
            self.lines[self.number] = Line(plain, line.end - len(plain), rest=True)
        elif first == "<":
            self.tag(line)
        elif first == BLOCK:
            self.block_tag(line)
        elif first == FILE and (picture := self.kinds.picture_at(line.start)) is not None:
            self.flush()
            self.items += read_paragraph(self.reading, picture.start, picture.end)
            self.go_on(Line(line.text[picture.end - line.start :], picture.end))
        elif first < " " and self.constructs(line):
            self.number += 1
        else:
            self.text(line)

    def block_tag(self, line: Line) -> None:
        """An extension tag that is a block, and what follows it on the line."""
        tag = self.reading.constructs.at[line.start]
        assert isinstance(tag, TagMarkup)
        self.flush()
        self.items += items_of_tag(self.reading, tag, self.part)
        self.go_on(Line(line.text[tag.end - line.start :], tag.end))

    def part(
        self, start: int, end: int, *, lines_run_on: bool = False, begins_line: bool = True
    ) -> list[UnreadItem]:
        """The flow of what a tag or a cell in this one holds."""
        return flow_in_range(
            self.reading,
            start,
            end,
            self.depth + 1,
            headings=self.headings,
            lines_run_on=lines_run_on,
            begins_line=begins_line,
            indents=self.indents or lines_run_on,
        )

    def go_on(self, rest: Line) -> None:
        """Read the rest of the present line as a line, if anything is left of it."""
        text = rest.text.lstrip(BLANKS)
        if not text.strip():
            self.number += 1
            return
        if self.number != self.cut_line:
            self.cut_line, self.cuts = self.number, 0
        self.cuts += 1
        line = Line(text, rest.end - len(text), nothing=rest.nothing, rest=True)
        if self.cuts > _MOST_CUTS:
            self.number += 1
            self.paragraph = (line.start, line.end)
        else:
            self.lines[self.number] = line

    def text(self, line: Line) -> None:
        """A line of running text, up to a list, table or quotation in HTML within it."""
        if self.paragraph is not None and self.kinds.bare != self.bare_paragraph:
            self.flush()
        self.bare_paragraph = self.kinds.bare
        inside = self.kinds.block_within(line)
        if inside is not None:
            start = line.start if self.paragraph is None else self.paragraph[0]
            self.paragraph = (start, line.start + inside)
            self.flush()
            self.go_on(Line(line.text[inside:], line.start + inside))
            return
        start = line.start
        leading = _LEADING_CALLS.match(line.text) if self.paragraph is None else None
        if leading is not None:
            for call in calls_between(self.reading, line.start, line.start + leading.end()):
                if is_block_call(self.reading, call):
                    if call.start > start and self.reading.text[start : call.start].strip():
                        self.items += read_paragraph(self.reading, start, call.start)
                    self.items += blocks_of_call(self.reading, call)
                    start = call.end
        self.paragraph = (self.paragraph[0] if self.paragraph else start, line.end)
        self.number += 1

    def box_in(self, line: Line) -> CallMarkup | None:
        """Return the first infobox in a line that holds more, if no table begins there."""
        return None if self.number in self.ends else box_in(self.reading, line)

    def box(self, line: Line, call: CallMarkup) -> None:
        """An infobox in a line: what stands before and behind it is read by itself."""
        before = Line(line.text[: call.start - line.start], line.start)
        if self.paragraph is not None:
            self.paragraph = (self.paragraph[0], before.end)
            self.flush()
        elif _PREFIX.match(before.text):
            self.items += read_lists(self.reading, [before])
        elif not self.constructs(before):
            self.items += read_paragraph(self.reading, before.start, before.end)
        self.items += blocks_of_call(self.reading, call)
        self.go_on(Line(line.text[call.end - line.start :], call.end))

    def constructs(self, line: Line) -> bool:
        """A line of nothing but constructs; False when it is (part of) a paragraph."""
        found = items_of_constructs(self.reading, line, self.part)
        if found is None:
            return False
        self.flush()
        self.items += found
        return True

    def flush(self) -> None:
        """End the paragraph that is being gathered."""
        if self.paragraph is not None:
            start, end = self.paragraph
            self.paragraph = None
            self.items += read_paragraph(self.reading, start, end)

    def goes_on(self) -> bool:
        """Return True if a line that shows something follows. (Breaks end such lines of poems.)"""
        following = (self.lines[number] for number in range(self.number + 1, len(self.lines)))
        return any(line.text.strip() for line in following)

    def heading(self, line: Line) -> bool:
        """A heading, or the paragraph that it is where headings begin no sections."""
        found = heading_in(line)
        if found is None or (self.lines_run_on and self.goes_on()):
            return False
        self.flush()
        self.kinds.leave_block()
        if self.headings:
            self.add_heading(found)
        else:
            self.items += read_paragraph(self.reading, found.title_start, found.title_end)
        self.number += 1
        return True

    def add_heading(self, heading: HeadingMark) -> None:
        """A heading that begins a section: the first one ends the lead."""
        self.items.append(heading)
        if self.reading.lead_end is None:
            self.reading.lead_end = heading.start

    def table(self, line: Line) -> None:
        """A table, to its end or (when it has none) to the next heading."""
        self.flush()
        self.kinds.leave_block()
        first = self.number
        last = self.ends.get(first)
        if last is None:
            last = self.table_without_end(first)
            self.reading.log.report(
                "table-unclosed", "a table is not closed", span=(line.start, line.start + 2)
            )
        markup = scan_table(self.reading, self.lines, first, last, self.ends)
        self.table_items(markup)
        self.number = last
        rest = self.lines[last]
        cut = max(0, min(markup.end, rest.end) - rest.start)
        self.go_on(Line(rest.text[cut:], rest.start + cut))

    def table_items(self, markup: TableMarkup) -> None:
        """The table, or what it lays out."""
        self.items += items_of_table(self.reading, markup, self.depth, self.read_blocks, self.part)

    def table_without_end(self, first: int) -> int:
        """The last line of a table that is not closed."""
        for number in range(first + 1, len(self.lines)):
            if self.headings and heading_in(self.lines[number]) is not None:
                return number - 1
        return len(self.lines) - 1

    def list(self) -> None:
        """Consecutive list lines."""
        self.flush()
        first = self.number
        tag: TagMarkup | None = None
        while self.number < len(self.lines) and tag is None:
            line = self.lines[self.number]
            if not line.nothing and (
                not line.text or line.text[0] not in MARKS or is_table_start(line.text)
            ):
                break
            if self.number > first and self.box_in(line) is not None:
                break
            if BLOCK in line.text:
                tag = ends_lists(self.reading, line)
            self.number += 1
        found = [line for line in self.lines[first : self.number] if not line.nothing]
        if tag is None:
            self.items += read_lists(self.reading, found)
            return
        last = found.pop()
        found.append(Line(last.text[: tag.start - last.start], last.start))
        self.items += read_lists(self.reading, found)
        self.items += items_of_tag(self.reading, tag, self.part)
        self.number -= 1
        self.go_on(Line(last.text[tag.end - last.start :], tag.end))

    def indented(self, line: Line) -> None:
        """A line that begins with a blank: preformatted, unless it holds only constructs."""
        stripped = line.text.strip(BLANKS)
        plain = Line(line.text.lstrip(BLANKS), line.end - len(line.text.lstrip(BLANKS)))
        if (
            (only_constructs(stripped) and not self.is_text(line))
            or self.kinds.holds_picture(line)
            or BLOCK in line.text
            or line.text[0] != " "
            or self.indents
            or self.kinds.in_stretch
        ):
            self.lines[self.number] = plain
            return
        match = BLOCK_TAG.match(stripped)
        if match is not None and match[2].lower() in elements().blocks:
            self.lines[self.number] = plain
            return
        self.flush()
        first = self.number
        while self.number < len(self.lines):
            following = self.lines[self.number]
            if not following.nothing and (
                not following.text.startswith(" ") or is_table_start(following.text)
            ):
                break
            if self.number > first and self.box_in(following) is not None:
                break
            self.number += 1
        lines = [item for item in self.lines[first : self.number] if not item.nothing]
        if not lines:
            self.lines[first] = plain
            return
        ranges = [(line.start + 1, line.end) for line in lines]
        block = preformatted_block(self.reading, ranges, (lines[0].start, lines[-1].end))
        if block is not None:
            self.items.append(block)

    def is_text(self, line: Line) -> bool:
        """Return True if the constructs that a line consists of are text."""
        found = list(self.reading.constructs.within(line.start, line.end))
        return are_text(self.reading, found) or any(
            isinstance(one, TagMarkup) and one.facts.kind == "nowiki" for one in found
        )

    def tag(self, line: Line) -> None:
        """A line that begins with an HTML tag."""
        heading = heading_of_tag(line) if self.headings else None
        if heading is not None:
            self.flush()
            self.add_heading(heading)
            self.go_on(Line(line.text[heading.end - line.start :], heading.end))
            return
        match = BLOCK_TAG.match(line.text)
        name = match[2].lower() if match is not None else ""
        if match is None or name not in elements().blocks:
            self.text(line)
            return
        self.flush()
        hidden = self.hides(line, match)
        if not match[1] and (hidden or name in ("blockquote", "pre") or name in ELEMENTS):
            if name not in self.unclosed and self.element(line, name, match.end(), hidden=hidden):
                return
            self.unclosed.add(name)
        self.go_on(Line(line.text[match.end() :], line.start + match.end()))

    def hides(self, line: Line, tag: re.Match[str]) -> bool:
        """Return True if the element of a tag in a line is not shown."""
        start, end = (line.start + place for place in tag.span(3))
        return may_hide(tag[3]) and hides(read_attributes(self.reading.text[start:end]))

    def open_to_end(self, name: str) -> bool:
        """Return True if an element that no tag ends holds what follows it."""
        if name in ("pre", "blockquote"):
            return True
        return self.depth > 0 and name in ELEMENTS and name != "table"

    def element_without_end(self, name: str) -> int:
        """The last line of an element that is not closed: within `pre` headings are text."""
        return len(self.lines) - 1 if name == "pre" else self.table_without_end(self.number)

    def element(self, line: Line, name: str, opening: int, *, hidden: bool) -> bool:
        """A quotation, preformatted text, list or table in HTML, or a hidden element.

        False when it is not closed.
        """
        found = end_tag(self.lines, self.number, name)
        if found is None and self.open_to_end(name):
            number = self.element_without_end(name)
            length = len(self.lines[number].text)
            found = number, length, length
        if found is None:
            return False
        last, close_start, close_end = found
        start, end = line.start, self.lines[last].start + close_end
        inside = line.start + opening, self.lines[last].start + close_start
        block: Block | None = None
        if hidden:
            pass
        elif name == "blockquote":
            inner = blocks_of_value(self.reading, *inside, self.depth + 1, begins_line=False)
            block = Quote(blocks=inner, span=(start, end)) if inner else None
        elif name == "pre":
            block = preformatted_block(self.reading, [inside], (start, end))
        elif name == "table":
            self.table_items(scan_html_table(self.reading, (start, end), inside))
        else:
            block = read_element(self.reading, name, start, end, self.depth, blocks_of_value)
        if block is not None:
            self.items.append(block)
        rest = self.lines[last]
        if last > self.number:
            self.kinds.enter(rest)
        self.number = last
        self.go_on(Line(rest.text[close_end:], rest.start + close_end))
        return True
