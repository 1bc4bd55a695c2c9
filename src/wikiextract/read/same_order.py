"""Which parts of two sequences are the same and in the same order, in time that is about linear."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise


def same_order(first: Sequence[Hashable], second: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Pairs of positions with equal keys, both rising.

    Keys that each side has once anchor the comparison, in the longest row that rises in both; what
    stands before and behind an anchor is compared step by step.
    """
    start, ends = 0, (len(first), len(second))
    while start < min(ends) and first[start] == second[start]:
        yield start, start
        start += 1
    if start == min(ends):
        return
    before = (start, start)
    for anchor in (*_anchors(first, second, start), ends):
        yield from _between(first, second, before, anchor)
        if anchor == ends:
            return
        yield anchor
        before = (anchor[0] + 1, anchor[1] + 1)


def same_or_alike(
    first: Sequence[Hashable],
    second: Sequence[Hashable],
    alike_first: Sequence[Hashable],
    alike_second: Sequence[Hashable],
) -> Iterator[tuple[int, int]]:
    """As `same_order`, and pairs of what is alike between those: with equal second keys, not None.

    Only where both sides have as many left between two pairs. (Texts may have been converted to a
    variant of the language, which is why they are not the same.)
    """
    end = (len(first), len(second))
    for before, after in pairwise([(-1, -1), *same_order(first, second), end]):
        if before != (-1, -1):
            yield before
        gap = after[0] - before[0]
        if gap != after[1] - before[1]:
            continue
        for step in range(1, gap):
            a, b = before[0] + step, before[1] + step
            if alike_first[a] is not None and alike_first[a] == alike_second[b]:
                yield a, b


def _between(
    first: Sequence[Hashable],
    second: Sequence[Hashable],
    start: tuple[int, int],
    end: tuple[int, int],
) -> Iterator[tuple[int, int]]:
    """Equal keys from the start on, and up to the end."""
    (a, b), (last_a, last_b) = start, end
    while a < last_a and b < last_b and first[a] == second[b]:
        yield a, b
        a, b = a + 1, b + 1
    found = []
    while last_a > a and last_b > b and first[last_a - 1] == second[last_b - 1]:
        last_a, last_b = last_a - 1, last_b - 1
        found.append((last_a, last_b))
    yield from reversed(found)


def _anchors(
    first: Sequence[Hashable], second: Sequence[Hashable], start: int
) -> list[tuple[int, int]]:
    """The longest rising row of keys that each side has once, from `start` on."""
    times_first, times_second = Counter(first[start:]), Counter(second[start:])
    places = {key: place for place, key in enumerate(second) if place >= start}
    once = [
        (place, places[key])
        for place, key in enumerate(first)
        if place >= start and times_first[key] == 1 and times_second[key] == 1
    ]
    # Patience sorting: for each length the row that ends lowest, and what each pair follows.
    ends: list[int] = []
    at_end: list[int] = []
    follows: list[int] = []
    for number, (_, place) in enumerate(once):
        length = bisect_left(ends, place)
        follows.append(at_end[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            at_end.append(number)
        else:
            ends[length], at_end[length] = place, number
    row = []
    number = at_end[-1] if at_end else -1
    while number >= 0:
        row.append(once[number])
        number = follows[number]
    return row[::-1]
