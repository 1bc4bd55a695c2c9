"""Pages of the documentation as programs: their code blocks, in order, with what each prints.

A block with a ``title`` is saved under that name, any other of ``sh`` or ``python`` is run. A block
of ``text`` right after it is what it prints, where a line ``…`` stands for any lines. A comment
before a block says what a test must know:

    <!-- test: skip: REASON -->    it is not run
    <!-- test: needs NAME -->      it is run where that module or program is installed
    <!-- test: serve VARIABLE -->  it is run beside a server, whose address is in the variable

Two of them are divided by a semicolon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

_BLOCK = re.compile(
    r"(?:<!-- test: (?P<note>[^\n]*) -->\n[ ]*)?"
    r"```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^[ ]*```$",
    re.DOTALL | re.MULTILINE,
)
_RUN = ("sh", "python")


@dataclass(frozen=True)
class Step:
    """A block that is run or saved; `needs`, `serves` and `skip` are what its comment says."""

    language: str
    text: str
    title: str | None = None
    printed: str | None = None
    skip: str | None = None
    needs: str | None = None
    serves: str | None = None


def steps(page: Path) -> list[Step]:
    """Return the steps of a page; `ValueError` for a comment that is not understood."""
    text = page.read_text(encoding="utf-8")
    found: list[Step] = []
    end = 0
    for block in _BLOCK.finditer(text):
        code = dedent(re.sub(r"^[ ]*\n", "\n", block["text"], flags=re.MULTILINE))
        if block["language"] in _RUN or block["title"]:
            said = _said(block["note"] or "")
            found.append(Step(block["language"], code, block["title"], None, **said))
        elif block["language"] == "text" and found and not text[end : block.start()].strip():
            last = found.pop()
            found.append(Step(**{**vars(last), "printed": code.strip("\n")}))
        end = block.end()
    return found


def _said(notes: str) -> dict[str, str]:
    names = {"skip:": "skip", "needs": "needs", "serve": "serves"}
    said = {}
    for note in notes.split("; ") if notes else ():
        kind, _, rest = note.partition(" ")
        if kind not in names or not rest:
            raise ValueError(f"what is meant by “test: {note}”?")
        said[names[kind]] = rest
    return said


def as_expected(printed: str, expected: str) -> bool:
    """Return True if a text is the expected one, in which a line ``…`` stands for any lines."""
    lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
    pattern = "\n".join(
        "(?:.*)" if line == "…" else re.escape(line.rstrip()) for line in expected.splitlines()
    )
    return re.fullmatch(pattern, "\n".join(lines), re.DOTALL) is not None
