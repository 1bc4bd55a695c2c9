"""Damaged and hostile dumps: the pages before the damage, then one clear error; bounded memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from tests.sources.dumps import FOOTER, HEADER, dump, in_chunks, page, read, revision
from wikiextract.errors import InputError
from wikiextract.sources import Page, PageFailure, read_dump
from wikiextract.sources.limits import MIB, PAGE_BYTES


def read_until_error(
    chunks: Iterator[bytes],
) -> tuple[list[Page | PageFailure], InputError | None]:
    found: list[Page | PageFailure] = []
    try:
        for item in read_dump(chunks, "test.xml"):
            found.append(item)
    except InputError as error:
        return found, error
    return found, None


def titles(found: list[Page | PageFailure]) -> list[tuple[str | None, str]]:
    return [(item.title, item.code if isinstance(item, PageFailure) else "page") for item in found]


NO_DUMPS = {
    b"": "empty",
    b" \n\n": "empty",
    b"just text": "not well-formed",
    b"PK\x03\x04\x00\x00binary\x00\xff": "not well-formed",
    b"<html><body>x</body></html>": "root element is <html>",
    b"<?xml version='1.0'?><rss><page><title>x</title></page></rss>": "root element is <rss>",
    b"<mediawiki": "not an XML dump",
    b"\xff\xfe<\x00m\x00": "not an XML dump",
}


@pytest.mark.parametrize("data", NO_DUMPS)
def test_what_is_no_dump(data: bytes) -> None:
    found, error = read_until_error(iter([data] if data else []))
    assert found == []
    assert error is not None
    assert NO_DUMPS[data] in str(error)
    assert str(error).startswith("test.xml: ")


@pytest.mark.parametrize("size", [13, 1 << 20])
@pytest.mark.parametrize("position", ["header", "first page", "second page", "end"])
def test_truncated(position: str, size: int) -> None:
    data = dump(page("A"), page("B", revision("a text")))
    cut = {
        "header": data.index(b"<namespaces>") + 5,
        "first page": data.index(b"<text") + 3,
        "second page": data.index(b"a text") + 2,
        "end": data.index(b"</mediawiki>") + 3,
    }[position]
    found, error = read_until_error(in_chunks(data[:cut], size))
    expected = {"header": [], "first page": [], "second page": ["A"], "end": ["A", "B"]}
    assert [item.title for item in found] == expected[position]
    assert error is not None
    if position == "second page":
        assert "in the page 'B'" in error.problem


ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE mediawiki [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]>
"""


@pytest.mark.parametrize("text", ["&b;", "&c;"])
@pytest.mark.parametrize("size", [11, 1 << 20])
def test_entities_are_never_read(text: str, size: int) -> None:
    data = ENTITIES + dump(page("A")).replace(b"Text", text.encode())
    found, error = read_until_error(in_chunks(data, size))
    assert found == []
    assert error is not None
    assert "DOCTYPE" in error.problem


def test_external_document_type_is_refused() -> None:
    data = b'<!DOCTYPE mediawiki SYSTEM "http://example.org/x.dtd">' + dump(page("A"))
    found, error = read_until_error(iter([data]))
    assert found == []
    assert error is not None


@pytest.mark.parametrize("size", [17, 1 << 20])
@pytest.mark.parametrize(
    "damage",
    ["a < b", "a & b", "&unknown;", "<i>x", "</text>", "&#0;", "&#xD800;", "&#1114112;"],
)
def test_damage_costs_only_its_page(damage: str, size: int) -> None:
    data = dump(page("A"), page("Bad"), page("C"))
    before, after = data.split(b"<title>Bad")
    data = before + b"<title>Bad" + after.replace(b"Text", damage.encode(), 1)
    found, error = read_until_error(in_chunks(data, size))
    assert titles(found) == [("A", "page"), ("Bad", "page-unreadable"), ("C", "page")]
    assert isinstance(found[1], PageFailure)
    assert found[1].where == "test.xml, page 2"
    assert found[1].problem
    assert error is None


@pytest.mark.parametrize("size", [17, 1 << 20])
def test_a_page_that_does_not_end(size: int) -> None:
    data = dump(page("A"), page("B").replace("</page>", ""), page("C"))
    found, error = read_until_error(in_chunks(data, size))
    assert titles(found) == [("A", "page"), ("B", "page-unreadable"), ("C", "page")]
    assert error is None
    found, error = read_until_error(in_chunks(dump(page("A").replace("</page>", "")), size))
    assert titles(found) == [("A", "page-unreadable")]
    assert error is None


@pytest.mark.parametrize("size", [17, 1 << 20])
def test_garbage_between_pages_is_told(size: int) -> None:
    data = dump(page("A"), "garbage </page> more", page("B"))
    found, error = read_until_error(in_chunks(data, size))
    assert [item for item in titles(found) if item[1] == "page"] == [("A", "page"), ("B", "page")]
    assert {item[1] for item in titles(found)} == {"page", "unexpected-data"}
    assert error is None


def test_a_page_without_title() -> None:
    (found,) = read(dump(page("X").replace("<title>X</title>", "")))
    assert isinstance(found, PageFailure)
    assert (found.code, found.problem) == ("page-unreadable", "it has no title")


@pytest.mark.parametrize("bad", [b"\xff", b"\xed\xa0\x80", b"\x00", b"\x08", b"\xc3"])
def test_invalid_characters_are_replaced_and_told(bad: bytes) -> None:
    data = dump(page("A"), page("B"), page("C")).replace(b"Text", b"a" + bad + b"b")
    found = read(data)
    assert len(found) == 3
    for item in found:
        assert isinstance(item, Page)
        assert item.wikitext is not None
        assert item.wikitext.strip("ab") in {"\ufffd", "\ufffd" * 3}
        assert [problem.code for problem in item.diagnostics] == ["invalid-characters"]


def test_deep_nesting_is_an_error_of_the_page() -> None:
    deep = "<a>" * 100_000
    found = read(dump(page("A"), page("Deep").replace("<revision>", deep), page("C")))
    assert titles(found) == [("A", "page"), ("Deep", "page-unreadable"), ("C", "page")]


def test_deep_nesting_around_the_pages() -> None:
    data = HEADER.format(version="0.10").encode() + b"<!-- -->" + b"<a>" * 100_000
    found, error = read_until_error(iter([data]))
    assert found == []
    assert error is not None
    assert "nested" in error.problem


def _huge(size: int, before: str, after: str, filler: bytes) -> Iterator[bytes]:
    yield (HEADER.format(version="0.10") + page("A") + before).encode()
    for _ in range(size // len(filler)):
        yield filler
    yield (after + page("C") + FOOTER).encode()


START, END = page("Huge").split("Text")
HUGE = {
    "text": (START, END, b"x" * MIB, "page-too-large"),
    "comment": (START + "<!--", "-->" + END, b"x" * MIB, None),
    "cdata": (START + "<![CDATA[", "]]>" + END, b"x" * MIB, "page-too-large"),
    "tag": (START.replace("<text", "<text a='"), "'/>", b"x" * MIB, None),
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_element_is_not_held_in_memory(kind: str) -> None:
    before, after, filler, code = HUGE[kind]
    tracemalloc.start()
    try:
        found, _ = read_until_error(_huge(128 * MIB, before, after, filler))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert titles(found)[0] == ("A", "page")
    if code is not None:
        assert titles(found)[1:] == [("Huge", code), ("C", "page")]
    assert peak < 5 * PAGE_BYTES


def test_many_revisions_are_not_held_in_memory() -> None:
    old = revision("x" * (MIB // 2), number=1).encode()
    before, _, after = page("Old", "SPLIT").partition("SPLIT")
    tracemalloc.start()
    try:
        last = revision("last", number=9) + after
        found, error = read_until_error(_huge(64 * MIB, before, last, old))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert error is None
    assert [item.title for item in found] == ["A", "Old", "C"]
    assert isinstance(found[1], Page)
    assert (found[1].wikitext, found[1].revision.id) == ("last", 9)
    assert peak < 30 * MIB


@pytest.mark.long
def test_a_line_of_twenty_megabytes() -> None:
    text = "x<y " * (5 << 20)
    (found,) = read(dump(page("Long", revision(text))))
    assert isinstance(found, Page)
    assert found.wikitext == text
