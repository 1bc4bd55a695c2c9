"""Ctrl-C and SIGTERM: asked once, a run ends in good order; asked twice, at once."""

from __future__ import annotations

import signal
from types import FrameType


class Stop:
    """Set by the first SIGINT or SIGTERM after it is made."""

    def __init__(self) -> None:
        self.requested = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._request)

    def _request(self, number: int, frame: FrameType | None) -> None:
        if self.requested:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        self.requested = True

    def __call__(self) -> bool:
        """Return True if the run is to stop."""
        return self.requested
