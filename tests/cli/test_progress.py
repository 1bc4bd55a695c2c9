"""What is shown of a run's progress, and where."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from wikiextract.cli.progress import ProgressDisplay, duration
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.runs.run import Progress


def far(pages: int = 0, failed: int = 0, done: int = 0, whole: int = 0) -> Progress:
    counts = Counts(complete=pages - failed, failed=failed)
    return Progress(counts=counts, bytes_done=done, bytes_all=whole)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def shown(states: list[tuple[float, Progress]], **options: bool) -> str:
    clock, stream = Clock(), io.StringIO()
    console = Console(file=stream, width=200, force_terminal=options.pop("terminal", False))
    with ProgressDisplay(console, clock=clock, **options) as display:
        for moment, one in states:
            clock.now = 100.0 + moment
            display.show(one)
    return stream.getvalue()


def test_without_a_terminal_there_is_a_plain_line_every_ten_seconds() -> None:
    states = [(second, far(second * 100, 0, second * 10**6, 10**8)) for second in range(31)]
    assert shown([(float(moment), one) for moment, one in states]).splitlines() == [
        "wikiextract: 1 000 pages, 10 of 100 MB (10 %), 100 pages/s, 2 min left",
        "wikiextract: 2 000 pages, 20 of 100 MB (20 %), 100 pages/s, 1 min left",
        "wikiextract: 3 000 pages, 30 of 100 MB (30 %), 100 pages/s, 1 min left",
    ]


def test_a_short_run_and_a_quiet_one_print_nothing() -> None:
    assert shown([(0.0, far()), (9.0, far(5))]) == ""
    assert shown([(0.0, far()), (99.0, far(5))], quiet=True) == ""
    assert shown([(0.0, far()), (99.0, far(5))], quiet=True, terminal=True) == ""


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end() -> None:
    text = shown([(0.0, far()), (5.0, far(1234, 2, 5 * 10**6, 10**7))], terminal=True)
    assert "1 234 pages, 5.0 of 10 MB (50 %), 247 pages/s, 2 failed, 5 s left" in text
    assert text.rstrip("\n").endswith("\x1b[2K")


def test_an_input_of_unknown_size() -> None:
    line = shown([(0.0, far()), (20.0, far(50, 1, 2 * 10**6, 0))])
    assert line == "wikiextract: 50 pages, 2.0 MB, 2 pages/s, 1 failed\n"


def test_what_was_done_before_does_not_count_for_the_speed() -> None:
    before = far(1000, 0, 50 * 10**6, 10**8)
    line = shown([(0.0, before), (10.0, far(1100, 0, 60 * 10**6, 10**8))])
    assert line == "wikiextract: 1 100 pages, 60 of 100 MB (60 %), 10 pages/s, 40 s left\n"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (59, "59 s"), (61, "1 min"), (3599, "1 h 00 min"), (11100, "3 h 05 min"),
     (187200, "2 d 4 h")],
)  # fmt: skip
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words
