"""Titles: a table of inputs and what MediaWiki 1.39 makes of them, and properties of any input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.table import Row, as_json, read_table
from wikiextract.site import Site, Title
from wikiextract.site.links import link_text

ROWS = read_table(Path(__file__).parent / "cases" / "titles.txt").rows
SITES = ["enwiki", "trwiki", "zhwiki", "enwiktionary"]
PIECES = (
    ":|#|/|.|_| |&amp;|&#58;|%41|~|[|{|\u200e|\xa0|é|\ufffd|en|fr|w|Talk|File|User|Template|ß|i"
    "|1.2.3.4|::1"
)
MARKUP = st.sampled_from([*PIECES.split("|"), "|"])
WORDS = ("Talk", "en", "中" * 20, "𐐨" * 20, *"aBéßſǆ1 ,()'.!–-_")
PLAIN = st.lists(st.sampled_from(WORDS), min_size=1)
ANY_TEXT = st.one_of(st.text(max_size=30), st.lists(MARKUP, max_size=8).map("".join))


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_title(row: Row, expect_row: Callable[[Row, str], None]) -> None:
    site, text = row.arguments
    title = Site.bundled(site).title(text)
    found = title and [title.namespace, title.text, title.fragment, title.interwiki]
    expect_row(row, as_json(found))


@given(site=st.sampled_from(SITES), text=ANY_TEXT)
def test_normalisation_is_idempotent(site: str, text: str) -> None:
    title = Site.bundled(site).title(text)
    if title is None:
        return
    again = Site.bundled(site).title(title.full)
    if title.namespace == 0 and title.interwiki is None and ":" in title.text:
        # ":Talk:Foo#x" and the like: the main namespace has to be asked for.
        again = Site.bundled(site).title(f":{title.full}")
    assert again == title or title.interwiki is not None


@given(site=st.sampled_from(SITES), text=ANY_TEXT, page=ANY_TEXT)
def test_nothing_raises(site: str, text: str, page: str) -> None:
    wiki = Site.bundled(site)
    on = wiki.title(page)
    for title in (wiki.link_title(text, on), wiki.template_title(text, on)):
        if title is not None:
            assert "_" not in title.prefixed
            assert isinstance(wiki.url(title), str)
            assert [title.base, title.root, title.subpage, title.subject, title.talk]


@given(
    text=ANY_TEXT | st.sampled_from(["/a", " /a#b", "../a", "../../a", "Foo"]),
    pages=st.lists(ANY_TEXT | st.sampled_from(["User:A/b", "User:C/d", "Foo"]), max_size=3),
)
def test_titles_that_are_remembered_are_those_of_the_page(text: str, pages: list[str]) -> None:
    wiki = Site.bundled("enwiki")
    for page in pages:
        on, fresh = wiki.title(page), Site.bundled("enwiki")
        for _ in range(2):
            assert wiki.link_title(text, on) == fresh.link_title(text, on)
            assert wiki.template_title(text, on) == fresh.template_title(text, on)


@given(site=st.sampled_from(SITES), text=PLAIN.map("".join), namespace=st.sampled_from([0, 2, 10]))
def test_a_plain_title_is_what_it_is_with_an_underscore_that_says_nothing(
    site: str, text: str, namespace: int
) -> None:
    wiki = Site.bundled(site)
    assert wiki.title(text, namespace) == wiki.title(f"_{text}", namespace)
    plain = wiki.plain_link(text)
    if plain is not None:
        assert str(wiki.link_title(f"_{text}")) == plain
        assert link_text(text) == text


def test_the_default_namespace_yields_to_a_stated_one_and_to_a_colon() -> None:
    site = Site.bundled("enwiki")
    assert str(site.title("foo", 10)) == "Template:Foo"
    assert str(site.title("user:foo", 10)) == "User:Foo"
    assert str(site.title(":foo", 10)) == "Foo"


def test_a_leading_colon_is_recorded_but_does_not_distinguish() -> None:
    site = Site.bundled("enwiki")
    plain, forced = site.title("Category:A"), site.title(":Category:A")
    assert plain is not None
    assert forced is not None
    assert (plain.forced, forced.forced) == (False, True)
    assert plain == forced
    assert hash(plain) == hash(forced)


@pytest.mark.parametrize(
    ("text", "base", "root", "subpage"),
    [
        ("Talk:A", "A", "A", "A"),
        ("Talk:A/b/c", "A/b", "A", "c"),
        ("A/b/c", "A/b/c", "A/b/c", "A/b/c"),  # articles have no subpages
        ("User:/a", "/a", "/a", "/a"),
        ("User:/a/", "/a", "/a", ""),
        ("User:A//b", "A/", "A", "b"),
    ],
)
def test_subpages(text: str, base: str, root: str, subpage: str) -> None:
    title = Site.bundled("enwiki").title(text)
    assert title is not None
    assert (title.base, title.root, title.subpage) == (base, root, subpage)


@pytest.mark.parametrize(
    ("text", "subject", "talk"),
    [
        ("Foo#x", "Foo", "Talk:Foo"),
        ("Talk:Foo", "Foo", "Talk:Foo"),
        ("Wikipedia:A/b", "Wikipedia:A/b", "Wikipedia talk:A/b"),
        ("Special:Search", "Special:Search", None),
        ("fr:Foo", "fr:Foo", None),
        ("#x", "", None),
    ],
)
def test_talk_and_subject(text: str, subject: str, talk: str | None) -> None:
    title = Site.bundled("enwiki").title(text)
    assert title is not None
    assert title.subject.full == subject
    assert (title.talk and title.talk.full) == talk


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Foo bar#a b", "https://ru.wikipedia.org/wiki/Foo_bar#a_b"),
        ("Шаблон:x?y", "https://ru.wikipedia.org/wiki/"
         "%D0%A8%D0%B0%D0%B1%D0%BB%D0%BE%D0%BD:X%3Fy"),
        ("en:A/b", "https://en.wikipedia.org/wiki/A/b"),
        ("commons:File:X.jpg", "https://commons.wikimedia.org/wiki/File:X.jpg"),
    ],
)  # fmt: skip
def test_url(text: str, url: str) -> None:
    site = Site.bundled("ruwiki")
    title = site.title(text)
    assert title is not None
    assert site.url(title) == url


LINKS = [
    ("Foo", "foo%20bar", "Foo bar"),
    ("Foo", "/sub", "/sub"),
    ("Talk:Foo", "/sub", "Talk:Foo/sub"),
    ("Talk:Foo", "/sub//", "Talk:Foo/sub"),
    ("Talk:Foo", "/ sub#f", "Talk:Foo/sub#f"),
    ("Talk:Foo", "/", "Talk:Foo/"),
    ("User:A/b/c", "../", "User:A/b"),
    ("User:A/b/c", "../../x/", "User:A/x"),
    ("User:A/b/c", "../../../x", None),
    ("User:A/b/c", "../#f", "User:A/b#f"),
    ("User:A", "../x", None),
    ("User:A", ":/sub", "/sub"),
    ("Foo", "a%5Bb", None),
    ("Foo", "a%23b", "A#b"),
    ("Foo", "https://x.org", None),
    ("Foo", "//x.org", None),
    ("Foo", "MAILTO:a", None),
    ("Foo", "irc:a", "irc:a"),
    ("Foo", "%3Afoo", "Foo"),
]


@pytest.mark.parametrize(("page", "target", "expected"), LINKS)
def test_link(page: str, target: str, expected: str | None) -> None:
    site = Site.bundled("enwiki")
    title = site.link_title(target, site.title(page))
    assert (title and title.full) == expected


@pytest.mark.parametrize(
    ("page", "name", "expected"),
    [
        ("Foo", " foo ", "Template:Foo"),
        ("Foo", ":foo", "Foo"),
        ("Foo", "user:x", "User:X"),
        ("Foo", "/sub", "Template:/sub"),
        ("Talk:Foo", "/sub", "Talk:Foo/sub"),
        ("Template:X/y", "../z", "Template:X/z"),
        ("Foo", "foo%20bar", None),
    ],
)
def test_template(page: str, name: str, expected: str | None) -> None:
    site = Site.bundled("enwiki")
    title = site.template_title(name, site.title(page))
    assert (title and title.full) == expected


def test_hostile_titles_are_refused_in_time() -> None:
    site = Site.bundled("enwiki")
    for text in (
        "en:" * 300_000,
        ":" * 1_000_000,
        "&" * 1_000_000,
        "../" * 300_000,
        "_" * 1_000_000,
    ):
        assert site.title(text) is None
    page = site.title("User:A")
    assert site.link_title("../" * 300_000, page) is None
    assert site.link_title("/" * 1_000_000, page) is None


def test_a_title_needs_no_site_to_exist() -> None:
    assert Title(0, "Foo").prefixed == "Foo"


@pytest.mark.parametrize("digits", ["9" * 6000, "0" * 6000 + "41", "x" + "f" * 6000])
def test_an_entity_of_any_length_is_read(digits: str) -> None:
    title = Site.bundled("enwiki").title(f"A&#{digits};")
    assert title is None or str(title) == "A)"
