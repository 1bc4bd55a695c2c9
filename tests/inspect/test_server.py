"""The inspector as a server: pages, the search over a run, and who is answered."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.inspect.pages import view
from tests.sinks.records import fixture_line
from wikiextract.errors import InputError, OutputError
from wikiextract.inspect.document import document
from wikiextract.inspect.links import InspectorLinks
from wikiextract.inspect.listed import list_run
from wikiextract.inspect.runs import PageIndex, WantedPages
from wikiextract.inspect.view import PageView
from wikiextract.pipeline.pages.outcome import BlockReport
from wikiextract.pipeline.reports.folder_report import report_with_records
from wikiextract.pipeline.reports.html_report import html_report
from wikiextract.pipeline.reports.run_report import RunReport

server = pytest.importorskip("wikiextract.inspect.server")


def made_record(title: str, box: str, kind: str, field: str, *codes: str) -> dict[str, Any]:
    problems = [
        {"code": code, "severity": "error", "message": "m", "where": {"template": "Module:X"}}
        for code in codes
    ]
    value = {"text": "5", "typed": [{}]} if kind == "City" else {"text": "5"}
    fields = [{"param": field, "value": value}]
    return {
        "title": title,
        "kind": "article",
        "site": "xwiki",
        "url": f"https://x.org/wiki/{title}",
        "infoboxes": [{"name": box, "groups": [{"fields": fields}]}],
        "entity": {"types": [kind]},
        "extraction": {"view": "source"},
        "diagnostics": problems,
    }


ADDRESS = "https://en.wikipedia.org/wiki/Ember"
RECORDS = [
    made_record("River <i>", "Infobox river", "River", "size"),
    made_record("Town", "Infobox town", "City", "size", "lua-error"),
    made_record("Village", "Infobox town", "City", "name"),
]


def served() -> Any:
    pages, found = PageIndex(), BlockReport()
    for each in RECORDS:
        pages.add(each)
        found.add_record(each)
    report = RunReport(inputs=["dump"], version="1", pages=found)
    return server.ServedRun(pages, lambda: report)


def view_of(title: str | None) -> PageView:
    if title == "Nowhere":
        raise InputError("dump", "there is no page 'Nowhere'")
    return replace(view(), url=ADDRESS)


def ask(
    path: str, query: str = "", host: str = "127.0.0.1:8765", *, of_run: bool = True
) -> tuple[int, dict[str, str], str]:
    """Return status, headers and text of the answer to a request."""
    answers: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        answers.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", host.encode())],
    }
    run = served() if of_run else None
    asyncio.run(server.application(view_of, run)(scope, receive, send))
    start, *rest = answers
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, b"".join(one.get("body", b"") for one in rest).decode()


def test_a_page_is_shown_under_a_strict_policy() -> None:
    status, headers, text = ask("/page", "title=Ember")
    assert status == 200
    assert "Ember" in text
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_a_page_that_is_not_there_is_named_as_plain_text() -> None:
    status, headers, text = ask("/page", "title=Nowhere")
    assert (status, text) == (404, "dump: there is no page 'Nowhere'")
    assert headers["content-type"].startswith("text/plain")


def listed(query: str) -> list[str]:
    """Return the titles that a search lists."""
    status, _, text = ask("/pages", query)
    assert status == 200
    return [str(one) for one in html.fromstring(text).xpath("//main/ul/li/a//text()")]


def test_pages_of_a_run_are_searched() -> None:
    text = ask("/pages", "diagnostic=lua-error")[2]
    assert 'href="/page?title=Town"' in text
    assert "River &lt;i&gt;" not in text
    assert "1 page<" in text


def test_titles_are_escaped() -> None:
    text = ask("/pages")[2]
    assert "River &lt;i&gt;" in text
    assert "<i>" not in text
    assert 'value="&#34;&gt;&lt;b&gt;"' in ask("/pages", "title=%22%3E%3Cb%3E")[2]


def test_other_inputs_show_their_page_at_once() -> None:
    status, headers, _ = ask("/", of_run=False)
    assert (status, headers["location"]) == (307, "/page")
    assert ask("/pages", of_run=False)[0] == 404


def test_a_run_shows_its_report_first() -> None:
    status, headers, _ = ask("/")
    assert (status, headers["location"]) == (307, "/report")
    status, headers, text = ask("/report")
    assert status == 200
    assert "unsafe" not in headers["content-security-policy"]
    assert "Report of a run: xwiki" in text
    assert 'href="/page?title=Town"' in text


@pytest.mark.parametrize(
    ("link", "titles"),
    [
        ("//a[.='article']", ["River <i>", "Town", "Village"]),
        ("//a[.='diagnostics']", ["Town"]),
        ("//a[.='City']", ["Town", "Village"]),
        ("//a[.='lua-error']", ["Town"]),
        ("//a[.='Module:X']", ["Town"]),
        ("//details[contains(., 'Infobox town')]//a[.='Pages with this box']", ["Town", "Village"]),
        ("//details[contains(., 'Infobox town')]//a[.='size']", ["Town"]),
        ("//details[contains(., 'Infobox river')]//a[contains(@aria-label, 'not typed')]",
         ["River <i>"]),
    ],
)  # fmt: skip
def test_what_the_report_counts_leads_to_the_pages(link: str, titles: list[str]) -> None:
    report = html.fromstring(ask("/report")[2])
    report.make_links_absolute("http://127.0.0.1/")
    found = {str(one.get("href")) for one in report.xpath(link)}
    (address,) = found
    assert listed(urlsplit(address).query) == titles


def test_a_field_is_asked_for_with_its_box_only() -> None:
    assert listed("field=size") == ["River <i>", "Town", "Village"]
    assert listed("box=Infobox+town&field=size") == ["Town"]
    assert listed("box=Infobox+town&field=size&untyped=on") == []
    assert listed("box=Infobox+town&field=from+another+box") == ["Town", "Village"]


def test_every_field_of_the_search_has_a_label() -> None:
    form = html.fromstring(ask("/pages", "box=Infobox+town")[2]).xpath("//form")[0]
    fields = form.xpath(".//input | .//select")
    assert len(fields) == 9
    assert all(field.xpath("ancestor::label[normalize-space()]") for field in fields)


def test_only_this_machine_is_answered_by_its_own_name() -> None:
    assert ask("/", host="attacker.example")[0] == 400


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (WantedPages(), ["River <i>", "Town", "Village"]),
        (WantedPages(title="TOW"), ["Town"]),
        (WantedPages(facets=frozenset({("box", "Infobox river")})), ["River <i>"]),
        (WantedPages(facets=frozenset({("class", "City"), ("diagnostic", "lua-error")})), ["Town"]),
        (WantedPages(facets=frozenset({("class", "City"), ("box", "Infobox river")})), []),
        (WantedPages(facets=frozenset({("class", "None")})), []),
    ],
)
def test_what_is_asked_must_all_be_so(wanted: WantedPages, titles: list[str]) -> None:
    assert [page.title for page in served().pages.search(wanted)] == titles


def test_a_page_leads_to_the_list_and_to_the_wiki() -> None:
    shown = html.fromstring(ask("/page", "title=Ember")[2])
    assert shown.xpath("//nav/a/@href") == ["/pages", ADDRESS]
    alone = html.fromstring(ask("/page", of_run=False)[2])
    assert alone.xpath("//nav/a/@href") == [ADDRESS]
    hostile = html.fromstring(document(replace(view(), url="javascript:alert(1)")))
    assert not hostile.xpath("//nav")


def test_records_that_are_no_run_have_a_report(tmp_path: Path) -> None:
    path = tmp_path / "out.ndjson"
    path.write_bytes(fixture_line() + b"\n")
    pages, found = list_run(str(path))
    (page,) = pages.search(WantedPages())
    report = report_with_records(str(path), found)
    assert page.title == "阿拉木图宣言"
    assert "out.ndjson" in html_report(report, InspectorLinks())
    assert (report.pages.kinds, report.pages.content.pages) == ({"article": 1}, 1)


def test_a_port_that_is_taken_is_told_before_anything_is_served() -> None:
    with server.listen(0) as listening:
        _, port = listening.getsockname()
        with pytest.raises(
            OutputError, match=rf"port {port}: cannot be used: Address already in use"
        ):
            server.listen(port)
