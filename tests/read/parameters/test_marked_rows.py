"""Rows tell the parameters that a rendering with marks would tell, or leave it to that."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikiextract import Extractor, Page, Site
from wikiextract.nodes import Field, Infobox, Value
from wikiextract.read.parameters import BoxMatch, MarkedRows
from wikiextract.read.parameters.marks import MarkedText, with_marks
from wikiextract.read.parameters.row_texts import row_texts

SITE = Site.bundled("enwiki")
PAGES = {
    "Template:Table": (
        '{| class="infobox"\n! colspan=2 | {{{name|Name}}}\n|-\n'
        "| colspan=2 style='text-align:center' | {{{picture|}}}\n|-\n"
        "! A\n| {{{a|}}}\n|-\n| '''B''': || style='x' | {{{b|}}}&nbsp;km<sup>2</sup>\n|-\n"
        "! C ({{{year|}}})\n| {{#if:{{{c|}}}|[[{{{c}}}|{{{c}}}]]|none}}\n|-\n"
        "| colspan=2 | D: {{{d|}}}{{{e|}}}\n{{{rows|}}}\n|}"
    ),
    "Template:Tags": (
        "<table class='infobox'><tr><th colspan=2>{{{name|Name}}}</th></tr>"
        "<tr><th scope=row>A</th><td class=data>{{{a|}}}</td></tr>\n"
        "<tr><th>B</th><td>{{{b|}}}<br>{{{c|}}}</td></tr><tr><th>C</th><td>{{{year|}}}</td></tr>"
        "<tr><td colspan=2>{{{d|}}}</td></tr><tr><th>E</th><td>\n* {{{e|}}}\n</td></tr>"
        "{{{rows|}}}</table>"
    ),
    "Template:Lua": "{{#invoke:Lua|f}}",
    "Module:Lua": (
        "return { f = function(frame)\nlocal args = frame:getParent().args\nlocal rows = { '' }\n"
        "for _, name in ipairs({ 'a', 'b', 'c', 'd', 'e', 'year' }) do\n"
        "if args[name] then rows[#rows + 1] = '<tr><th>' .. name:upper() .. '</th><td>' .. "
        "args[name] .. '</td></tr>' end\nend\n"
        "if args.rows then rows[1] = '<tr><td>' .. args.rows .. frame:extensionTag('ref', "
        "args.rows, { name = args.rows }) .. '</td></tr>' end\n"
        "return '<table class=\"infobox\">' .. table.concat(rows) .. '</table>'\nend }"
    ),
    "Template:Row": "\n|-\n! {{{1}}}\n| {{{2}}}",
    "Template:Say": "say {{{1}}}",
}
WORDS = st.sampled_from(
    ["Ulm", "large river", "1879", "1,234", "A", "a-b", "-", "", "É", "x.jpg", "B:", "say Ulm"]
)
MARKUP = st.sampled_from([
    "[[Ulm]]", "[[Ulm|the town]]", "[[Ulm]]s", "[[File:X.png|10px|Ulm]]", "[[Category:Ulm]]",
    "[https://example.org Ulm]", "https://example.org/Ulm", "''Ulm''", "'''a''' b", "<br>",
    "<small>(Ulm)</small>", "<span style='display:none'>Ulm</span>", "<span class=sortkey>",
    "<span class='geo-nondefault x'>Ulm <span>9</span></span>", "<span>9</span>", "</span>",
    "<ref>Ulm</ref>",
    "<ref name=Ulm />", "<nowiki>Ulm</nowiki>", "<math>x</math>", "&nbsp;", "&lt;b&gt;",
    "{{Say|Ulm}}", "{{Row|F|Ulm}}", "\n* Ulm\n* Bonn", "<div>Ulm</div>", "<!-- Ulm -->", "||",
    "ISBN 0-306-40615-2", "\n|-\n| x", "<td>", "</table>", "{|\n| y\n|}", "!!", "~", "[[Ulm",
    "<ul><li>Ulm</li></ul>",
])  # fmt: skip
VALUES = st.lists(st.one_of(WORDS, WORDS, MARKUP), min_size=1, max_size=3).map(" ".join)
ARGUMENTS = st.dictionaries(
    st.sampled_from(["name", "picture", "a", "b", "c", "d", "e", "year", "rows"]), VALUES
)
EXTRACTOR = Extractor(SITE, pages=PAGES)


def field(label: str | None, text: str) -> Field:
    return Field(label=label, value=Value(text=text))


def boxes(extractor: Extractor, text: str) -> tuple[Infobox, ...]:
    return extractor.article(Page(title="Ulm", where="test", wikitext=text)).infoboxes


@pytest.mark.long
@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["Table", "Tags", "Lua"]), ARGUMENTS)
def test_rows_tell_what_a_rendering_tells(name: str, values: dict[str, str]) -> None:
    text = f"{{{{{name}|" + "|".join(f"{key}={value}" for key, value in values.items()) + "}}"
    by_rows = boxes(EXTRACTOR, text)
    with patch.object(BoxMatch, "by_rows", lambda *_: None):
        assert by_rows == boxes(EXTRACTOR, text)


def marked(text: str, *values: str) -> MarkedText:
    """Return the text with marks in the first place of each value, called after it."""
    ranges = [
        (text.index(value), text.index(value) + len(value), number)
        for number, value in enumerate(values)
    ]
    return MarkedText(with_marks(text, ranges), values)


def names(text: MarkedText, *fields: Field) -> object:
    return MarkedRows(text, frozenset()).names(fields)


def test_a_row_is_that_of_the_field_that_shows_the_same() -> None:
    text = marked("{|\n! Born:\n| [[Ulm (town)|Ulm]], 1879\n|-\n! Died\n| x\n|}", "1879", "Ulm]")
    assert names(text, field("Born", "Ulm, 1879")) == {0: ("Ulm]", "1879")}
    assert names(text, field("Born", "Ulm, 1879"), field("Died", "x")) == {0: ("Ulm]", "1879")}
    assert names(text, field("Born", "Bonn, 1879")) is None
    assert names(text, field("Died", "x"), field("Born", "Ulm, 1879")) is None


def test_marks_of_a_label_are_not_those_of_its_value() -> None:
    text = marked("<table><tr><td>'''Size (2010)''': 12 km</td></tr></table>", "2010", "12")
    assert names(text, field("Size (2010)", "12 km")) == {0: ("12",)}


def test_rows_that_could_be_those_of_fields_in_two_ways_tell_nothing() -> None:
    text = marked("{|\n! A\n| one\n|-\n! A\n| one\n|}", "one")
    assert names(text, field("A", "one")) is None
    assert names(text, field("A", "one"), field("A", "one")) == {0: ("one",)}


def test_a_mark_in_what_is_no_text_leaves_it_to_a_rendering() -> None:
    text = marked("{|\n! A\n| [http://two.org one] three\n|}", "two.org", "one", "three")
    assert names(text, field("A", "one three")) is None
    text = marked("{|\n! A\n| [[two|one]] three\n|}", "one", "three")
    assert names(text, field("A", "one three")) == {0: ("one", "three")}


def test_a_row_with_pictures_or_tags_is_not_plain_to_see() -> None:
    marker = "\x7f'\"`UNIQ--x-00000000-QINU`\"'\x7f"
    text = f"{{|\n| [[File:X.png]]\n|-\n! a || b <br> c\n| {marker}\n|}}"
    assert [row.shown for row in row_texts(text, ())] == [None, None]
    assert [row.shown for row in row_texts(text, {marker})] == [None, "abc"]
    assert row_texts("<tr><th>a<td>b&amp;<br />c", ())[0].shown == "ab&c"


def test_what_a_span_hides_is_not_shown() -> None:
    hidden = "<span class='x geo'>9 <span>9</span></span>"
    text = f"|\na <span>b</span>{hidden} c<span style='display: none'>9</span>\n|-\n| {hidden}"
    rows = row_texts(f"{{{text}\n|}}", (), {"geo"})
    assert [row.shown for row in rows] == ["abc", None]
    assert [row.shown for row in row_texts("a <span class=geo> b", (), {"geo"})] == [None]
    text = marked(f"{{|\n! A\n| one{hidden}\n|}}", "one")
    assert MarkedRows(text, (), {"geo"}).names([field("A", "one")]) == {0: ("one",)}


def test_a_row_that_another_might_be_leaves_it_to_a_rendering() -> None:
    text = marked("{|\n! Ulm\n|-\n| [[Category:X]] Ulm\n|-\n! A\n| b\n|}", "Ulm", "b")
    assert names(text, field(None, "Ulm"), field("A", "b")) is None
    text = marked("{|\n! Ulm\n|-\n| [[Category:X]] Bonn\n|-\n! A\n| b\n|}", "Ulm", "b")
    assert names(text, field(None, "Ulm"), field("A", "b")) == {0: ("Ulm",), 1: ("b",)}
