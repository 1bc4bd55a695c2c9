"""Captions of tables, in both views."""

from __future__ import annotations

from typing import Any

import pytest

import wikiextract
from wikiextract.nodes import Table

VIEWS: dict[str, dict[str, Any]] = {"source": {}, "rendered": {"pages": {}}}


def caption(text: str, view: str) -> tuple[str | None, list[str | None]] | None:
    article = wikiextract.extract(text, site="enwiki", title="T", **VIEWS[view])
    (table,) = article.sections[0].blocks
    assert isinstance(table, Table)
    if table.caption is None:
        return None
    return table.caption.text, [item.text for item in table.caption.items]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("|+ one\n", ("one", [])),
        ("|+ one\n|+ two\n", ("one two", ["one", "two"])),
        (
            "|+ one\nmore\n|+ class=x | two [[b]]\n|+ three\n",
            ("one more two b three", ["one more", "two b", "three"]),
        ),
        ("|+\n|+ two\n", ("two", [])),
    ],
)
def test_all_captions_are_kept(
    written: str, wanted: tuple[str | None, list[str | None]], view: str
) -> None:
    text = f'{{| class="wikitable"\n{written}|-\n| x\n|}}'
    assert caption(text, view) == (
        wanted or ("one more two b three", ["one more", "two b", "three"])
    )
