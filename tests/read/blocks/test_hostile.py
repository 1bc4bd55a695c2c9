"""Damaged, huge and malicious HTML: something sensible comes back, with a diagnostic, in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest

from tests.work import is_linear
from wikiextract.nodes import Document, Paragraph, Section
from wikiextract.read.html import read_html
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.tree.parse import MAX_DEPTH, read_tree


def codes(document: Document) -> set[str]:
    return {diagnostic.code for diagnostic in document.diagnostics}


def paragraphs(document: Document) -> list[str]:
    def walk(sections: tuple[Section, ...]) -> Iterator[str]:
        for section in sections:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield block.text or ""
            yield from walk(section.sections)

    return list(walk(document.sections))


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "section", "sup", "center"])
def test_deep_nesting_is_flattened_and_nothing_is_lost(tag: str) -> None:
    html = f"<{tag}>" * 100_000 + "deep" + f"</{tag}>" * 100_000 + "<p>after</p>"
    document = read_html(html)
    assert "nesting-too-deep" in codes(document)
    text = msgspec.json.encode(document).decode()
    assert text.count('"deep"') == 1 or "deep" in text
    assert "after" in text


@pytest.mark.parametrize(
    "unit",
    ["<ul><li>x", "<dl><dd>", "<dl><dt>", "<table><tr><td>", "<div><ul><li><table><tr><th>"],
)
def test_deep_structures_end_without_a_crash(unit: str) -> None:
    document = read_html(unit * 20_000 + "end")
    assert "nesting-too-deep" in codes(document)
    assert "end" in msgspec.json.encode(document).decode()


def test_depth_stays_within_the_bound() -> None:
    tree = read_tree("<ul><li>" * 5_000, ReadContext())
    assert not tree.root.xpath("./*" + "/*" * MAX_DEPTH)


def test_depth_that_is_given_as_a_tree_is_bounded_too() -> None:
    tree = read_tree("<p>x</p>", ReadContext()).root
    element = tree.find("body/p")
    for _ in range(3 * MAX_DEPTH):
        child = element.makeelement("div")
        element.append(child)
        element = child
    element.text = "deep"
    document = read_html(tree)
    assert "nesting-too-deep" in codes(document)
    assert "deep" in paragraphs(document)[-1]


def test_one_line_of_20_megabytes() -> None:
    document = read_html("<p>" + "word " * 4_200_000 + "</p><p>after</p>")
    assert [len(text) for text in paragraphs(document)] == [5 * 4_200_000 - 1, 5]


def test_long_attribute_values_and_many_attributes() -> None:
    html = f"<p title='{'x' * 11_000_000}' " + " ".join(f"a{n}=1" for n in range(5_000)) + ">y</p>"
    assert paragraphs(read_html(html + "<p>after</p>")) == ["y", "after"]


@pytest.mark.parametrize(
    ("source", "expected", "code"),
    [
        (b"a\x00b<p\x00>c", ["ab", "c"], "control-characters"),
        ("a\x01\x0b\x1fb", ["ab"], "control-characters"),
        ("a&#1;b&#x1F;c&#0012d&#xFFFE;e&#65535;f", ["a b c d e f"], "control-characters"),
        ("a\ud800b", ["a?b"], "invalid-characters"),
        (
            ("ä€" * 20).encode() + b"\xff",
            ["ä€" * 20 + "\ufffd"],
            "invalid-encoding",
        ),
    ],
)
def test_characters_that_html_forbids(source: bytes | str, expected: list[str], code: str) -> None:
    document = read_html(source)
    assert paragraphs(document) == expected
    assert code in codes(document)


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("iso-8859-1", '<meta charset="iso-8859-1">'),
        (
            "windows-1251",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        ),
        ("iso-2022-jp", '<meta charset="iso-2022-jp">'),
        ("gb18030", '<meta charset="gb18030">'),
    ],
)
def test_encodings(encoding: str, head: str) -> None:
    text = {
        "iso-8859-1": "äöü ß",
        "windows-1251": "Москва и область",
        "iso-2022-jp": "日本語の文",
        "gb18030": "阿拉木图宣言",
    }.get(encoding, "äöü 阿拉木图 Москва")
    document = read_html(
        f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(encoding)
    )
    assert paragraphs(document) == [text]
    assert not document.diagnostics


@pytest.mark.parametrize("source", ["", "   ", b"", "<!-- only -->", "<html></html>", "<?xml?>"])
def test_nothing_to_read(source: bytes | str) -> None:
    document = read_html(source)
    assert [section.blocks for section in document.sections] == [()]


ONCE = [
    "<table><tr><td rowspan=99999999999999999999 colspan=99999999999999999999>x",
    "<table><tr><td rowspan=-1 colspan=1e9>x</table>",
    "<a href='http://[' class=external>x</a><a href='http://[::1' class=extiw title=':'>x</a>",
]


def many(size: int, unit: str) -> str:
    """The unit again and again, with its number for each ``%``."""
    return "".join(unit.replace("%", str(number)) for number in range(size))


REPEATED: list[tuple[Callable[[int], str], int]] = [
    (lambda size: "<table>" + "<tr><td colspan=1000 rowspan=65534>x" * size, 2_000),
    (lambda size: "<table><tr>" + "<td>x" * size, 5_000),
    (lambda size: f"<div data-mw='{'[' * size}' typeof='mw:Transclusion' about=b>x</div>", 200_000),
    (lambda size: f'<script>RLCONF={{"wgCategories":{"[" * size}</script>x', 200_000),
    (lambda size: f"<style>{'}' * size}{'{' * size}display:none</style>x", 100_000),
    (lambda size: f"<style>{'.a{display:none' * size}</style>x", 20_000),
    (lambda size: f"<a href='{'%' * size}'>x</a>", 100_000),
    (lambda size: f"<a href='/w/index.php?{'a=b&' * size}title=X'>x</a>", 100_000),
    (lambda size: f"<span class=Z3988 title='{'rft.au=x&' * size}'></span>x", 50_000),
    (lambda size: "<ol class=references>" + "<li id=cite_note-1>x" * size, 3_000),
    (lambda size: many(size, "<i class=reference id=m%><a href=#n%>x</a></i>")
        + many(size, "<p id=n%><a href=#m%>x</a></p>"), 3_000),
    (lambda size: "<p>" + many(size, "<sup class=reference id=m%><a href=#n%>x</a></sup>")
        + "<p>" + many(size, "<b id=n%><a href=#m%>x</a></b>"), 5_000),
    (lambda size: "<ul>" * 50 + "<p>x" * size, 20_000),
    (lambda size: "<p>" + "<a href='/w/index.php?title=T&action=edit'>e</a>" * size + "x", 20_000),
    (lambda size: f"<p>{'a:b ' * size}{'<br>' * size}x</p>", 50_000),
]  # fmt: skip


@pytest.mark.parametrize("html", [*ONCE, *(make(size) for make, size in REPEATED)])
def test_malicious_markup_is_read(html: str) -> None:
    document = read_html(html)
    encoded = msgspec.json.encode(document)
    assert document.sections
    assert msgspec.json.decode(encoded, type=Document) == document


@pytest.mark.parametrize("make", [make for make, _ in REPEATED])
def test_malicious_markup_is_work_in_proportion(make: Callable[[int], str]) -> None:
    assert is_linear(lambda size: read_html(make(size)), 250)


def test_a_table_that_is_too_wide_says_so() -> None:
    document = read_html("<table class=wikitable><tr>" + "<td>x" * 2_000 + "</table>")
    assert "table-too-wide" in codes(document)


@pytest.mark.parametrize("control", ["\f", "&#12;", "&#xc;", "&#1;", "\x01", "&#xffff;", "&#31;"])
def test_control_characters_stop_no_reader(control: str) -> None:
    """lxml refuses a text that holds them, wherever a reader moves one."""
    html = (
        f"<p>{control}<link rel='mw:PageProp/redirect' href='./X'>{control}<b title='{control}'>"
        f"a{control}</b>{control}<span class='mw-editsection'>x</span>{control}</p><table class="
        f"'infobox'><tr><th>A{control}<style>x</style>{control}</th><td>{control}b</td></tr></table>"
        f"<ul>{control}<li>c</li>{control}</ul>"
    )
    document = read_html(html)
    assert document.infoboxes[0].groups[0].fields[0].value.text == "b"


def test_tags_that_never_end_are_read() -> None:
    assert read_html("<p>x</p><![CDATA[" + "<a " * 50_000).view == "html"
    assert read_html("<![CDATA[" + "<a/" * 50_000).view == "html"


def test_a_class_is_few_names_however_long_it_is() -> None:
    html = f"<div class='a\n b\tc {'x ' * 1_000_000}'>text</div>"
    (element,) = read_tree(html, ReadContext()).root.iter("div")
    names = element.get("class", "")
    assert names.startswith("a b c x x")
    assert len(names) <= 1000
