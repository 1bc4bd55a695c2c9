"""Damaged parts of inputs."""

from __future__ import annotations

import msgspec


class Damage(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of an input that cannot be read: from `start` up to `end` (None: to its end).

    `unusable`: there was nothing before them that could be read.
    """

    where: str
    problem: str
    start: int = 0
    end: int | None = None
    unusable: bool = False

    def as_failure(self) -> tuple[str, str]:
        """The place and the problem, for people."""
        if self.end is None:
            return self.where, self.problem
        place = f"{self.where}, bytes {self.start} to {self.end}"
        return place, f"left out: {self.problem}"
