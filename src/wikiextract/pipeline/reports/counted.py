"""What the report of a run's content is made of: counts, with an example or two."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import TypeVar

import msgspec

_Counted = TypeVar("_Counted")
_TEXT = 160


class PartCount(msgspec.Struct):
    """A part of records: how many records have it, and how many of it there are in all."""

    pages: int = 0
    total: int = 0


class InfoboxCount(msgspec.Struct, omit_defaults=True):
    """An infobox template: boxes, and how many of them have each field (parameter or label).

    `typed` says of how many of these boxes the field has a typed value.
    """

    boxes: int = 0
    fields: dict[str, int] = msgspec.field(default_factory=dict)
    typed: dict[str, int] = msgspec.field(default_factory=dict)

    def add(self, other: InfoboxCount) -> None:
        """Add what was counted of other boxes."""
        self.boxes += other.boxes
        for mine, others in ((self.fields, other.fields), (self.typed, other.typed)):
            for field, count in others.items():
                mine[field] = mine.get(field, 0) + count

    def keep(self, most: int) -> int:
        """Leave out all but the `most` frequent fields; gives how many were left out."""
        kept = dict(heapq.nlargest(most, self.fields.items(), key=lambda item: item[1]))
        left_out = len(self.fields) - len(kept)
        self.fields = kept
        self.typed = {field: count for field, count in self.typed.items() if field in kept}
        return left_out


class Example(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page where something was, and what was said of it; `site` is the page's wiki."""

    title: str
    message: str
    site: str = ""


class ProblemCount(msgspec.Struct):
    """A diagnostic or a reason of failure, with the first pages that had it."""

    severity: str
    pages: int = 0
    total: int = 0
    examples: list[Example] = msgspec.field(default_factory=list)


class BlameCount(msgspec.Struct):
    """A template or module to blame: how many records it gave each diagnostic, by code."""

    pages: int = 0
    codes: dict[str, int] = msgspec.field(default_factory=dict)


class SlowPage(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """A page, and the time that it took; `site` is its wiki."""

    seconds: float
    title: str
    site: str = ""


class WikiCount(msgspec.Struct, omit_defaults=True):
    """A wiki: records of its pages, and the address of a page, in which ``$1`` is its title."""

    records: int = 0
    address: str | None = None


def most_frequent(
    counts: dict[str, _Counted], most: int, count: Callable[[_Counted], int]
) -> dict[str, _Counted]:
    """Return the entries whose count is highest, in the order of their counts."""
    return dict(heapq.nlargest(most, counts.items(), key=lambda item: count(item[1])))


def short(text: str) -> str:
    """Return a text, not too long, and such that JSON can hold it."""
    text = text if len(text) <= _TEXT else f"{text[: _TEXT - 1]}…"
    return text.encode("utf-8", "replace").decode()
