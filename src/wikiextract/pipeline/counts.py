"""Pages counted by their outcome: those of a block, of a run so far, of a whole run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from wikiextract.sources import Damage

Outcome: TypeAlias = Literal["record", "degraded", "failed", "reused", "skipped"]
"""record: as asked; degraded: in the source view, because the rendered one failed; failed: a record
that holds only the reason; reused: taken from an earlier run; skipped: not wanted, no record."""


class Counts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pages by their outcome, and of the inputs the places that could not be read.

    `complete` are those of the outcome "record"; `killed` are those among the degraded and the
    failed whose process was ended from outside, which are to be tried again. `unusable` are inputs
    of which nothing could be read; what could not be read of others is `damaged`.
    """

    complete: int = msgspec.field(default=0, name="record")
    """Pages whose record is as it was asked for."""
    degraded: int = 0
    """Pages in the source view, because the rendered one failed."""
    failed: int = 0
    """Pages whose record holds only why there is none."""
    reused: int = 0
    """Pages whose record was taken from an earlier run."""
    skipped: int = 0
    """Pages that were not wanted."""
    damaged: int = 0
    """Places in inputs that could not be read."""
    unusable: int = 0
    """Inputs of which nothing could be read."""
    killed: int = 0
    """Pages, of the degraded and failed, whose process was ended from outside."""

    @property
    def pages(self) -> int:
        """The pages read: `records` + `skipped` + `failed`."""
        return self.records + self.skipped + self.failed

    @property
    def records(self) -> int:
        """The pages that have a record which holds more than why there is none."""
        return self.complete + self.degraded + self.reused

    @property
    def written(self) -> int:
        """The records written, with those of pages that failed."""
        return self.records + self.failed

    @property
    def whole(self) -> bool:
        """True when all of the inputs was read, and what failed did so for a reason of its own."""
        return not (self.damaged or self.unusable or self.killed)

    @property
    def status(self) -> int:
        """The exit status of a run that came to this.

        0: all is well; 1: pages failed or were degraded, or something is damaged; 2: an input is
        unusable.
        """
        if self.unusable:
            return 2
        return 1 if self.failed or self.degraded or self.damaged else 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            complete=self.complete + other.complete,
            degraded=self.degraded + other.degraded,
            failed=self.failed + other.failed,
            reused=self.reused + other.reused,
            skipped=self.skipped + other.skipped,
            damaged=self.damaged + other.damaged,
            unusable=self.unusable + other.unusable,
            killed=self.killed + other.killed,
        )


NOTHING = Counts()
ONE: dict[Outcome, Counts] = {
    "record": Counts(complete=1),
    "degraded": Counts(degraded=1),
    "failed": Counts(failed=1),
    "reused": Counts(reused=1),
    "skipped": Counts(skipped=1),
}
"""One page of each outcome."""


def counts_of(damages: Iterable[Damage]) -> Counts:
    """The counts of places that could not be read."""
    unusable = [damage.unusable for damage in damages]
    return Counts(damaged=unusable.count(False), unusable=unusable.count(True))
