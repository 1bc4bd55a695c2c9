"""What is to be done about a page at which worker processes died."""

from __future__ import annotations

from collections import Counter

from wikiextract.errors import RunError
from wikiextract.pipeline.block import BlockKey
from wikiextract.pipeline.workers.pool import Death
from wikiextract.pipeline.workers.tasks import RunTask
from wikiextract.pipeline.workers.verdict import Verdict
from wikiextract.pipeline.workers.watch import Phase

_DEATHS = 3
_STARTS = 3
_TRIES = 3
"""How often a page is tried again as it is when somebody else ends its process."""


class Verdicts:
    """Decides by how often workers died at a page, and of what."""

    def __init__(self) -> None:
        self._deaths: Counter[tuple[BlockKey, Phase, int]] = Counter()
        self._kills: Counter[tuple[BlockKey, Phase, int]] = Counter()
        self._stillborn = 0

    def started(self) -> None:
        """Take note that a worker was ready for its work."""
        self._stillborn = 0

    def of(self, key: BlockKey, death: Death, *, ready: bool) -> Verdict | None:
        """Return what whoever runs the block next is told; `ready`: the worker had started.

        Raises `RunError` when workers do not start, or die too often and no page is the cause.
        """
        standing = death.task.verdict if isinstance(death.task, RunTask) else None
        if not ready:
            # The system may have ended it for want of memory; when no other starts, it is ours.
            self._stillborn += 1
            if self._stillborn > _STARTS:
                raise RunError("a worker", f"does not start: {death.fault.reason}")
            # What was to be done about a page of the block is still to be done.
            return standing
        if standing is not None and standing.index < death.state.page:
            standing = None  # that page is done
        return self._decided(key, death, standing)

    def _decided(self, key: BlockKey, death: Death, standing: Verdict | None) -> Verdict | None:
        """Decide about the page at hand.

        When somebody else ended the worker, what was to be done (`standing`) is tried again.
        """
        phase, page = death.state.phase, death.state.page
        place = (key, phase, page)
        if death.fault.outside and self._kills[place] < _TRIES:
            self._kills[place] += 1
            return standing
        self._deaths[place] += 1
        deaths = self._deaths[place]
        # Only a page can be the cause of a death from outside, by the memory that it takes.
        hopeless = phase == "idle" or (phase == "reading" and death.fault.outside)
        if deaths > _DEATHS or (hopeless and (deaths > 1 or death.fault.outside)):
            raise RunError(f"block {key.name}", f"a worker died again: {death.fault.reason}")
        if phase == "page" or (phase == "reading" and deaths > 1):
            return Verdict(page, phase, death.fault, deaths)
        return standing
