"""How much work something is, told without a clock: by the calls of functions that it makes."""

from __future__ import annotations

import math
from collections.abc import Callable
from cProfile import Profile

TIMES = 4
LINEAR = 1.1
"""The greatest `growth` of what takes time in proportion to its size."""


def growth(work: Callable[[int], object], size: int) -> float:
    """Return the power of the size that the work grows with: 1 when linear, 2 when quadratic.

    `work` is done for `size` and for four times as much. C's functions count as one call each, so
    what one of them does inside is not seen.
    """
    work(size // 10)  # loads what is loaded once
    return math.log(_calls(work, size * TIMES) / _calls(work, size), TIMES)


def _calls(work: Callable[[int], object], size: int) -> int:
    profile = Profile()
    profile.runcall(work, size)
    return sum(entry.callcount for entry in profile.getstats())
