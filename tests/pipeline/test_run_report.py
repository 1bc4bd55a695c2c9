"""The report of a run, as people and programs get it."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html

from tests.pipeline.test_content_report import record
from wikiextract.errors import OutputError
from wikiextract.nodes import Diagnostic, Where
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.reports.counted import InfoboxCount
from wikiextract.pipeline.reports.html_report import html_report
from wikiextract.pipeline.reports.run_report import (
    DamagedInput,
    RunReport,
    merged,
    read_report,
)
from wikiextract.pipeline.reports.write_report import write_report

HOSTILE = """</td><script>alert("x")</script><img src=x onerror=y>&amp;'"\u202e\0"""


def made(title: str = "Page", **parts: str) -> RunReport:
    block = BlockReport()
    odd = Diagnostic(code="odd", message=title, where=Where(template=title))
    url = parts.get("url", f"https://en.wikipedia.org/wiki/{quote(title.replace(' ', '_'))}")
    site = parts.get("site", "enwiki")
    found = record(title, box=title, fields=(title,), diagnostics=(odd,), site=site, url=url)
    block.add(PageOutcome(title=title, where=title, outcome="record", seconds=0.25), found)
    failed = PageOutcome(title=title, where=title, outcome="failed", code="page-failed",
                         reason=title, seconds=0.0001)  # fmt: skip
    block.add(failed, found)
    block.add(PageOutcome(title=title, where=title, outcome="skipped"), None)
    return RunReport(
        inputs=[title], version="1", store=title, workers=2, seconds=3.0, input_bytes=10**7,
        pages=block, damages=[DamagedInput(title, title)],
    )  # fmt: skip


def test_what_the_report_tells() -> None:
    text = " ".join(html.fromstring(html_report(made())).text_content().split())
    assert "Report of a run: enwiki" in text
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


def test_the_report_loads_nothing_and_runs_nothing() -> None:
    root = html.fromstring(html_report(made()))
    assert not root.xpath("//@src | //@srcset | //link | //script | //iframe | //object | //@style")
    (style,) = root.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    checksum = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{checksum}'")


def test_links_lead_to_the_wiki_or_within_the_report() -> None:
    root = html.fromstring(html_report(made("A/B? c")))
    found = {address for address in root.xpath("//@href") if not address.startswith("#")}
    assert found == {
        "https://en.wikipedia.org/wiki/",
        "https://en.wikipedia.org/wiki/A/B%3F_c",
        "https://en.wikipedia.org/wiki/Template:A/B%3F_c",
    }
    within = {address[1:] for address in root.xpath("//@href") if address.startswith("#")}
    assert within == set(root.xpath("//h2/@id"))


@pytest.mark.parametrize("url", ["javascript:alert(1)//Page", "data:x/Page", "http://[/Page"])
def test_addresses_that_act_are_no_links(url: str) -> None:
    report = made("Page", url=url)
    root = html.fromstring(html_report(report))
    assert all(address.startswith("#") for address in root.xpath("//@href"))


def test_titles_of_several_wikis_lead_to_their_own() -> None:
    report = made("Same", site="dewiki", url="https://de.wikipedia.org/wiki/Same")
    report.pages.merge(made("Same").pages)
    root = html.fromstring(html_report(report))
    shown = [link.get("href") for link in root.xpath("//a[.='Same']")]
    assert set(shown) == {f"https://{code}.wikipedia.org/wiki/Same" for code in ("de", "en")}
    assert "dewiki (2 records)" in root.text_content()


def test_a_field_says_how_many_of_its_values_are_typed() -> None:
    report = made()
    report.pages.content.infoboxes["Box"] = InfoboxCount(4, {"born": 4, "name": 2}, {"born": 3})
    root = html.fromstring(html_report(report))
    (box,) = [one for one in root.xpath("//details") if "Box" in one.text_content()]
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("th | td")][:5]
        for row in box.xpath(".//tbody/tr")
    ]
    assert rows == [["born", "4", "100 %", "3", "75 %"], ["name", "2", "50 %", "0", "0 %"]]
    assert "50 % typed" in box.text_content()


def test_what_tells_something_by_colour_tells_it_by_a_word_too() -> None:
    root = html.fromstring(html_report(made()))
    assert root.xpath("//*[@role='img'][@aria-label='warning']")
    for drawing in root.xpath("//svg"):
        assert drawing.get("aria-label") or drawing.get("aria-hidden") == "true"


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
