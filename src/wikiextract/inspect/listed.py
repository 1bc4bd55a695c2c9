"""A run, or a file of records, as the inspector lists and reports it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.inspect.runs import MOST_KEPT, PageIndex
from wikiextract.pipeline.books import manifest_of
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.reports.folder_report import report_of_folder
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.sinks.read_back import read_records
from wikiextract.version import __version__


def list_run(source: str) -> tuple[PageIndex, BlockReport]:
    """Return the pages of records, and what the records come to.

    Raises `InputError` for what cannot be read.
    """
    pages, found = PageIndex(), BlockReport()
    for article in islice(read_records(source), MOST_KEPT):
        record: dict[str, Any] = msgspec.to_builtins(article)
        pages.add(record)
        outcome = PageOutcome(title=article.title, where=source, outcome="record")
        found.add(outcome, record)
    found.content.durations.clear()
    found.content.slowest.clear()
    return pages, found


def report_of_run(source: str, found: BlockReport) -> RunReport:
    """Return the report of a run's folder, or of other records what was found of them.

    Raises `InputError` for a folder whose books are none.
    """
    folder = Path(source)
    if manifest_of(folder).exists():
        return report_of_folder(folder)
    return RunReport(inputs=[folder.name], version=__version__, pages=found)
