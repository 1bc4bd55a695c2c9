"""What went wrong and what was counted, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.pipeline.pages.outcome import PageOutcome
from wikiextract.sources import Damage
from wikiextract.spark.notes import BlockNote

FAILURES = (
    "job string, input int, block int, title string, page_id bigint, revision_id bigint,"
    " where string, outcome string, code string, reason string, start bigint, end bigint"
)
"""The columns of failures, as Spark writes schemas. A place that cannot be read has no title."""

_COUNTED = ("complete", "degraded", "failed", "skipped", "damaged", "unusable", "killed")
BLOCKS = (
    "job string, input int, block int, where string, done boolean, rows bigint,"
    " record bigint, degraded bigint, failed bigint, skipped bigint,"
    " damaged bigint, unusable bigint, killed bigint"
)
"""The columns of blocks: `rows` are articles, the others count as a run's manifest does."""

Row = tuple[str | int | bool | None, ...]


def failures_in(job: str, note: BlockNote) -> Iterator[Row]:
    """Yield a row for each page that went wrong, and for each place that cannot be read."""
    problems: tuple[PageOutcome | Damage, ...] = (*note.problems, *note.damages)
    for problem in problems:
        yield (job, note.input, note.block, *_told(problem))


def block_row(job: str, note: BlockNote) -> Iterator[Row]:
    """Yield the row of a block."""
    counted = (getattr(note.counts, name) for name in _COUNTED)
    yield (job, note.input, note.block, note.where, note.done, note.rows, *counted)


def _told(problem: PageOutcome | Damage) -> Row:
    if isinstance(problem, Damage):
        code = "input-unusable" if problem.unusable else "input-damaged"
        told: Row = (None, None, None, problem.where, "damaged", code, problem.problem)
        return (*told, problem.start, problem.end)
    return (
        problem.title,
        problem.page_id,
        problem.revision_id,
        problem.where,
        problem.outcome,
        problem.code,
        problem.reason,
        None,
        None,
    )
