"""A page of more extension tags than are rendered."""

from __future__ import annotations

import pytest

import wikiextract
from wikiextract.render.tags import run


def test_tags_past_the_limit_are_shown_as_written_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_MAX_TAGS", 3)
    text = "".join(f'<ref name="n{number}" />' for number in range(5))
    page = wikiextract.extract(f"a{text} z", site="enwiki", title="Notes", pages={})
    assert [one.code for one in page.diagnostics].count("tags-too-many") == 1
    assert len(page.references) == 3
    (paragraph,) = page.sections[0].blocks
    assert paragraph.text == 'a<ref name="n3" /><ref name="n4" /> z'
