"""The verdict about a page at which a worker process died."""

from __future__ import annotations

from dataclasses import dataclass

from wikiextract.pipeline.pages.border import Fault
from wikiextract.pipeline.workers.watch import Phase


@dataclass(frozen=True)
class Verdict:
    """The page and phase at which a process died before, of which fault, and how often so far."""

    index: int
    phase: Phase
    fault: Fault
    deaths: int = 1
