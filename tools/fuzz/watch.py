"""A process that checks texts, and one that watches it: what crashes or hangs is a finding, too."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tools.fuzz.check import VIEWS, Checked, Problem, check, text_of

_MEMORY = 4 << 30
_SILENCE = 300.0


@dataclass(frozen=True)
class Series:
    """The texts of a kind that a seed number gives, in some of its views."""

    kind: str
    seed: int
    views: tuple[str, ...]

    @classmethod
    def of(cls, kind: str, seed: int, view: str | None = None) -> Series:
        """Return the series in one view, or in all that the kind has."""
        return cls(kind, seed, tuple(VIEWS[kind]) if view is None else (view,))

    def checked(self, number: int) -> Iterator[tuple[str, Checked]]:
        """Yield the outcomes of text `number` by view."""
        text = text_of(self.kind, self.seed, number)
        for view in self.views:
            yield view, check(text, view)


def watched(series: Series, numbers: range) -> Iterator[tuple[int, str, Checked]]:
    """Yield the outcomes of texts by number and view, from a process that may die.

    A text whose process dies, or says nothing for five minutes, has the problem ``lost``.
    """
    first = numbers.start
    while first < numbers.stop:
        rest = range(first, numbers.stop, numbers.step)
        here, there = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=_work, args=(there, series, rest), daemon=True)
        process.start()
        there.close()
        number, view = first, series.views[0]
        try:
            while here.poll(_SILENCE):
                answer = here.recv()
                if answer is None:
                    return
                number, view, checked = answer
                if checked is not None:
                    yield answer
        except EOFError:
            pass
        finally:
            process.kill()
            process.join()
        detail = f"the process ended ({process.exitcode})"
        yield number, view, Checked(Problem(view, "lost", detail), _SILENCE)
        first = number + numbers.step


def _work(answers: Connection, series: Series, numbers: range) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    for number in numbers:
        answers.send((number, series.views[0], None))
        for view, checked in series.checked(number):
            answers.send((number, view, checked))
    answers.send(None)
