"""A page that crashes, hangs or eats memory costs itself alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.dumps import pages, write_multistream
from tests.pipeline.test_bulk import bulk, check_whole, lines
from tests.pipeline.troubled import troubled
from wikiextract.errors import RunError
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.pages.border import Fault
from wikiextract.pipeline.pages.bounds import PageLimits
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.page_runner import PageRunner
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.pipeline.run_block import BlockRunner, Supervision
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.pipeline.select.selection import Selection
from wikiextract.pipeline.workers.journal import Journal
from wikiextract.pipeline.workers.pool import Worker
from wikiextract.pipeline.workers.verdict import Verdict
from wikiextract.record import Validator
from wikiextract.sources import Page

TROUBLES = {
    "p3": "It is wrong",
    "p7": "It is killed",
    "p14": "It is endless",
    "p15": "It is aborted",
    "p23": "It is greedy",
}
CODES = {3: "page-failed", 7: "page-killed", 14: "page-timeout", 15: "page-crashed"}


def records(folder: Path) -> dict[int, dict[str, Any]]:
    return {record["page_id"]: record for record in map(json.loads, lines(folder).splitlines())}


@pytest.mark.processes
def test_pages_in_trouble_are_taken_in_the_source_view_and_the_others_as_ever(
    tmp_path: Path,
) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(40, **TROUBLES))
    folders = tmp_path / "good", tmp_path / "bad"
    limits = PageLimits(seconds=2.0, memory=300 << 20)
    run_to_folder(bulk(path, folders[0], workers=1, block_bytes=1 << 20))
    run = bulk(path, folders[1], workers=1, block_bytes=1 << 20, extractor=troubled, limits=limits)
    summary = run_to_folder(run)
    check_whole(folders[1], summary)
    assert (summary.counts.status, summary.counts.degraded, summary.counts.failed) == (1, 5, 0)
    good, bad = map(records, folders)
    assert list(good) == list(bad)
    numbers = {int(name[1:]) for name in TROUBLES}
    assert {number for number in good if good[number] != bad[number]} == numbers
    for number in numbers:
        (diagnostic,) = bad[number].pop("diagnostics")
        assert diagnostic["code"] == "rendered-view-failed"
        assert bad[number] == good[number]
    listed = map(json.loads, (folders[1] / "_run" / "failures.ndjson").read_text().splitlines())
    found = {failure["page_id"]: failure for failure in listed}
    assert set(found) == numbers
    codes = {number: failure["code"] for number, failure in found.items()}
    assert codes.items() >= CODES.items()
    assert "SIGKILL" in found[7]["reason"]
    assert "SIGABRT" in found[15]["reason"]
    assert "2 seconds" in found[14]["reason"]


@pytest.mark.slow
def test_a_page_that_only_waits_is_ended_too(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(12, p5="It is sleeping"))
    limits = PageLimits(seconds=1.0)
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(path, folder, extractor=troubled, limits=limits))
    check_whole(folder, summary)
    assert (summary.counts.status, summary.counts.degraded) == (1, 1)


def test_a_page_that_fails_in_every_way_has_a_valid_record_that_says_why(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(10))
    (block,) = plan_blocks([str(path)])
    runner = BlockRunner(BlockOptions(folder=str(tmp_path)))
    fault = Fault("page-crashed", "it burst")
    result = runner.run(block, Supervision(verdict=Verdict(4, "page", fault, deaths=2)))
    assert result.balanced
    assert (result.counts.records, result.counts.failed) == (9, 1)
    (problem,) = result.problems
    assert (problem.title, problem.code, problem.reason) == ("Page 5", "page-crashed", "it burst")
    record = json.loads(lines(tmp_path).splitlines()[4])
    assert record["diagnostics"][0]["message"] == "it burst"
    assert Validator.named("article").is_valid(record)


def test_reading_that_crashes_again_gives_up_the_rest_of_the_block(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(10))
    (block,) = plan_blocks([str(path)])
    runner = BlockRunner(BlockOptions(folder=str(tmp_path)))
    verdict = Verdict(4, "reading", Fault("page-crashed", "it burst"), deaths=2)
    result = runner.run(block, Supervision(verdict=verdict))
    assert result.balanced
    assert result.counts.pages == 4
    assert "it burst" in result.damages[0].problem


@pytest.mark.parametrize("torn", [0, 1, 40])
def test_a_journal_gives_what_the_process_before_had_done(tmp_path: Path, torn: int) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(30))
    (block,) = plan_blocks([str(path)])
    folders = [tmp_path / name for name in ("whole", "again")]
    for folder in folders:
        folder.mkdir()
    journal = tmp_path / "journal"
    supervision = Supervision(journal=Journal(journal))
    BlockRunner(BlockOptions(folder=str(folders[0]))).run(block, supervision)
    written = journal.read_bytes()
    cut = written[: len(written) // 2]
    cut = cut[: cut.rindex(b"\n") + 1 + torn]
    journal.write_bytes(cut)
    seen: list[int] = []
    supervision = Supervision(
        enter=lambda phase, page: seen.append(page) if phase == "page" else None,
        journal=Journal(journal),
    )
    result = BlockRunner(BlockOptions(folder=str(folders[1]))).run(block, supervision)
    assert result.balanced
    assert 5 < min(seen) < 25
    assert lines(folders[0]) == lines(folders[1])
    assert journal.read_bytes().count(b"\n") == written.count(b"\n")


def test_a_record_that_is_too_large_costs_its_page_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikiextract.pipeline.pages.page_runner.MOST_BYTES", 10_000)
    large = Page(title="t" * 5_000, where="x", wikitext="[[a]] " * 2_000, page_id=7)
    runner = PageRunner(Extractor(), Selection(), Extractor())
    result = runner.run(large)
    assert (result.outcome.outcome, result.outcome.code) == ("failed", "record-too-large")
    assert len(result.outcome.title) <= 500
    assert runner.run(Page(title="Foo", where="x", wikitext="Foo.")).outcome.outcome == "record"


def test_a_record_that_is_not_valid_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(title="Foo", where="x", wikitext="Foo.", page_id=7)
    runner = PageRunner(Extractor(), Selection(), Extractor())
    original = Validator.check
    monkeypatch.setattr(
        Validator,
        "check",
        lambda self, record: "it is bad" if record["sections"] else original(self, record),
    )
    # Nothing of it can be kept.
    monkeypatch.setattr(Validator, "problems", lambda self, record: {(): "it is bad"})
    result = runner.run(page)
    assert (result.outcome.outcome, result.outcome.code) == ("failed", "record-invalid")
    assert result.record is not None
    assert result.record["page_id"] == 7


def test_a_worker_that_is_ended_as_it_starts_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(5))
    start = Worker.__init__
    started: list[Worker] = []

    def ended(self: Worker, *arguments: Any) -> None:
        start(self, *arguments)
        started.append(self)
        if len(started) <= ends:
            self.kill(Fault("page-crashed", "it was ended"))

    monkeypatch.setattr(Worker, "__init__", ended)
    ends = 1
    summary = run_to_folder(bulk(path, tmp_path / "run", workers=1, block_bytes=1 << 20))
    check_whole(tmp_path / "run", summary)
    assert (summary.counts.status, summary.counts.records) == (0, 5)
    started.clear()
    ends = 99
    with pytest.raises(RunError, match="does not start: it was ended"):
        run_to_folder(bulk(path, tmp_path / "other", workers=1, block_bytes=1 << 20))
