"""A sample of pages that is the same whatever the order, the files and the number of workers."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from wikiextract.errors import InputError
from wikiextract.sources.page import Page

_RANKS = 1 << 64
_ADVICE = "give a number of pages (--sample 500) or a part of them (--sample 0.01, --sample 1%)"


@dataclass(frozen=True)
class Sample:
    """The pages whose rank is below `below` (of 2^64).

    A page's rank is a hash of the seed and its page id (its title when it has no id), so that each
    page is judged alone: by any worker, in any order, in this dump and in the next one.
    """

    seed: int
    below: int

    @classmethod
    def part(cls, part: float, seed: int) -> Sample:
        """About `part` (0 to 1) of all pages."""
        return cls(seed, min(_RANKS, round(part * _RANKS)))

    @classmethod
    def count(cls, pages: Iterable[Page], count: int, seed: int) -> Sample:
        """Exactly `count` of these pages, or all when there are fewer; reads all, holds `count`.

        Pages with the same id count once and are in the sample together.
        """
        lowest: list[int] = []  # a heap of negative ranks: its first is the highest rank
        held: set[int] = set()
        for page in pages:
            place = rank(page, seed)
            full = len(lowest) >= count > 0
            if place in held or (full and place >= -lowest[0]):
                continue
            held.add(place)
            heapq.heappush(lowest, -place)
            if len(lowest) > count:
                held.discard(-heapq.heappop(lowest))
        return cls(seed, -lowest[0] + 1 if lowest and count else 0)

    def has(self, page: Page) -> bool:
        """Return True if the page is in the sample."""
        return rank(page, self.seed) < self.below


def rank(page: Page, seed: int) -> int:
    """The page's place among all pages: evenly spread over 0 to 2^64."""
    name = f"#{page.page_id}" if page.page_id is not None else f"={page.title or ''}"
    text = f"{seed} {name}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


def read_sample_size(text: str) -> int | float:
    """Read the value of ``--sample``: a number of pages (int) or a part of them (float, 0 to 1).

    Raises InputError when it is neither.
    """
    number = text.strip()
    try:
        if number.isdecimal():
            return int(number)
        part = float(number[:-1]) / 100 if number.endswith("%") else float(number)
    except ValueError as error:
        raise InputError("--sample", f"{text!r} is no number", _ADVICE) from error
    if not 0 <= part <= 1:
        raise InputError("--sample", f"{text!r} is not between 0 and 1", _ADVICE)
    return part
