"""The report of a run: ``report.json`` for programs, ``report.html`` for people."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from wikiextract.pipeline.block import BlockResult
from wikiextract.pipeline.pages.outcome import BlockReport
from wikiextract.sources import Damage

_MOST_DAMAGES = 200


class DamagedInput(msgspec.Struct, frozen=True):
    """A part of an input that could not be read."""

    where: str
    problem: str


class RunReport(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A run: what it was given, how it went, and what came of its pages.

    `seconds` is the time it took, all its processes side by side; `input_bytes` what was read of
    the inputs, compressed as they are. `parts` are those of the records that were asked for; None
    means all.
    """

    inputs: list[str]
    version: str
    state: str = "finished"
    parts: list[str] | None = None
    format: str | None = msgspec.field(default=None, name="form")
    store: str | None = None
    entities: str | None = None
    begun: str | None = None
    finished: str | None = None
    workers: int | None = None
    seconds: float | None = None
    input_bytes: int | None = None
    pages: BlockReport = msgspec.field(default_factory=BlockReport)
    damages: list[DamagedInput] = msgspec.field(default_factory=list)

    def add(self, result: BlockResult) -> None:
        """Add what became of a block; those of a run are added in the order of the dump."""
        self.pages.merge(result.report)
        self.input_bytes = (self.input_bytes or 0) + result.size
        for damage in result.damages:
            self.add_damage(damage)

    def add_damage(self, damage: Damage) -> None:
        """List a place that could not be read, unless the list is full."""
        if len(self.damages) < _MOST_DAMAGES:
            self.damages.append(DamagedInput(*damage.as_failure()))


def merged(reports: Iterable[BlockReport]) -> BlockReport:
    """The reports of blocks, in the order of the dump, as one."""
    whole = BlockReport()
    for report in reports:
        whole.merge(report)
    return whole


def read_report(path: Path) -> RunReport:
    """A ``report.json`` that was written before; raises what msgspec and the system raise."""
    return msgspec.json.decode(path.read_bytes(), type=RunReport)
