"""How far a run is, on standard error: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from wikiextract.pipeline.runs.run import Progress

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_INTERVAL = 10.0
"""Seconds between two lines where there is no terminal."""

_SETTLING = 2.0
"""Seconds after which a speed says something."""


class ProgressDisplay:
    """Shows the state of a run that it is told; use it as a context.

    Nothing is shown when `quiet`. Speed and time left are those of this run, without what one that
    it goes on with had done before.
    """

    def __init__(
        self,
        console: Console,
        *,
        quiet: bool = False,
        interval: float = _INTERVAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console = console
        self._quiet = quiet
        self._interval = interval
        self._clock = clock
        self._started = self._last_line = clock()
        self._first: tuple[int, int] | None = None
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressDisplay:
        if not self._quiet and self._console.is_terminal:
            # What draws loads for a terminal alone.
            from rich.progress import BarColumn, SpinnerColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (SpinnerColumn(), BarColumn(bar_width=24), TextColumn("{task.description}"))
            self._bar = Bar(*columns, console=self._console, transient=True)
            self._task = self._bar.add_task("starting", total=None)
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, state: Progress) -> None:
        """Show the state; may be called as often as one likes."""
        if self._quiet:
            return
        now = self._clock()
        if self._first is None:
            self._first = state.pages, state.bytes_done
        if self._bar is not None and self._task is not None:
            self._bar.update(
                self._task,
                total=state.bytes_all or None,
                completed=min(state.bytes_done, state.bytes_all),
                description=self.line(state, now - self._started),
            )
        elif now - self._last_line >= self._interval:
            self._last_line = now
            line = f"wikiextract: {self.line(state, now - self._started)}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def line(self, state: Progress, seconds: float) -> str:
        """The state after so many seconds in words."""
        pages_before, bytes_before = self._first or (0, 0)
        parts = [f"{_grouped(state.pages)} pages"]
        if state.bytes_all:
            done = min(state.bytes_done, state.bytes_all)
            percent = 100 * done / state.bytes_all
            parts.append(
                f"{_megabytes(done)} of {_megabytes(state.bytes_all)} MB ({percent:.0f} %)"
            )
        elif state.bytes_done:
            parts.append(f"{_megabytes(state.bytes_done)} MB")
        if seconds >= _SETTLING:
            parts.append(f"{_grouped(round((state.pages - pages_before) / seconds))} pages/s")
        if state.counts.failed:
            parts.append(f"{_grouped(state.counts.failed)} failed")
        done_here = state.bytes_done - bytes_before
        left = state.bytes_all - state.bytes_done
        if seconds >= _SETTLING and done_here > 0 and left > 0:
            parts.append(f"{duration(seconds * left / done_here)} left")
        return ", ".join(parts)


class StepDisplay:
    """Shows the step at which a build is, on a terminal; use it as a context."""

    def __init__(self, console: Console) -> None:
        from rich.progress import Progress as Bar
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._bar = Bar(*columns, console=console, disable=not console.is_terminal)
        self._task = self._bar.add_task("reading")

    def __enter__(self) -> StepDisplay:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, text: str) -> None:
        """Show the state in words; may be called as often as one likes."""
        self._bar.update(self._task, description=text)


def duration(seconds: float) -> str:
    """A time in words, as exact as it needs to be: 45 s, 12 min, 3 h 05 min, 2 d 4 h."""
    if seconds < 60:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes:02} min"
    return f"{hours // 24} d {hours % 24} h"


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def _megabytes(count: int) -> str:
    megabytes = count / 1e6
    return f"{megabytes:.1f}" if megabytes < 10 else _grouped(round(megabytes))
