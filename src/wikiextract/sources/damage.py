"""Damaged parts of inputs."""

from __future__ import annotations

import msgspec


class Damage(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of an input that cannot be read: from `start` up to `end` (None: to its end).

    Without length it is a place at which something is missing. `unusable`: there was nothing before
    them that could be read.
    """

    where: str
    problem: str
    start: int = 0
    end: int | None = None
    unusable: bool = False

    @property
    def length(self) -> int | None:
        """The number of its bytes; None when that is not known."""
        return None if self.end is None else self.end - self.start

    def as_failure(self) -> tuple[str, str]:
        """The place and the problem, for people."""
        if self.unusable or not self.length:
            return self.where, self.problem
        place = f"{self.where}, bytes {self.start} to {self.end}"
        return place, f"left out: {self.problem}"
