"""A page that is larger than MediaWiki lets any be costs what it may, and says so."""

from __future__ import annotations

import pytest

from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.page_runner import PageResult, PageRunner
from wikiextract.pipeline.select.selection import Selection
from wikiextract.record import Validator
from wikiextract.sources import Page

TEXT = "'''Foo''' is here.\n" + "More.\n" * 20
HTML = "<p>Foo</p>" * 20


@pytest.fixture
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikiextract.pipeline.pages.size.WIKITEXT_CHARACTERS", 50)
    monkeypatch.setattr("wikiextract.pipeline.pages.size.HTML_CHARACTERS", 100)


def result(**texts: str) -> PageResult:
    runner = PageRunner(Extractor(), Selection(), Extractor())
    return runner.run(Page(title="Foo", where="here", page_id=7, **texts))


@pytest.mark.usefixtures("_limits")
@pytest.mark.parametrize(
    ("texts", "outcome", "message"),
    [
        ({"wikitext": TEXT}, "degraded", "the source view; of its 139 characters of wikitext"),
        ({"wikitext": "x" * 200}, "degraded", "of its 200 characters of wikitext"),
        ({"wikitext": "Foo.", "html": HTML}, "degraded", "its HTML has more than"),
        ({"wikitext": TEXT, "html": HTML}, "degraded", "was not read; of its 139"),
        ({"wikitext": TEXT, "html": "<p>Foo"}, "degraded", "it was read in the source view"),
        ({"html": HTML}, "failed", "its HTML has more than"),
    ],
)
def test_of_a_page_that_is_too_large_the_beginning_is_read(
    texts: dict[str, str], outcome: str, message: str
) -> None:
    found = result(**texts)
    assert (found.outcome.outcome, found.outcome.code) == (outcome, "page-too-large")
    assert found.record is not None
    assert Validator.named("article").is_valid(found.record)
    assert message in (found.outcome.reason or "")
    told = [d["message"] for d in found.record["diagnostics"]]
    assert told == [found.outcome.reason]
    assert len(str(found.record.get("sections"))) < 400


def test_pages_as_large_as_mediawiki_saves_are_read() -> None:
    assert result(wikitext="x" * (2 << 20)).outcome.outcome == "record"
