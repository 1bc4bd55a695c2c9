"""Which lines of running text make a paragraph together, and what within a line ends one."""

from __future__ import annotations

import re

from wikiextract.markup.elements import elements
from wikiextract.markup.stretches import stretch_of
from wikiextract.read.wikitext.constructs import BLOCK, FILE, NOTHING, LinkMarkup
from wikiextract.read.wikitext.lines import Line
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.external import external_link
from wikiextract.read.wikitext.text.files import options_of_link
from wikiextract.read.wikitext.text.links import link_target

# What may end the paragraph in whose line it is.
_WITHIN = re.compile(rf"</?([a-zA-Z][a-zA-Z0-9]*)(?:[\s/{NOTHING}][^<>]*)?>|{BLOCK}|{FILE}")


class ParagraphLines:
    """Tells lines that share no paragraph with others: with tags of blocks, or between such.

    `bare` is True while such a line is read, `in_stretch` while lines between tags are.
    """

    def __init__(self, reading: Reading, *, bare: bool) -> None:
        self.reading = reading
        self.bare = bare
        self.in_stretch = False
        self._last: Line | None = None
        self._link = -1, -1  # the external link that was looked at last: its start, its end

    def ends_with_tag(self, last: Line) -> None:
        """Take note that the tag that ends the part being read stands on its last line."""
        self._last = last

    def enter(self, line: Line) -> None:
        """Go on to a line."""
        begins = False if BLOCK in line.text else stretch_of(line.text)
        if begins is None and self.holds_picture(line):
            begins = False
        if begins is not None:
            self.in_stretch = begins
        self.bare = self.in_stretch or begins is not None or line is self._last

    def leave_block(self) -> None:
        """Go on behind a heading or a table."""
        self.in_stretch, self.bare = False, True

    def block_within(self, line: Line) -> int | None:
        """Return where in a line, after its first sign, a block begins."""
        text = line.text
        if "<" not in text and BLOCK not in text and FILE not in text:
            return None
        for match in _WITHIN.finditer(text, 1):
            if match[1] is not None:
                # The end tag of no `pre` means nothing: no such element is open in a paragraph.
                name = match[1].lower()
                if name in elements().blocks and (name != "pre" or text[match.start() + 1] != "/"):
                    return match.start()
            elif match[0] == BLOCK or (
                self.picture_at(line.start + match.start()) is not None
                and not self.in_link(line, match.start())
            ):
                return match.start()
        return None

    def in_link(self, line: Line, place: int) -> bool:
        """Return True if a place in a line is one in the text of an external link."""
        bracket = line.text.rfind("[", 0, place)
        if bracket < 0:
            return False
        start = line.start + bracket
        if self._link[0] != start:
            self._link = start, external_link(self.reading, start, line.end).end
        return self._link[1] > line.start + place

    def picture_at(self, offset: int) -> LinkMarkup | None:
        """Return the picture beside the text that begins at an offset."""
        link = self.reading.constructs.at.get(offset)
        return link if isinstance(link, LinkMarkup) and self.is_apart(link) else None

    def holds_picture(self, line: Line) -> bool:
        """Return True if a picture beside the text stands in a line."""
        return FILE in line.text and any(map(self.is_apart, self._links(line)))

    def is_apart(self, link: LinkMarkup) -> bool:
        """Return True if a link is a picture that stands beside the text."""
        return is_apart(self.reading, link)

    def _links(self, line: Line) -> list[LinkMarkup]:
        within = self.reading.constructs.within(line.start, line.end)
        return [construct for construct in within if isinstance(construct, LinkMarkup)]


def is_apart(reading: Reading, link: LinkMarkup) -> bool:
    """Return True if a link is a picture that stands beside the text."""
    target = link_target(reading, link)
    if target is None or target.kind != "file":
        return False
    return options_of_link(reading, link, target).apart
