"""The tables of docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .labelled_values import OURS
from .score import Row, as_table, percent

PATH = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"
BEGIN = "<!-- Written by benchmarks/accuracy.py --docs: -->"
_LONGEST_CODE = 4


def write(rows: Iterable[Row]) -> None:
    """Put the tables in the place of those that stand at the end of the document."""
    text = PATH.read_text(encoding="utf-8").partition(BEGIN)[0].rstrip()
    every = list(rows)
    shown = [row for row in every if _is_shown(row)]
    parts = [text, BEGIN, as_table(shown), "Labelled values by language:", _by_language(every)]
    PATH.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _is_language(row: Row) -> bool:
    return row.measure.startswith(("labelled values", "held-out values")) and (
        len(row.part) < _LONGEST_CODE and row.part not in ("all", "url")
    )


def _is_shown(row: Row) -> bool:
    """Peers have the rows of wholes alone, but for the kinds that they know at all."""
    if _is_language(row) or row.part.count(",") > 0:
        return False
    if row.measure.startswith("entities") and " " not in row.part:
        return False
    known = row.score is not None and row.score.given > 0
    return row.program == OURS or row.part in ("all", "all properties") or known


def _by_language(rows: list[Row]) -> str:
    lines = ["| language | precision | recall | of |", "| --- | ---: | ---: | ---: |"]
    for row in rows:
        if row.program == OURS and row.measure == "labelled values" and _is_language(row):
            assert row.score is not None
            shares = [percent(row.score.precision), percent(row.score.recall)]
            lines.append(f"| {row.part} | {' | '.join(shares)} | {row.score.expected} |")
    return "\n".join(lines)
