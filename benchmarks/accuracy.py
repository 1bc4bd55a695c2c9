"""How much of what we state is right, and how much of what pages state is found; beside peers.

    python benchmarks/accuracy.py [--measure NAME]... [--misses FILE] [--gate | --raise-gate]

Prints one table: precision (the share of a program's statements that are right) and recall (the
share of what it should have stated), by measure, part and program, on the same pages in one run.
The pages are in ../shared; docs/accuracy.md says what is measured and how. With --gate the exit
status is 1 when one of our figures has fallen below `accuracy_gate.json`; --raise-gate writes that
file. --misses writes a line for each statement of ours that is wrong or missing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from quality import docs, gate
from quality.measures import MEASURES
from quality.score import Row, as_table
from quality.wikis import SHARED


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", action="append", choices=sorted(MEASURES))
    parser.add_argument("--misses", type=Path)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--raise-gate", action="store_true")
    parser.add_argument("--docs", action="store_true", help="write the tables of docs/accuracy.md")
    options = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not on this machine")
        return 0
    rows: list[Row] = []
    misses: list[str] = []
    for name in options.measure or MEASURES:
        measured = MEASURES[name]()
        rows += measured.rows
        misses += [f"# {name}: {len(measured.misses)}", *measured.misses]
    print(as_table(rows))
    if options.misses:
        options.misses.write_text("\n".join(misses) + "\n", encoding="utf-8")
    if options.raise_gate:
        gate.write(rows)
    if options.docs:
        docs.write(rows)
    fallen = gate.fallen(rows) if options.gate else []
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
