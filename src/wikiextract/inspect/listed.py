"""A run, or a file of records, as the inspector lists and reports it."""

from __future__ import annotations

from itertools import islice
from typing import Any

import msgspec

from wikiextract.inspect.runs import MOST_KEPT, PageIndex
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.sinks.read_back import read_records


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
    return pages, found
