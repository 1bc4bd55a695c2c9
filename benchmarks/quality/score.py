"""Counts of what is right, and the rows of the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Score(NamedTuple):
    """What a program said of a set of pages.

    `given` is the number of its statements, `right` how many of these are; `found` counts what it
    should have said, out of `expected`.
    """

    given: int = 0
    right: int = 0
    found: int = 0
    expected: int = 0

    def plus(self, other: Score) -> Score:
        """Return both together."""
        return Score(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def is_short(self) -> bool:
        """True if a statement is wrong or missing."""
        return self.right < self.given or self.found < self.expected

    @property
    def precision(self) -> float | None:
        """The share of its statements that are right; None where it made none."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """The share of what it should have said; None where that is nothing."""
        return self.found / self.expected if self.expected else None


class Row(NamedTuple):
    """A line of the table. Without a score, `note` says why the program has none."""

    measure: str
    part: str
    program: str
    score: Score | None
    note: str = ""


def of_sets(given: Iterable[str], expected: Iterable[str]) -> Score:
    """Return the score of statements that are equal or not."""
    said, wanted = set(given), set(expected)
    both = len(said & wanted)
    return Score(len(said), both, both, len(wanted))


def total(scores: Iterable[Score]) -> Score:
    """Return all scores together."""
    whole = Score()
    for score in scores:
        whole = whole.plus(score)
    return whole


def as_table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| measure | part | program | precision | recall | of |",
        "| --- | --- | --- | ---: | ---: | ---: |",
    ]
    for row in rows:
        if row.score is None:
            cells = [row.note, "", ""]
        else:
            cells = [percent(row.score.precision), percent(row.score.recall)]
            cells.append(str(row.score.expected))
        lines.append(f"| {' | '.join([row.measure, row.part, row.program, *cells])} |")
    return "\n".join(lines)


def percent(share: float | None) -> str:
    """Return a share as it is shown in a table."""
    return "—" if share is None else f"{100 * share:.1f} %"
