"""The figures that may not fall."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from .score import Row

PATH = Path(__file__).resolve().parent.parent / "accuracy_gate.json"
_ABOUT = (
    "Least precision and recall of wikiextract, by measure and part; benchmarks/accuracy.py --gate "
    "holds them, --raise-gate writes them anew."
)


def figures(rows: Iterable[Row]) -> dict[str, dict[str, list[float | None]]]:
    """Return precision and recall of our rows, by measure and part."""
    found: dict[str, dict[str, list[float | None]]] = {}
    for row in rows:
        if row.program == "wikiextract" and row.score is not None:
            shares = [row.score.precision, row.score.recall]
            rounded = [None if share is None else round(share, 4) for share in shares]
            found.setdefault(row.measure, {})[row.part] = rounded
    return found


def fallen(rows: Iterable[Row]) -> list[str]:
    """Return a line for each figure that is less than the gate's, or is missing."""
    least = json.loads(PATH.read_text(encoding="utf-8"))["figures"]
    now = figures(rows)
    lines = []
    for measure in sorted(now.keys() & least.keys()):
        for part, wanted in least[measure].items():
            got = now[measure].get(part, [None, None])
            for name, floor, value in zip(("precision", "recall"), wanted, got, strict=True):
                # Silence is no wrong statement: what it costs is recall.
                silent = name == "precision" and value is None
                if floor is not None and not silent and (value is None or value < floor):
                    lines.append(f"{measure}, {part}: {name} {value} is below {floor}")
    return lines


def write(rows: Iterable[Row]) -> None:
    """Make the figures of these rows the least ones; measures that were not taken keep theirs."""
    known = json.loads(PATH.read_text(encoding="utf-8"))["figures"] if PATH.exists() else {}
    content = {"about": _ABOUT, "figures": {**known, **figures(rows)}}
    PATH.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
