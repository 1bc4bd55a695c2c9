"""Lines to blocks: lists by ``*#;:``, paragraphs by empty lines, ``pre`` by a leading space.

https://www.mediawiki.org/wiki/Help:Lists. Tags that are there already open and close blocks, so
paragraphs are only made where none is open (`markup/stretches.py`).
"""

from __future__ import annotations

import re

from wikiextract.markup.stretches import stretch_of
from wikiextract.render.definition_lines import split_term

_QUOTE = re.compile(r"<(/?)blockquote[\s>]", re.IGNORECASE)
_PRE = re.compile("</?pre", re.IGNORECASE)
# A line of nothing but these neither opens nor closes a paragraph.
_STYLES = re.compile(
    r"(?:<style\b[^>]*>[^<]*</style>\s*|<(?:link|meta)\b[^>]*>\s*)+$", re.IGNORECASE
)
_MARKS = "*#:;"
_MARK_SET = frozenset(_MARKS)
_BLANK = " \t\n\r\0\x0b"
# Deeper lists are cut off: their items stay at this depth.
_MAX_MARKS = 30

_START = {"*": "<ul><li>", "#": "<ol><li>", ":": "<dl><dd>", ";": "<dl><dt>"}


def apply_blocks(text: str, *, line_start: bool = True) -> str:
    """Return a text whose lines are blocks; without `line_start` the first line is running text."""
    blocks = _Blocks(text)
    lines = text.split("\n")
    first = 0
    if not line_start:
        blocks.out.append(lines[0])
        first = 1
    last = len(lines) - 1
    for line in lines[first:last]:
        blocks.line(line)
    if first <= last:
        blocks.line(lines[last], last=True)
    return blocks.finish()


class _Blocks:
    """The lists and paragraphs that are open after the lines read by now."""

    def __init__(self, text: str) -> None:
        self.out: list[str] = []
        # What few texts have is looked for in the lines of those alone.
        self.may_quote = _QUOTE.search(text) is not None
        self.may_have_pre = _PRE.search(text) is not None
        # Marks of the open lists, with ":" for ";".
        self.lists = ""
        self.open_term = False
        # The open paragraph: "", "p" or "pre"; what goes before the next one.
        self.paragraph = ""
        self.pending = ""
        self.in_block = False
        self.in_pre = False
        self.in_quote = False

    def line(self, line: str, *, last: bool = False) -> None:
        """Read one line."""
        pre_opens = pre_closes = False
        if self.may_have_pre and "<" in line:
            lowered = line.lower()
            pre_opens, pre_closes = "<pre" in lowered, "</pre" in lowered
        marks = ""
        if not self.in_pre:
            if line and line[0] in _MARK_SET:
                marks = line[: len(line) - len(line.lstrip(_MARKS))]
                line = line[len(marks) :]
                marks = marks[:_MAX_MARKS]
            self.in_pre = pre_opens
        if marks or self.lists:
            line = self._list_line(marks, line)
        if not marks:
            begins = stretch_of(line) if "<" in line else None
            if begins is not None:
                self._stretch(line, begins=begins, pre_opens=pre_opens, pre_closes=pre_closes)
            elif not (self.in_block or self.in_pre):
                line = self._text_line(line)
        if pre_closes:
            self.in_pre = False
        if not self.pending:
            if marks:
                self.out.append(line.strip(_BLANK))
            else:
                self.out.append(line)
                if not last or self.paragraph:
                    self.out.append("\n")

    def finish(self) -> str:
        """Close what is open; return the whole text."""
        for mark in reversed(self.lists):
            self.out.append(self._close_list(mark))
        self.out.append(self._close_paragraph(at_end=True))
        return "".join(self.out)

    # --- lists ---

    def _list_line(self, marks: str, line: str) -> str:
        """Open and close lists for a line's marks; return the rest of the line."""
        out = self.out
        self.pending = ""
        same = marks.replace(";", ":")
        if marks and same == self.lists:
            out.append(self._next_item(marks[-1]))
            return self._term(line) if marks[-1] == ";" else line
        common = 0
        shorter = min(len(marks), len(self.lists))
        while common < shorter and marks[common] == self.lists[common]:
            common += 1
        for mark in reversed(self.lists[common:]):
            out.append(self._close_list(mark))
        if 0 < common == len(marks):
            out.append(self._next_item(marks[common - 1]))
        if self.open_term and common and marks[common - 1] == ":":
            out.append(self._next_item(":"))
        if self.lists and (len(marks) > common or not marks):
            out.append("\n")
        for mark in marks[common:]:
            out.append(self._close_paragraph())
            out.append(_START[mark])
            if mark == ";":
                self.open_term = True
                line = self._term(line)
        self.lists = same
        return line

    def _term(self, line: str) -> str:
        divided = split_term(line)
        if divided is None:
            return line
        self.out.append(divided[0].strip(_BLANK))
        self.out.append(self._next_item(":"))
        return divided[1]

    def _next_item(self, mark: str) -> str:
        if mark in "*#":
            return "</li>\n<li>"
        end = "</dt>\n" if self.open_term else "</dd>\n"
        self.open_term = mark == ";"
        return end + ("<dt>" if self.open_term else "<dd>")

    def _close_list(self, mark: str) -> str:
        if mark == "*":
            return "</li></ul>"
        if mark == "#":
            return "</li></ol>"
        if self.open_term:
            self.open_term = False
            return "</dt></dl>"
        return "</dd></dl>"

    # --- paragraphs ---

    def _close_paragraph(self, *, at_end: bool = False) -> str:
        end = f"</{self.paragraph}>" if self.paragraph else ""
        if end and not at_end:
            end += "\n"
        self.paragraph = ""
        self.in_pre = False
        return end

    def _stretch(self, line: str, *, begins: bool, pre_opens: bool, pre_closes: bool) -> None:
        """Close the paragraph for a line without list marks that begins or ends a stretch."""
        self.pending = ""
        if not self.in_pre or pre_opens:
            self.out.append(self._close_paragraph())
        if pre_opens and not pre_closes:
            self.in_pre = True
        if self.may_quote:
            for quote in _QUOTE.finditer(line):
                self.in_quote = not quote[1]
        self.in_block = begins

    def _text_line(self, line: str) -> str:
        """Open and close paragraphs for a line without marks and blocks; return the rest of it."""
        blank = not line.strip(_BLANK)
        if line[:1] == " " and not self.in_quote and (not blank or self.paragraph == "pre"):
            if self.paragraph != "pre":
                self.pending = ""
                self.out.append(self._close_paragraph() + "<pre>")
                self.paragraph = "pre"
            return line[1:]
        if line[:1] == "<" and _STYLES.match(line):
            if self.pending:
                self.out.append(self._close_paragraph())
                self.pending = ""
            return line
        self._paragraph(blank=blank)
        return line

    def _paragraph(self, *, blank: bool) -> None:
        out = self.out
        if blank:
            if self.pending:
                out.append(self.pending + "<br />")
                self.pending = ""
                self.paragraph = "p"
            elif self.paragraph != "p":
                out.append(self._close_paragraph())
                self.pending = "<p>"
            else:
                self.pending = "</p><p>"
        elif self.pending:
            out.append(self.pending)
            self.pending = ""
            self.paragraph = "p"
        elif self.paragraph != "p":
            out.append(self._close_paragraph() + "<p>")
            self.paragraph = "p"
