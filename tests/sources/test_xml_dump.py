"""What is read from a dump, however it is written and cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.dumps import FOOTER, HEADER, dump, in_chunks, page, pages_of, read, revision
from wikiextract.sources import DumpNamespace, Page, Revision, read_fragment
from wikiextract.sources.xml.events import read_events


def test_page_with_all_metadata() -> None:
    text = "'''Kernow''' <ref name=\"a\">x & y</ref>\n&nbsp;&lt;"
    (found,) = pages_of(dump(page("A & B", revision(text), namespace=10, page_id=12)))
    assert found.title == "A & B"
    assert (found.namespace, found.page_id, found.redirect_to) == (10, 12, None)
    assert found.wikitext == text
    assert found.language == "kw"
    assert found.where == "test.xml, page 1"
    assert found.diagnostics == ()
    assert found.revision == Revision(
        id=7,
        parent_id=6,
        timestamp="2024-02-03T04:05:06Z",
        contributor="Jenifer",
        comment="new",
        model="wikitext",
        format="text/x-wiki",
        sha1="abc7",
    )


def test_site_is_that_of_the_dump() -> None:
    (found,) = pages_of(dump(page()))
    assert found.site is not None
    assert (found.site.sitename, found.site.dbname) == ("Gwikipedya", "kwwiki")
    assert found.site.base == "https://kw.example.org/wiki/Folen_dre"
    assert found.site.generator == "MediaWiki 1.41.0"
    assert (found.site.case, found.site.language) == ("first-letter", "kw")
    assert DumpNamespace(id=0, name="") in found.site.namespaces
    assert DumpNamespace(id=10, name="Skantlyn") in found.site.namespaces
    assert DumpNamespace(2302, "Gadget definition", "case-sensitive") in found.site.namespaces


def test_redirect() -> None:
    (found,) = pages_of(dump(page("A", revision("#REDIRECT [[B]]"), redirect='B "&" C')))
    assert found.redirect_to == 'B "&" C'
    assert found.wikitext == "#REDIRECT [[B]]"


@pytest.mark.parametrize("size", [1, 7, 100, 1 << 20])
@pytest.mark.parametrize("spelling", ["", "<!-- -->"])
def test_of_several_revisions_the_newest_is_read(size: int, spelling: str) -> None:
    first = revision("first", number=1, timestamp="2001-01-01T00:00:00Z")
    old = revision("old", number=8, timestamp="2019-01-01T00:00:00Z")
    new = revision("new", number=4, timestamp="2020-01-01T00:00:00Z") + spelling
    same_time = revision("newer", number=5, timestamp="2020-01-01T00:00:00Z")
    pages = page("A", first, old, new), page("B", new, first, old), page("C", same_time, new, old)
    found = pages_of(dump(*pages), size)
    assert [(item.wikitext, item.revision.id) for item in found] == [
        ("new", 4),
        ("new", 4),
        ("newer", 5),
    ]


def test_an_old_revision_that_is_too_large_does_not_cost_the_newest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wikiextract.sources.xml.events.PAGE_BYTES", 1000)
    old = revision("x" * 2000, timestamp="2019-01-01T00:00:00Z") + "<!-- -->"
    (found,) = pages_of(dump(page("A", revision("new"), old)))
    assert found.wikitext == "new"


EMPTY_TEXTS = {
    '<text bytes="0" />': ("", []),
    "<text />": ("", []),
    "<text></text>": ("", []),
    '<text bytes="120" id="3" />': (None, ["text-missing"]),
    '<text bytes="120" deleted="deleted" />': (None, ["text-deleted"]),
    '<text deleted="deleted"></text>': (None, ["text-deleted"]),
}


@pytest.mark.parametrize("element", EMPTY_TEXTS)
def test_empty_deleted_and_missing_text(element: str) -> None:
    data = re.sub(r"<text.*</text>", element, page())
    (found,) = pages_of(dump(data))
    codes = [problem.code for problem in found.diagnostics]
    assert (found.wikitext, codes) == EMPTY_TEXTS[element]


CONTRIBUTORS = {
    "<ip>192.0.2.7</ip>": "192.0.2.7",
    "<username />\n<id>0</id>": None,
    "<username>A &amp; B</username>\n<id>5</id>": "A & B",
}


@pytest.mark.parametrize("inside", CONTRIBUTORS)
def test_contributors(inside: str) -> None:
    (found,) = pages_of(dump(page("A", revision(contributor=inside))))
    assert found.revision.contributor == CONTRIBUTORS[inside]


def test_deleted_contributor_and_comment() -> None:
    data = page("A", revision(comment='<comment deleted="deleted" />'))
    data = re.sub(r"(?s)<contributor>.*</contributor>", '<contributor deleted="deleted" />', data)
    (found,) = pages_of(dump(data))
    assert (found.revision.contributor, found.revision.comment) == (None, None)


def test_export_0_11_with_slots() -> None:
    slots = """\
      <origin>7</origin>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text bytes="4" sha1="ofmain" xml:space="preserve">Main</text>
      <content>
        <role>mediainfo</role>
        <origin>7</origin>
        <model>wikibase-mediainfo</model>
        <format>application/json</format>
        <text bytes="2" sha1="ofslot" xml:space="preserve">{}</text>
      </content>
"""
    plain = re.sub(r"(?s)\s*<content>.*</content>", "", slots)
    for inside in (slots, plain):
        before, _, rest = page().partition("      <model>")
        data = before + inside + rest.partition("</text>\n")[2]
        (found,) = pages_of(dump(data, version="0.11"))
        assert found.wikitext == "Main"
        assert (found.revision.model, found.revision.sha1) == ("wikitext", "abc7")
        (found,) = pages_of(dump(re.sub(r"\s*<sha1>.*</sha1>", "", data), version="0.11"))
        assert found.revision.sha1 == "ofmain"


def test_unknown_elements_are_passed_over() -> None:
    data = page().replace(
        "<revision>", "<DiscussionThreading><a><b/></a></DiscussionThreading><revision>"
    )
    upload = "<upload><timestamp>x</timestamp><filename>y</filename></upload></page>"
    found = pages_of(dump(data.replace("</page>", upload), page("B")))
    assert [item.wikitext for item in found] == ["Text", "Text"]


TAGS_IN_TEXT = {
    "empty": ("<text>a <br /> b<hr/></text>", "a <br /> b<hr />"),
    "nested": ("<text>a <b>b<i>c</i></b> d</text>", "a <b>b<i>c</i></b> d"),
    "attributes": (
        '<text>a <ref name="b &quot;c&lt;">d</ref></text>',
        'a <ref name="b &quot;c&lt;">d</ref>',
    ),
}


@pytest.mark.parametrize("name", TAGS_IN_TEXT)
def test_tags_that_were_not_escaped_stay_in_the_text(name: str) -> None:
    written, text = TAGS_IN_TEXT[name]
    odd = re.sub(r"<text.*</text>", lambda _: written, page("Odd"))
    found = pages_of(dump(page("A"), odd, page("B")))
    assert [item.wikitext for item in found] == ["Text", text, "Text"]
    assert [one.code for one in found[1].diagnostics] == ["tags-in-text"]


def test_a_page_that_tags_in_its_text_break_is_named() -> None:
    odd = re.sub(r"<text.*</text>", "<text>a <page>b</page></text>", page("Odd"))
    found = read(dump(page("A"), odd, page("B")))
    failures = [item for item in found if not isinstance(item, Page)]
    assert failures[0].title == "Odd"
    assert [item.title for item in found if isinstance(item, Page)] == ["A", "B"]


OTHER_SPELLINGS = {
    "cdata": "<text><![CDATA[a </page> <page> &amp; b]]></text>",
    "comment": "<text>a <!-- </revision></page> -->b</text>",
    "character references": "<text>&#65;&#x42;&apos;&#x1F600;&amp;lt;&amp;#65;</text>",
    "attribute quotes": "<text xml:space='preserve' bytes='2'>ab</text>",
    "instruction": "<text>a<?x </page> ?>b</text>",
    "line ends": "<text>a\r\nb\rc&#13;</text>",
}
SPELT = {
    "cdata": "a </page> <page> &amp; b",
    "comment": "a b",
    "character references": "AB'\U0001f600&lt;&#65;",
    "attribute quotes": "ab",
    "instruction": "ab",
    "line ends": "a\nb\nc\r",
}


@pytest.mark.parametrize("name", OTHER_SPELLINGS)
@pytest.mark.parametrize("size", [9, 1 << 20])
def test_other_spellings_of_the_same_xml(name: str, size: int) -> None:
    odd = re.sub(r"<text.*</text>", lambda _: OTHER_SPELLINGS[name], page("Odd"))
    found = pages_of(dump(page("A"), odd, page("B")), size)
    assert [item.title for item in found] == ["A", "Odd", "B"]
    assert found[1].wikitext == SPELT[name]
    assert [item.where for item in found] == [f"test.xml, page {n}" for n in (1, 2, 3)]
    assert {item.language for item in found} == {"kw"}


def test_namespace_prefix() -> None:
    data = re.sub(r"<(/?)(?=[a-z])", r"<\1mw:", dump(page("A"), page("B")).decode())
    data = data.replace("xmlns=", "xmlns:mw=")
    found = pages_of(data.encode())
    assert [item.title for item in found] == ["A", "B"]
    assert found[0].site is not None
    assert found[0].site.dbname == "kwwiki"


def test_dumps_one_after_the_other() -> None:
    other = dump(page("C")).replace(b"kwwiki", b"brwiki")
    found = pages_of(b'<?xml version="1.0"?>\n' + dump(page("A"), page("B")) + b"\n" + other, 50)
    assert [item.title for item in found] == ["A", "B", "C"]
    assert [item.site and item.site.dbname for item in found] == ["kwwiki", "kwwiki", "brwiki"]
    assert found[2].where == "test.xml, page 3"


def test_dump_without_pages() -> None:
    assert read(dump()) == []
    assert read(b"<mediawiki></mediawiki>") == []


def test_byte_order_mark_and_declaration() -> None:
    data = b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\n' + dump(page("A"))
    assert pages_of(data)[0].title == "A"


def test_a_block_of_pages() -> None:
    site = pages_of(dump(page()))[0].site
    block = (page("A") + page("B")).encode()
    found = list(read_fragment(block, "dump.bz2", site, first=101))
    assert [item.title for item in found] == ["A", "B"]
    assert [item.where for item in found] == ["dump.bz2, page 101", "dump.bz2, page 102"]
    assert isinstance(found[0], Page)
    assert found[0].site == site
    assert list(read_fragment(block + FOOTER.encode(), "dump.bz2", site, first=101)) == found


def test_a_block_in_another_spelling_or_cut() -> None:
    odd = (page("A") + page("<B>").replace("Text", "<![CDATA[</page>]]>")).encode()
    found = list(read_fragment(odd, "x"))
    assert [item.title for item in found] == ["A", "<B>"]
    cut = list(read_fragment(odd[:-20], "x"))
    assert [item.title for item in cut][:1] == ["A"]
    plain = (page("A") + page("B")).encode()
    _, failure = read_fragment(plain[:-20], "x")
    assert not isinstance(failure, Page)
    assert (failure.code, failure.where) == ("page-unreadable", "x, page 2")


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\"'\n\t];")
)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS, TEXTS.filter(str.strip)), max_size=4),
    st.integers(1, 300),
)
def test_any_cut_gives_what_the_parser_gives(items: list[tuple[str, str, str]], size: int) -> None:
    data = dump(
        *(
            page(title, revision("first"), revision(text), redirect=target)
            if len(text) % 2
            else page(title, revision(text), redirect=target)
            for title, text, target in items
        )
    )
    found = pages_of(data, size)
    assert [item.wikitext for item in found] == [text for _, text, _ in items]
    assert [item.title for item in found] == [title.strip() for title, _, _ in items]
    assert found == list(read_events(in_chunks(data, size), "test.xml"))


def test_header_is_read_in_any_cut() -> None:
    data = (HEADER.format(version="0.10") + page() + FOOTER).encode()
    assert pages_of(data, 1) == pages_of(data)
