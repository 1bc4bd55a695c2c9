"""Lines of wikitext in which every construct is covered.

What a line is depends on its first characters, but a call, link or tag may hold line breaks and
such characters itself. So block readers look at a copy of the text in which each construct is one
sign that says its kind, followed by filling: offsets stay those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from wikiextract.read.wikitext.calls.stating_calls import shows_nothing
from wikiextract.read.wikitext.constructs import (
    BLOCK,
    CALL,
    FILE,
    FILL,
    LINK,
    NOTHING,
    SIGN_FILL,
    TAG,
    CallMarkup,
    Construct,
    Hidden,
    Indent,
    LinkMarkup,
    TagMarkup,
)
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.links import link_target

_NOTHINGS = NOTHING + FILL
BLANKS = " \t\u3000"
# The filling of a call between two signs that make one ("{" and "{{!}}" are "{|").
_SPLIT_SIGN = re.compile(rf"([{{|])({SIGN_FILL}+)(?=[|}}+-])")
# A tag whose attributes go over several lines is in one line all the same.
_TAG_OVER_LINES = re.compile(r"<[a-zA-Z][^<>\n]*\n[^<>]*>")
# Lines that are whole before links are read: headings and those of tables.
_CLOSED = ("=", "|", "!", "{|")
_SIGNS: Mapping[type[Construct], str] = {CallMarkup: CALL, Hidden: NOTHING, Indent: TAG}
_LINK_SIGNS = {"file": FILE, **dict.fromkeys(("category", "language", "hidden"), NOTHING)}


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line, covered. `start` is the offset of its first character, `text` has no line break.

    `nothing`: it holds only comments, categories or links to other languages, so it is as if it
    were not there. What is not shown is left off at the line's start. `rest`: something stands
    before it on its line, so that what begins a list, a table or a heading is text here.
    """

    text: str
    start: int
    nothing: bool = False
    rest: bool = False

    @property
    def end(self) -> int:
        """The offset of the line's end."""
        return self.start + len(self.text)


def covered(reading: Reading, start: int, end: int) -> str:
    """``text[start:end]`` with its constructs covered; calls for signs of tables end in these."""
    text, table_signs = reading.text, reading.table_signs.at
    pieces: list[str] = []
    for construct in reading.constructs.within(start, end):
        place, stop = construct.start, construct.end
        if place > start:
            pieces.append(text[start:place])
        if table_signs and place in table_signs:
            pieces.append(table_signs[place].rjust(stop - place, SIGN_FILL))
        else:
            sign = _SIGNS.get(type(construct)) or _sign(reading, construct)
            pieces.append(sign.ljust(stop - place, FILL))
        start = stop
    pieces.append(text[start:end])
    result = "".join(pieces)
    if table_signs and SIGN_FILL in result:
        result = _SPLIT_SIGN.sub(r"\2\1", result)
    if "<" in result:
        result = _TAG_OVER_LINES.sub(_one_line, result)
    return result


def _one_line(tag: re.Match[str]) -> str:
    return tag[0].replace("\n", " ")


def lines_of(reading: Reading, start: int, end: int, *, begins_line: bool = True) -> list[Line]:
    """The lines between two offsets; without `begins_line` the first is the rest of one."""
    lines: list[Line] = []
    more: dict[int, _Continued] = {}
    linking: set[int] = set()  # lines of nothing but links that show nothing
    for text in covered(reading, start, end).split("\n"):
        if NOTHING not in text:
            lines.append(Line(text, start))
            if "__" in text and not reading.site.switches.sub("", text).strip():
                lines[-1] = Line("", start + len(text))
        elif _is_nothing(text):
            hidden = list(reading.constructs.within(start, start + len(text)))
            if any(isinstance(one, LinkMarkup) for one in hidden):
                linking.add(len(lines))
            vanishes = len(lines) in linking or all(map(_is_comment, hidden))
            lines.append(Line("", start + len(text), nothing=vanishes))
        elif (blanks := _blanks_before_link(reading, text, start)) >= 0:
            count = len(lines)
            _continue(reading, lines, more, text[blanks:], start + blanks)
            linking.difference_update(range(len(lines), count))
        else:
            lines.append(_line(text, start))
        start += len(text) + 1
    for number, continued in more.items():
        lines[number] = replace(lines[number], text="".join(continued.parts))
    if linking:
        _take_empty_lines(reading, lines, linking)
    if not begins_line:
        lines[0] = replace(lines[0], rest=True)
    return lines


def _take_empty_lines(reading: Reading, lines: list[Line], linking: set[int]) -> None:
    """Let the empty lines before such links go with them, as MediaWiki does."""
    taken = False
    for number in range(len(lines) - 1, -1, -1):
        if number in linking:
            taken = True
        elif lines[number].text.strip():
            taken = taken and _only_states(reading, lines[number])
            if taken:
                lines[number] = Line("", lines[number].end, nothing=True)
        elif taken:
            lines[number] = replace(lines[number], nothing=True)


def _only_states(reading: Reading, line: Line) -> bool:
    """Return True if a line holds nothing but calls that leave it empty (``DEFAULTSORT``)."""
    if line.text.replace(CALL, "").replace(FILL, "").strip():
        return False
    return all(
        isinstance(one, CallMarkup) and shows_nothing(reading, one)
        for one in reading.constructs.within(line.start, line.end)
    )


def _blanks_before_link(reading: Reading, text: str, start: int) -> int:
    """How many blanks begin a line before a link that shows nothing (to a category, a language).

    -1 when it begins with something else.
    """
    blanks = len(text) - len(text.lstrip(BLANKS))
    if text[blanks] != NOTHING or not isinstance(reading.constructs.at[start + blanks], LinkMarkup):
        return -1
    return blanks


class _Continued(msgspec.Struct):
    """A line that goes on: its parts so far, and where they end."""

    parts: list[str]
    end: int


def _continue(
    reading: Reading, lines: list[Line], more: dict[int, _Continued], text: str, start: int
) -> None:
    """Add a line that begins with such a link: the white space before the link goes with it.

    So what follows the link goes on with the text before, which may be a list's item. It is put
    into `more`, by the number of that line.
    """
    last = len(lines) - 1
    while last >= 0 and (lines[last].nothing or not lines[last].text.strip()):
        last -= 1
    if last < 0:
        lines.append(_line(text, start))
        return
    before = lines[last]
    if before.text.startswith(_CLOSED):
        shown = text.lstrip(_NOTHINGS + BLANKS)
        lines.append(Line(shown, start + len(text) - len(shown)))
        return
    del lines[last + 1 :]
    line = more.setdefault(last, _Continued([before.text], before.end))
    shown_end = line.end - len(line.parts[-1]) + len(line.parts[-1].rstrip())
    reading.constructs.hide(shown_end, start)
    line.parts += (FILL * (start - line.end), text)
    line.end = start + len(text)


def _line(text: str, start: int) -> Line:
    shown = text.lstrip(_NOTHINGS)
    return Line(shown, start + len(text) - len(shown))


def _is_comment(construct: Construct) -> bool:
    return isinstance(construct, Hidden) and construct.comment


def _is_nothing(text: str) -> bool:
    return not text.replace(NOTHING, "").replace(FILL, "").strip()


def _sign(reading: Reading, construct: Construct) -> str:
    """What covers a construct of which its kind alone does not say it (`_SIGNS`)."""
    if isinstance(construct, LinkMarkup):
        target = None if construct.to_page else link_target(reading, construct)
        return LINK if target is None else _LINK_SIGNS.get(target.kind, LINK)
    if isinstance(construct, TagMarkup):
        if construct.facts.shows_nothing:
            return NOTHING
        splits = construct.is_block and construct.start not in reading.empty_lists
        return BLOCK if splits else TAG
    return LINK
