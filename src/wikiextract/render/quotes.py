"""Apostrophes: ``''italic''``, ``'''bold'''``, line by line.

https://www.mediawiki.org/wiki/Help:Formatting. Five apostrophes are both; four are one and bold;
more than five are all but five, and both. When a line has an odd number of both bold and italic
marks, one bold mark is read as an apostrophe and italic: the first that follows a single letter,
else a longer word, else a space.
"""

from __future__ import annotations

import re

_QUOTES = re.compile(r"(''+)")

_ITALIC, _BOLD, _BOTH = 2, 3, 5
_ONE_TAG = {"''": "i", "'''": "b"}


def apply_quotes(text: str) -> str:
    """Replace apostrophe markup in all lines of a text."""
    if "''" not in text:
        return text
    lines = text.split("\n")
    return "\n".join([quotes_in_line(line) if "''" in line else line for line in lines])


def quotes_in_line(line: str) -> str:
    """Replace apostrophe markup in one line (or in a link's text, line breaks or not)."""
    parts = _QUOTES.split(line)
    if len(parts) == 1:
        return line
    if len(parts) == 5 and parts[1] == parts[3] and parts[1] in _ONE_TAG:
        before, written, inside, _, after = parts
        tag = _ONE_TAG[written]
        return f"{before}<{tag}>{inside}</{tag}>{after}"
    marks = _marks(parts)
    if sum(mark != _BOLD for mark in marks) % 2 and sum(mark != _ITALIC for mark in marks) % 2:
        _mend(parts, marks)
    return _tags(parts, marks)


def _marks(parts: list[str]) -> list[int]:
    """The kind of each mark; apostrophes that are text go to the part before it."""
    marks: list[int] = []
    for index in range(1, len(parts), 2):
        count = len(parts[index])
        if count == 4:
            parts[index - 1] += "'"
            count = _BOLD
        elif count > _BOTH:
            parts[index - 1] += "'" * (count - _BOTH)
            count = _BOTH
        marks.append(count)
    return marks


def _mend(parts: list[str], marks: list[int]) -> None:
    after_letter = after_word = after_space = -1
    for number, mark in enumerate(marks):
        if mark != _BOLD:
            continue
        before = parts[2 * number]
        if before.endswith(" "):
            if after_space == -1:
                after_space = number
        elif before[-2:-1] == " ":
            after_letter = number
            break
        elif after_word == -1:
            after_word = number
    for number in (after_letter, after_word, after_space):
        if number != -1:
            marks[number] = _ITALIC
            parts[2 * number] += "'"
            return


def _tags(parts: list[str], marks: list[int]) -> str:
    out: list[str] = [parts[0]]
    # What is open, outermost first; "both" is undecided which of them is the outer one, and
    # `pending` holds what was written since then.
    state = ""
    pending: list[str] = []
    for number, mark in enumerate(marks):
        if mark == _ITALIC:
            state = _italic(state, out, pending)
        elif mark == _BOLD:
            state = _bold(state, out, pending)
        else:
            state = _both(state, out, pending)
        text = parts[2 * number + 2]
        (pending if state == "both" else out).append(text)
    if state == "both":
        text = "".join(pending)
        if text:
            out.append(f"<b><i>{text}</i></b>")
    else:
        out.append("".join(f"</{tag}>" for tag in reversed(state)))
    return "".join(out)


def _italic(state: str, out: list[str], pending: list[str]) -> str:
    if state == "both":
        out.append("<b><i>" + "".join(pending) + "</i>")
        pending.clear()
        return "b"
    if state == "i":
        out.append("</i>")
        return ""
    if state == "bi":
        out.append("</i>")
        return "b"
    if state == "ib":
        out.append("</b></i><b>")
        return "b"
    out.append("<i>")
    return state + "i"


def _bold(state: str, out: list[str], pending: list[str]) -> str:
    if state == "both":
        out.append("<i><b>" + "".join(pending) + "</b>")
        pending.clear()
        return "i"
    if state == "b":
        out.append("</b>")
        return ""
    if state == "ib":
        out.append("</b>")
        return "i"
    if state == "bi":
        out.append("</i></b><i>")
        return "i"
    out.append("<b>")
    return state + "b"


def _both(state: str, out: list[str], pending: list[str]) -> str:
    if state == "both":
        out.append("<i><b>" + "".join(pending) + "</b></i>")
        pending.clear()
        return ""
    if state == "b":
        out.append("</b><i>")
        return "i"
    if state == "i":
        out.append("</i><b>")
        return "b"
    if state in {"bi", "ib"}:
        out.append("</i></b>" if state == "bi" else "</b></i>")
        return ""
    return "both"
