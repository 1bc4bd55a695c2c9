"""Ctrl-C, SIGTERM and SIGHUP: asked once, a run ends in good order; asked twice, at once."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
INTERRUPTED = 130
"""The exit status of a command that was interrupted."""

_SHOW_CURSOR = "\x1b[?25h"


class Stop:
    """Set by the first of the signals after it is made; nohup's SIGHUP stays ignored."""

    def __init__(self) -> None:
        self.requested = False
        for number in _SIGNALS:
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._request)

    def _request(self, number: int, frame: FrameType | None) -> None:
        if self.requested:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        self.requested = True

    def __call__(self) -> bool:
        """Return True if the run is to stop."""
        return self.requested

    def end_within(self, seconds: float, settle: Callable[[], None]) -> None:
        """Have the process end so many seconds after a signal, if it has not by itself.

        It may be at work on a page, or wait for its input. `settle` is called before, by another
        thread.
        """
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)

        def watch() -> None:
            while os.read(reading, 1)[0] not in _SIGNALS:
                pass
            time.sleep(seconds)
            settle()
            shown = _SHOW_CURSOR if sys.stderr.isatty() else ""
            with contextlib.suppress(OSError):
                os.write(sys.stderr.fileno(), f"{shown}interrupted\n".encode())
            os._exit(INTERRUPTED)

        threading.Thread(target=watch, daemon=True).start()
