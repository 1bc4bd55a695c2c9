"""A run, or a file of records, as the inspector lists and reports it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import msgspec

from wikiextract.inspect.runs import MOST_KEPT, PageIndex
from wikiextract.pipeline.pages.outcome import BlockReport
from wikiextract.sinks.read_back import read_records

_TOLD = 10_000


def list_run(
    source: str, progress: Callable[[int], None] = lambda _: None
) -> tuple[PageIndex, BlockReport]:
    """Return the pages of records, and what the records come to.

    `progress` is told now and then how many there are so far. Raises `InputError` for what cannot
    be read.
    """
    pages, found = PageIndex(), BlockReport()
    for number, article in enumerate(islice(read_records(source), MOST_KEPT), 1):
        record: dict[str, Any] = msgspec.to_builtins(article)
        pages.add(record)
        found.add_record(record)
        if number % _TOLD == 0:
            progress(number)
    return pages, found
