"""Tables: many short inputs, each with its answer (README.md tells the format)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.cases.blocks import OptionValue, read_blocks
from tests.cases.case import read_setting, read_text, write_text

_ANSWER, _OURS, _COMMENT = "=>", "~>", "-- "


@dataclass(frozen=True)
class Row:
    """An input, its answer, and what we give instead where that is known and wanted.

    `number` counts the rows of the file from 0, `line` is that of the input.
    """

    path: Path
    number: int
    line: int
    given: str
    answer: str
    ours: str | None = None

    def __str__(self) -> str:
        return self.given[:80]

    @property
    def expected(self) -> str:
        """What we are to give."""
        return self.answer if self.ours is None else self.ours

    @property
    def arguments(self) -> list[Any]:
        """The input of a table whose inputs and answers are JSON."""
        found: list[Any] = json.loads(self.given)
        return found

    def problem(self, found: str) -> str | None:
        """Return what is wrong with what was found, None when it is as expected."""
        if found != self.expected:
            return f"{self.given}\n  expected {self.expected}\n  got      {found}"
        if self.ours == self.answer:
            return f"{self.given}\n  no longer differs from the answer"
        return None


def as_json(value: object) -> str:
    """Return `value` as tables of JSON have it."""
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Table:
    """The rows of a file, with the options and pages that it states."""

    path: Path
    options: Mapping[str, OptionValue]
    pages: Mapping[str, str]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """Read a file that holds a table. Raises ValueError, naming file and line, when it is none."""
    blocks = list(read_blocks(path))
    options, pages = read_setting(blocks)
    rows: list[Row] = []
    for block in blocks:
        for section in block.sections:
            if section.name == "table":
                rows += _rows(path, block.line + 1, section.text)
    return Table(path, options, pages, tuple(rows))


def _rows(path: Path, first: int, text: str) -> Iterator[Row]:
    """Yield the rows of a table whose text begins in the line `first`."""
    row: Row | None = None
    given: tuple[int, str] | None = None
    number = 0
    for at, line in enumerate(text.split("\n"), first):
        mark, _, rest = line.partition(" ")
        if mark == _ANSWER and given is not None:
            row, given = Row(path, number, *given, read_text(rest)), None
            number += 1
        elif mark == _OURS and row is not None:
            row = replace(row, ours=read_text(rest))
        elif line and not line.startswith(_COMMENT):
            if given is not None or mark in (_ANSWER, _OURS):
                raise ValueError(f"{path}:{at}: an input without an answer, or the reverse")
            if row is not None:
                yield row
            row, given = None, (at, read_text(line))
    if given is not None:
        raise ValueError(f"{path}:{given[0]}: an input without an answer")
    if row is not None:
        yield row


def write_row(given: str, answer: str) -> str:
    """Return a row as it is written in a file."""
    return f"{write_text(given)}\n" + f"{_ANSWER} {write_text(answer)}".rstrip(" ") + "\n"


def write_difference(row: Row, found: str) -> None:
    """Write what was found for a row as `ours` where it differs from the answer, else nothing.

    The answer stays: most come from MediaWiki or PHP, and not from us.
    """
    now = read_table(row.path).rows[row.number]
    ours = f"{_OURS} {write_text(found)}".rstrip(" ")
    lines = row.path.read_bytes().decode("utf-8").split("\n")
    behind = now.line + 1  # numbers of lines begin with one, and the answer has a line
    lines[behind : behind + (now.ours is not None)] = [ours] if found != row.answer else []
    row.path.write_bytes("\n".join(lines).encode())
