"""The inspector as a server: pages, the search over a run, and who is answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.inspect.pages import view
from wikiextract.errors import InputError
from wikiextract.inspect.runs import ListedPage, WantedPages, search
from wikiextract.inspect.view import PageView

server = pytest.importorskip("wikiextract.inspect.server")

PAGES = [
    ListedPage("River <i>", frozenset({"Infobox river"}), frozenset({"River"}), frozenset()),
    ListedPage("Town", frozenset({"Infobox town"}), frozenset({"City"}), frozenset({"lua-error"})),
]


def view_of(title: str | None) -> PageView:
    if title == "Nowhere":
        raise InputError("dump", "there is no page 'Nowhere'")
    return view()


def ask(
    path: str, query: str = "", host: str = "127.0.0.1:8765", pages: list[ListedPage] | None = PAGES
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
    asyncio.run(server.application(view_of, pages)(scope, receive, send))
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


def test_pages_of_a_run_are_searched() -> None:
    status, _, text = ask("/", "diagnostic=lua-error")
    assert status == 200
    assert 'href="/page?title=Town"' in text
    assert "River &lt;i&gt;" not in text
    assert "1 page<" in text


def test_titles_are_escaped() -> None:
    text = ask("/")[2]
    assert "River &lt;i&gt;" in text
    assert "<i>" not in text
    assert 'value="&#34;&gt;&lt;b&gt;"' in ask("/", "title=%22%3E%3Cb%3E")[2]


def test_other_inputs_show_their_page_at_once() -> None:
    status, headers, _ = ask("/", pages=None)
    assert (status, headers["location"]) == (307, "/page")


def test_only_this_machine_is_answered_by_its_own_name() -> None:
    assert ask("/", host="attacker.example")[0] == 400


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (WantedPages(), ["River <i>", "Town"]),
        (WantedPages(title="TOW"), ["Town"]),
        (WantedPages(box="Infobox river"), ["River <i>"]),
        (WantedPages(kind="City", code="lua-error"), ["Town"]),
        (WantedPages(kind="City", box="Infobox river"), []),
    ],
)
def test_what_is_asked_must_all_be_so(wanted: WantedPages, titles: list[str]) -> None:
    assert [page.title for page in search(PAGES, wanted)] == titles
