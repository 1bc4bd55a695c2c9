"""Reads the format of MediaWiki's parser tests (https://www.mediawiki.org/wiki/Parser_tests).

A file is prose and blocks. A block is made of sections, each a line ``!! name`` (perhaps with a
word or more behind it) and the lines up to the next; ``!! end`` ends it. A section's text is
without its last line break.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

OptionValue = str | bool | list[str] | dict[str, object]

_SECTION = re.compile(r"!!\s*(?P<name>\S+)(?P<rest>.*)")
_ENDS = ("end", "endarticle", "endhooks", "endfunctionhooks")


@dataclass(frozen=True)
class Section:
    """A section: its name in lower case, what stands behind that, its text."""

    name: str
    rest: str
    text: str


@dataclass(frozen=True)
class Block:
    """A block: the number of its first line, its sections in order."""

    line: int
    sections: tuple[Section, ...]

    def texts(self) -> dict[str, str]:
        """The texts by section; of several of one name the last counts."""
        return {section.name: section.text for section in self.sections}


def read_blocks(path: Path) -> Iterator[Block]:
    """Yield the blocks of a file. Raises ValueError, naming file and line, when one has no end."""
    start = 0
    sections: list[Section] = []
    lines: list[str] | None = None
    head = ("", "")
    # Only LF ends a line: some tests hold other line separators.
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n"), 1):
        match = _SECTION.match(line)
        if match is None:
            if lines is not None:
                lines.append(line)
            continue
        if lines is None:
            start = number
        else:
            sections.append(Section(*head, "\n".join(lines)))
        head, lines = (match["name"].lower(), match["rest"].strip()), []
        if head[0] in _ENDS:
            yield Block(start, tuple(sections))
            sections, lines = [], None
    if lines is not None:
        raise ValueError(f"{path}:{start}: a block that ends in '!! {head[0]}' has no end")


_WORD = r'[^\s,="\[{]+'
_VALUE = re.compile(
    rf"""
    \s*(?:
        "(?P<quoted>(?:[^"\\]|\\.)*)"
      | \[\[(?P<link>[^\]]*)\]\]
      | (?P<word>{_WORD})
    )
    """,
    re.X,
)
_KEY = re.compile(rf"[\s,]*(?P<key>{_WORD})\s*(?P<equals>=?)")


def parse_options(text: str) -> Mapping[str, OptionValue]:
    """Parses `key`, `key=value`, `key=[[title]]`, `key=a,b`, `key={JSON}`; keys in lower case."""
    options: dict[str, OptionValue] = {}
    lines = (line for line in text.split("\n") if not line.lstrip().startswith("#"))
    text = "\n".join(lines)
    position = 0
    while match := _KEY.match(text, position):
        position = match.end()
        key = match["key"].lower()
        if not match["equals"]:
            options[key] = True
            continue
        rest = text[position:].lstrip()
        if rest.startswith("{"):
            value, length = json.JSONDecoder().raw_decode(rest)
            options[key] = value
            position = len(text) - len(rest) + length
            continue
        values: list[str] = []
        while found := _VALUE.match(text, position):
            values.append(next(group for group in found.groups() if group is not None))
            position = found.end()
            if not text.startswith(",", position):
                break
            position += 1
        options[key] = values[0] if len(values) == 1 else values
    return options
