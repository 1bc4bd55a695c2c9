"""The report of a run, as people and programs get it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from tests.pipeline.test_content_report import record
from wikiextract.errors import OutputError
from wikiextract.nodes import Diagnostic
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.reports.run_report import (
    DamagedInput,
    RunReport,
    html_report,
    merged,
    read_report,
    write_report,
)

HOSTILE = """</td><script>alert("x")</script><img src=x onerror=y>&amp;'"\u202e\0"""


def made(title: str = "Page", **parts: str) -> RunReport:
    block = BlockReport()
    odd = Diagnostic(code=parts.get("code", "odd"), message=title)
    found = record(title, box=title, fields=(title,), diagnostics=(odd,))
    block.add(PageOutcome(title=title, where=title, outcome="record", seconds=0.25), found)
    failed = PageOutcome(title=title, where=title, outcome="failed", code="page-failed",
                         reason=title, seconds=0.0001)  # fmt: skip
    block.add(failed, None)
    block.add(PageOutcome(title=title, where=title, outcome="skipped"), None)
    return RunReport(
        inputs=[title], version="1", store=title, workers=2, seconds=3.0, input_bytes=10**7,
        pages=block, damages=[DamagedInput(title, title)],
    )  # fmt: skip


def test_what_the_report_tells() -> None:
    text = " ".join(html.fromstring(html_report(made())).text_content().split())
    for fact in ("3 pages read", "1 records", "1 failed", "1.0 pages a second", "skipped: 1 (33 %)",
                 "Infobox", "250 ms", "page-failed", "odd", "Damaged inputs"):  # fmt: skip
        assert fact in text.replace("Infoboxes", "Infobox"), fact


def test_texts_that_the_store_lacks_are_listed_and_those_most_asked_for_shown() -> None:
    report = made()
    report.pages.content.missing_texts.update({f"Page {n}": n for n in range(1, 30)})
    report.pages.content.missing_texts[HOSTILE] = 50
    root = html.fromstring(html_report(report))
    heading = root.xpath("//h2[.='Texts that the store lacks']")[0]
    shown = heading.xpath("following-sibling::ul[1]/li")
    assert [item.text_content() for item in shown[1:3]] == ["Page 29: 29", "Page 28: 28"]
    assert len(shown) == 20
    assert not root.xpath("//script | //img")
    assert "--add-missing" in root.text_content()
    assert "Texts that the store lacks" not in html_report(made())


def test_nothing_that_was_read_becomes_markup() -> None:
    page = html_report(made(HOSTILE))
    root = html.fromstring(page)
    assert not root.xpath("//script | //img | //iframe | //link | //@onerror | //@onload")
    assert HOSTILE.replace("\0", "") in root.text_content().replace("\ufffd", "").replace("\0", "")


def test_the_report_needs_nothing_else() -> None:
    root = html.fromstring(html_report(made()))
    assert not root.xpath("//@src | //@href | //style[contains(., 'url(')]")
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy


def test_bars_are_as_wide_as_what_they_show() -> None:
    root = html.fromstring(html_report(made()))
    (whole,) = root.xpath("//svg[@aria-label='Pages by outcome']")
    widths = [float(width.rstrip("%")) for width in whole.xpath("rect/@width")]
    assert sum(widths) == pytest.approx(100, abs=0.01)


def test_a_run_without_pages_has_a_report() -> None:
    text = html.fromstring(html_report(RunReport(inputs=[], version="1"))).text_content()
    assert "No page was read" in text


def test_both_files_are_written(tmp_path: Path) -> None:
    report = made(HOSTILE)
    write_report(tmp_path, report)
    assert {path.name for path in tmp_path.iterdir()} == {"report.json", "report.html"}
    assert read_report(tmp_path / "report.json") == report
    assert json.loads((tmp_path / "report.json").read_text())["pages"]["outcomes"]["failed"] == 1
    with pytest.raises(OutputError):
        write_report(tmp_path / "missing", report)


def test_reports_of_blocks_are_one_report() -> None:
    both = merged([made("A").pages, made("B").pages])
    assert both.counts == Counts(complete=2, failed=2, skipped=2)
    assert [example.title for example in both.content.failures["page-failed"].examples] == [
        "A",
        "B",
    ]
