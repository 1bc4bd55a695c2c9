"""Lone surrogates, which a Python string may hold, are replacement characters in the record."""

from __future__ import annotations

import msgspec
import pytest

from wikiextract import Page, extract, to_json
from wikiextract.sources.surrogates import page_without_surrogates, without_surrogates

TEXT = (
    "a \udfff [http://\ud800 b] [[c\udc00|d]] {{t\ud800|\udfff}} <mapframe e=\udfff /> "
    "<ref name=\ud800>n</ref>"
)
PAGES = {"Template:T\ud800": "x\udfff{{{1}}}"}


def test_places_stay() -> None:
    assert without_surrogates("a\ud800\udfffb\U0001f600") == "a\ufffd\ufffdb\U0001f600"
    page = Page(title="A", where="x", wikitext="b", html=b"\xed\xa0\x80")
    assert page_without_surrogates(page) is page


@pytest.mark.parametrize("pages", [None, PAGES])
@pytest.mark.parametrize("text", [TEXT, f"<html><body><p>{TEXT}</body></html>"])
def test_a_record_is_made(text: str, pages: dict[str, str] | None) -> None:
    article = extract(text, site="enwiki", title="P\udfff", pages=pages)
    record = msgspec.json.decode(to_json(article))
    assert record["title"] == "P\ufffd"
    assert record["sections"][0]["blocks"][0]["text"].startswith("a \ufffd")
