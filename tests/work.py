"""How much work something is, told without a clock: by the lines of Python that it runs."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

TIMES = 4
LINEAR = 1.1


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Return True if the work grows in proportion to its size, from `size` to four times that.

    What is not linear there gets a second chance where depth, which is bounded, grows no more. What
    C's functions do is not seen.
    """
    return _growth(work, size) < LINEAR or _growth(work, size * TIMES) < LINEAR


def _growth(work: Callable[[int], object], size: int) -> float:
    """The power of the size that the work grows with: 1 when linear, 2 when quadratic."""
    work(size * TIMES)  # what is loaded once, or kept of what was read, is there for both
    return math.log(_lines(work, size * TIMES) / _lines(work, size), TIMES)


def _lines(work: Callable[[int], object], size: int) -> int:
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work(size)
    finally:
        sys.settrace(before)
    return count
