"""A page in a variant of its language: what stands in its markup, in its title and in the wiki."""

from __future__ import annotations

from functools import cache

import pytest

from wikiextract.expand.expander import Expander
from wikiextract.render import Rendered, RenderOptions, render
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages


@cache
def site(name: str) -> Site:
    return Site.load(name)


def rendered(
    wikitext: str, variant: str | None, *, wiki: str = "zhwiki", title: str = "里面", **pages: str
) -> Rendered:
    page = site(wiki).title(title)
    assert page is not None
    texts = {name.replace("__", "/"): text for name, text in pages.items()}
    expander = Expander(site(wiki), MemoryPages(site(wiki), texts))
    return render(expander.expand(wikitext, page), options=RenderOptions(variant=variant))


def text(page: Rendered) -> str:
    return "".join(page.tree.itertext()).strip()


def test_the_wikis_own_words_count_before_those_of_the_language() -> None:
    table = {"MediaWiki:Conversiontable__zh-hant": "-{里面 => 甲; 软件 => 乙;}-"}
    shown = rendered("里面 软件 -{H|zh-cn:头发;zh-tw:丙}-头发", "zh-tw", **table)
    assert text(shown) == "甲 軟體 丙"


@pytest.mark.parametrize(
    ("variant", "stated", "shown"),
    [
        ("zh-tw", "", "裡面"),
        ("zh-tw", "-{T|zh-cn:甲;zh-tw:乙}-", "乙"),
        ("zh-tw", "-{T|zh-cn:甲}-", "裡面"),
        (None, "", None),
        (None, "-{T|zh-cn:甲;zh-tw:乙}-", None),
        (None, "-{T|zh:甲;zh-tw:乙}-", "甲"),
        (None, "-{T|里面=>zh:丙}-", "丙"),
        ("zh-tw", "-{H|zh-cn:里面;zh-tw:丁}-", "丁"),
        ("zh-tw", "__NOTITLECONVERT__", None),
    ],
)
def test_the_title_as_shown(variant: str | None, stated: str, shown: str | None) -> None:
    assert rendered(stated, variant).display_title == shown


def test_rules_of_one_page_do_not_count_on_the_next() -> None:
    assert text(rendered("-{H|zh-cn:软件;zh-tw:甲}-软件", "zh-tw")) == "甲"
    assert text(rendered("软件", "zh-tw")) == "軟體"


def test_roman_numbers_are_looked_for_in_the_text_without_its_tags() -> None:
    # A break between two numbers counts for one of them; a tag is a break, too.
    shown = rendered("I II <b>V</b> VI", "sr-ec", wiki="srwiki")
    assert text(shown) == "I ИИ V VI"


def test_text_written_in_the_variant_stays() -> None:
    assert text(rendered("čaša Љ", "sr-el", wiki="srwiki")) == "čaša Љ"


def test_limits_are_told() -> None:
    deep = rendered("-{" * 12 + "x" + "}-" * 12, "zh-tw")
    assert [one.code for one in deep.diagnostics] == ["variant-markup-too-deep"]
    rules = "".join(f"-{{H|zh-tw:x;zh-cn:{'a' * length}}}-" for length in range(2, 90))
    many = rendered(rules + "a", "zh-tw")
    assert [one.code for one in many.diagnostics] == ["variant-words-limit"]
