"""What a page stores for the queries of its wiki, and what happens where that is very much."""

from __future__ import annotations

import pytest

from wikiextract import Extractor, Page, Site
from wikiextract.pipeline.pages import stored_facts


def test_values_that_are_too_long_together_are_left_out_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stored_facts, "_MOST_CHARACTERS", 10)
    page = Page(title="P", where="text", wikitext="{{#set:A=12345|B=678|C=much more|D=x}}")
    record = Extractor(Site.unknown(), pages={}).article(page)
    assert [fact.property for fact in record.stored_facts or ()] == ["A", "B"]
    assert [one.code for one in record.diagnostics] == ["too-much-stored"]
