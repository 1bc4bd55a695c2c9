"""Every kind of run takes any source, not only files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pipeline.test_bulk import bulk, check_whole, lines, titles
from wikiextract.errors import InputError
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.pipeline.runs.in_process import run_in_process
from wikiextract.pipeline.runs.run import Run, RunSummary
from wikiextract.pipeline.runs.to_folder import run_to_file, run_to_folder, run_to_stream
from wikiextract.sources import Damage, MemorySource, Page, PageFailure, Source
from wikiextract.sources.source import Item, Moved, unheard

pytestmark = pytest.mark.long

PAGES = [
    Page(title=f"Page {number}", where=f"place {number}", wikitext=f"Text {number}. " * 50)
    for number in range(20)
]
FAILURE = PageFailure(title="Bad", where="place x", code="page-unreadable", problem="it is bad")


@dataclass(frozen=True)
class Feed:
    """A source as small as can be: it cannot be cut, and nobody knows whether it stays."""

    name: str = "feed"
    where: str = "the feed of somebody"
    size: int = 0

    def read(self, moved: Moved = unheard) -> Iterator[Item]:
        yield PAGES[0]
        yield FAILURE
        yield Damage(where=self.where, problem="it fell silent for a while")
        yield from PAGES[1:]


def run_all_ways(tmp_path: Path, source: Source) -> Iterator[tuple[RunSummary, bytes]]:
    def run(name: str) -> Run:
        return bulk([source], tmp_path / name, block_bytes=500)

    summary = run_to_folder(run("folder"))
    check_whole(tmp_path / "folder", summary)
    yield summary, lines(tmp_path / "folder")
    yield run_to_file(run("file"), tmp_path / "out.ndjson"), (tmp_path / "out.ndjson").read_bytes()
    for through in (run_to_stream, run_in_process):
        written: list[bytes] = []
        summary = through(run("stream"), written.append)
        yield summary, b"".join(written)


@pytest.mark.processes
def test_pages_in_memory(tmp_path: Path) -> None:
    source = MemorySource((*PAGES[:10], FAILURE, *PAGES[10:]))
    assert len(plan_blocks([source], block_bytes=500)) > 3
    for summary, written in run_all_ways(tmp_path, source):
        assert summary.counts == Counts(complete=20, failed=1)
        assert summary.report.inputs == ["pages in memory"]
        expected = [page.title for page in PAGES]
        assert titles(written) == [*expected[:10], "Bad", *expected[10:]]


@pytest.mark.processes
def test_a_source_of_ones_own(tmp_path: Path) -> None:
    for summary, written in run_all_ways(tmp_path, Feed()):
        assert summary.counts == Counts(complete=20, failed=1, damaged=1)
        assert summary.counts.status == 1
        assert titles(written)[:3] == ["Page 0", "Bad", "Page 1"]
        assert [damage.where for damage in summary.report.damages] == ["the feed of somebody"]


def test_a_run_over_what_stays_can_be_resumed(tmp_path: Path) -> None:
    run = bulk([MemorySource(tuple(PAGES))], tmp_path / "run")
    first = run_to_folder(run)
    resumed = bulk(run.inputs, tmp_path / "run", resume=True)
    assert run_to_folder(resumed) == first
    other = bulk([MemorySource(tuple(PAGES[1:]))], tmp_path / "run", resume=True)
    with pytest.raises(InputError, match="pages in memory has changed"):
        run_to_folder(other)


def test_a_run_over_what_is_read_once_cannot_be_resumed(tmp_path: Path) -> None:
    run_to_folder(bulk([Feed()], tmp_path / "run"))
    again = bulk([Feed()], tmp_path / "run", resume=True)
    with pytest.raises(InputError, match="the feed of somebody is read only once"):
        run_to_folder(again)


def test_a_limit_counts_over_all_sources(tmp_path: Path) -> None:
    run = bulk([Feed(), MemorySource(tuple(PAGES))], tmp_path / "run")
    selection = type(run.options.selection)(limit=25)
    limited = bulk(run.inputs, tmp_path / "run", selection=selection)
    written: list[bytes] = []
    run_in_process(limited, written.append)
    assert len(b"".join(written).splitlines()) == 25
    assert json.loads(written[-1])["title"] == "Page 3"
    run_to_folder(limited)
    assert lines(tmp_path / "run") == b"".join(written)
