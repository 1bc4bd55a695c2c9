"""What `wikiextract` exports does what it says, for paths and for strings."""

from __future__ import annotations

import pytest

import wikiextract
from wikiextract.errors import InputError


def test_every_name_is_there() -> None:
    assert all(hasattr(wikiextract, name) for name in wikiextract.__all__)


def test_a_page_is_rendered_with_pages_of_its_own() -> None:
    html = wikiextract.render("{{A|b}}", pages={"Template:A": "''{{{1}}}''"}, site="enwiki")
    assert "<i>b</i>" in html
    with pytest.raises(InputError):
        wikiextract.render("x", "[]")
