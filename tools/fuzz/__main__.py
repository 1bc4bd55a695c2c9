"""Makes records of mutated texts, and reports what must never be.

    python -m tools.fuzz [--kind wikitext|html|xml|lua|entity] [--view VIEW] [--seed 1]
        [--count 10000] [--first 0] [--part 1/2] [--seconds 28800] [--out FOLDER]

A text is given by kind, seed number and its own number, so that any can be made again. Exceptions,
records that the schema refuses, texts that take over a second of CPU time, and texts that end the
process are findings; the first few of each sort are written to FOLDER as cases, shortened. For a
night: ``nice -n 10 python -m tools.fuzz --count 10000000 --seconds 28800 --seed $(date +%s)``.
Exit status: 1 where something was found.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tools.fuzz.check import VIEWS, text_of
from tools.fuzz.findings import Findings
from tools.fuzz.watch import Series, watched

_EVERY = 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kind", choices=sorted(VIEWS), default="wikitext")
    parser.add_argument("--view")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--part", default="1/1", help="of those, every second one: 1/2, 2/2")
    parser.add_argument("--seconds", type=float, help="end after so many, whatever is left")
    parser.add_argument("--out", type=Path, default=Path("fuzz-findings"))
    chosen = parser.parse_args()
    part, parts = (int(one) for one in chosen.part.split("/"))
    numbers = range(chosen.first + part - 1, chosen.first + chosen.count, parts)
    series = Series.of(chosen.kind, chosen.seed, chosen.view)
    end = time.monotonic() + chosen.seconds if chosen.seconds is not None else None
    found = run(series, numbers, chosen.out, end)
    return 1 if found.counts else 0


def run(series: Series, numbers: range, folder: Path, end: float | None) -> Findings:
    """Check the texts until the clock says `end`, print how it goes, and return what was found."""
    command = f"python -m tools.fuzz --kind {series.kind} --seed {series.seed}"
    found = Findings(folder, command)
    texts, seconds, slowest = 0, 0.0, (0.0, 0, "")
    for number, view, checked in watched(series, numbers):
        seconds += checked.seconds
        slowest = max(slowest, (checked.seconds, number, view))
        if checked.problem is not None:
            text = text_of(series.kind, series.seed, number)
            found.add(number, text, checked.problem)
            print(f"{number} {view}: {checked.problem.signature}", flush=True)
        if view != series.views[-1]:
            continue
        texts += 1
        if texts % _EVERY == 0:
            _tell(texts, seconds, slowest, found)
        if end is not None and time.monotonic() > end:
            break
    _tell(texts, seconds, slowest, found)
    for kind, count in found.counts.most_common():
        print(f"  {count} x {kind}")
    return found


def _tell(texts: int, seconds: float, slowest: tuple[float, int, str], found: Findings) -> None:
    most, number, view = slowest
    print(
        f"{texts} texts, {sum(found.counts.values())} findings, {seconds:.0f} s of CPU time, "
        f"most {most:.2f} s ({view} of {number})",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
