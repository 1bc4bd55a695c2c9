"""Magic words in their languages and case rules; redirects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiextract.site import Site


@pytest.mark.parametrize(
    ("site", "name", "identity"),
    [
        ("enwiki", "PAGENAME", "pagename"),
        ("enwiki", "pagename", None),
        ("enwiki", "server", "server"),
        ("enwiki", "!", "!"),
        ("ruwiki", "НАЗВАНИЕ_СТРАНИЦЫ", "pagename"),
        ("ruwiki", "НАЗВАНИЕСТРАНИЦЫ", "pagename"),  # its name in early MediaWiki
        ("dewiki", "SEITENNAME", "pagename"),
        ("enwiki", "Foo", None),
    ],
)
def test_variable(site: str, name: str, identity: str | None) -> None:
    assert Site.bundled(site).variable_id(name) == identity


@pytest.mark.parametrize(
    ("site", "name", "identity"),
    [
        ("enwiki", "#if", "if"),
        ("enwiki", "#IF", "if"),
        ("enwiki", "if", None),
        ("enwiki", "lc", "lc"),
        ("enwiki", "#lc", None),
        ("enwiki", "PAGENAME", "pagename"),
        ("enwiki", "pagename", None),
        ("enwiki", "DEFAULTSORT", "defaultsort"),
        ("enwiki", "#section", "lst"),
        ("enwiki", "SHORTDESC", "shortdesc"),
        ("enwiki", "#property", "property"),
        ("dewiki", "#wechsle", "switch"),
        ("dewiki", "#Abschnitt", "lst"),
        ("dewiki", "SORTIERUNG", "defaultsort"),
        ("ruwiki", "#если", "if"),
        ("arwiki", "#لو", "if"),
        ("frwiki", "#si", "if"),
    ],
)
def test_function(site: str, name: str, identity: str | None) -> None:
    assert Site.bundled(site).function_id(name) == identity


@pytest.mark.parametrize(
    ("site", "text", "identity"),
    [
        ("enwiki", "__NOTOC__", "notoc"),
        ("enwiki", "__notoc__", "notoc"),
        ("enwiki", "__HIDDENCAT__", "hiddencat"),
        ("enwiki", "__hiddencat__", None),
        ("enwiki", "__DISAMBIG__", "disambiguation"),
        ("jawiki", "__目次非表示__", "notoc"),
        ("dewiki", "__KEIN_INHALTSVERZEICHNIS__", "notoc"),
    ],
)
def test_switch(site: str, text: str, identity: str | None) -> None:
    wiki = Site.bundled(site)
    assert wiki.switch_id(text) == identity
    found = wiki.switches.search(f"a{text}b")
    assert (found and wiki.switch_id(found[0])) == identity


@pytest.mark.parametrize(
    ("site", "text", "option"),
    [
        ("enwiki", "thumb", ("img_thumbnail", None)),
        ("enwiki", "Thumb", None),
        ("enwiki", "200px", ("img_width", "200")),
        ("enwiki", "x200px", ("img_width", "x200")),
        ("enwiki", "alt=a b", ("img_alt", "a b")),
        ("enwiki", "link=", ("img_link", "")),
        ("enwiki", "upright=1.2", ("img_upright", "1.2")),
        ("enwiki", "upright", ("img_upright", None)),
        ("enwiki", "thumb=X.png", ("img_manualthumb", "X.png")),
        ("enwiki", "a caption", None),
        ("dewiki", "mini", ("img_thumbnail", None)),
        ("dewiki", "links", ("img_left", None)),
        ("zhwiki", "缩略图", ("img_thumbnail", None)),
        ("zhwiki", "縮圖", ("img_thumbnail", None)),
        ("zhwiki", "左", ("img_left", None)),
        ("zhwiki", "100像素", ("img_width", "100")),
        ("ruwiki", "мини", ("img_thumbnail", None)),
        ("ruwiki", "200пкс", ("img_width", "200")),
    ],
)
def test_image_option(site: str, text: str, option: tuple[str, str | None] | None) -> None:
    assert Site.bundled(site).image_option(text) == option


@pytest.mark.parametrize(
    ("site", "text", "rest"),
    [
        ("enwiki", "ab cd", "ab"),
        ("enwiki", "Ab", ""),
        ("dewiki", "äöß x", "äöß"),
        ("zhwiki", "中文", ""),
        ("ruwiki", "ов.", "ов"),
        ("hewiki", "ים", "ים"),
    ],
)
def test_link_trail(site: str, text: str, rest: str) -> None:
    match = Site.bundled(site).link_trail.match(text)
    assert match is not None
    assert match[0] == rest


REDIRECTS = [
    ("enwiki", "#REDIRECT [[foo]]", "Foo"),
    ("enwiki", "#redirect[[foo_bar#x y|z]] text", "Foo bar#x y"),
    ("enwiki", "\n #REDIRECT\n : [[foo]]", "Foo"),
    ("enwiki", "#REDIRECT :: [[foo]]", None),
    ("enwiki", "x #REDIRECT [[foo]]", None),
    ("enwiki", "#REDIRECT [[a\nb]]", None),
    ("enwiki", "#REDIRECT [[]]", None),
    ("enwiki", "#REDIRECT [[#x]]", None),
    ("enwiki", "#REDIRECT [[foo", None),
    ("enwiki", "#REDIRECT foo", None),
    ("enwiki", "#REDIRECT [[:Category:foo]]", "Category:Foo"),
    ("enwiki", "#REDIRECT [[fr:foo]]", "fr:foo"),
    ("enwiki", "#REDIRECT [[a%20b]]", "A b"),
    ("enwiki", "#REDIRECT [[a%5Bb]]", None),
    ("enwiki", "#REDIRECT [[Special:Mypage/x]]", None),
    ("enwiki", "#REDIRECT [[Special:Search/x]]", "Special:Search/x"),
    ("enwiki", "#REDIRECT\xa0[[foo]]", None),
    ("enwiki", "#WEITERLEITUNG [[foo]]", None),
    ("dewiki", "#WEITERLEITUNG [[foo]]", "Foo"),
    ("dewiki", "#REDIRECT [[foo]]", "Foo"),
    ("ruwiki", "#перенаправление [[foo]]", "Foo"),
    ("zhwiki", "#重定向[[foo]]", "Foo"),
    ("trwiki", "#YÖNLENDİRME [[istanbul]]", "İstanbul"),
    ("trwiki", "#yönlendirme [[foo]]", None),  # dotless and dotted i are different letters
]


@pytest.mark.parametrize(("site", "wikitext", "expected"), REDIRECTS)
def test_redirect(site: str, wikitext: str, expected: str | None) -> None:
    title = Site.bundled(site).redirect_target(wikitext)
    assert (title and title.full) == expected


@given(st.text(), st.sampled_from(["", "#REDIRECT [[", "#REDIRECT [[|", "thumb="]))
def test_nothing_raises(text: str, start: str) -> None:
    site = Site.bundled("enwiki")
    site.redirect_target(start + text)
    site.image_option(start + text)
    site.function_id(text)
    site.variable_id(text)


def test_hostile_texts_end_in_time() -> None:
    site = Site.bundled("enwiki")
    for text in ("[[", "|", "[[|", "\n", " ", "_", ":"):
        site.redirect_target("#REDIRECT [[" + text * 500_000)
        site.redirect_target("#REDIRECT " + text * 500_000)
        site.image_option(text * 500_000)
        site.switches.search(text * 500_000)
