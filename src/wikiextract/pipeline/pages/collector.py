"""How often Python looks for garbage that only cycles keep, in a process that makes records."""

from __future__ import annotations

import gc

# A page makes tens of thousands of values and hardly any cycle: by Python's own setting the
# collector would look through them hundreds of times a page, a tenth of the time in all.
_THRESHOLDS = (50_000, 20, 50)


def relax_collector() -> None:
    """Let the collector look less often. Call it once in a process that does nothing else."""
    gc.set_threshold(*_THRESHOLDS)
