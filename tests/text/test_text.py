"""Plain text and Markdown: their parts, and that text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import wikiextract
from wikiextract.nodes import Cell, ContentList, Link, Paragraph, Row, Section, Table, Value
from wikiextract.text import MarkdownOptions, TextOptions, markdown_of, table_grid, text_of
from wikiextract.text.inline import page_base

ARTICLE = """\
The '''lake''' is in [[Albania|the west]].<ref>A note.</ref>

== Towns ==
* Ohrid
** old town
* Struga
{|
! Name !! Size
|-
| [[Ohrid]] || 1
|}
== Empty ==
"""


def article() -> wikiextract.Article:
    return wikiextract.extract(ARTICLE, site="enwiki", title="Lake")


def test_plain_text_is_prose_with_headings_and_lists() -> None:
    expected = "The lake is in the west.\n\nTowns\n\n- Ohrid\n  - old town\n- Struga"
    assert article().text() == expected


def test_options_say_which_parts_a_text_has() -> None:
    assert article().text(TextOptions(headings=False, lists=False)) == "The lake is in the west."
    whole = article().text(TextOptions(title=True, tables=True, references=True))
    assert whole.startswith("Lake\n\nThe lake")
    assert whole.endswith("Name\tSize\nOhrid\t1\n\nA note.")


def test_markdown_has_links_lists_and_tables() -> None:
    assert article().markdown() == (
        "# Lake\n\n"
        "The lake is in [the west](https://en.wikipedia.org/wiki/Albania).\n\n"
        "## Towns\n\n"
        "- Ohrid\n  - old town\n- Struga\n\n"
        "| Name | Size |\n| --- | --- |\n| [Ohrid](https://en.wikipedia.org/wiki/Ohrid) | 1 |"
    )
    assert "](" not in article().markdown(MarkdownOptions(links=False))


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "x", " vbscript:x"])
def test_no_link_leads_where_no_reader_should_go(target: str) -> None:
    link = Link(text="here", target=target, kind="external")
    section = Section(level=1, blocks=(Paragraph(text="Look here", links=(link,)),))
    assert markdown_of([section], title="T") == "# T\n\nLook here"


def plain(markdown: str) -> str:
    """The text that a reader sees of Markdown."""
    texts = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        assert token.type in ("paragraph_open", "paragraph_close", "inline"), token.type
        for child in token.children or ():
            assert child.type in ("text", "softbreak", "hardbreak", "text_special"), child.type
            texts.append("\n" if child.type.endswith("break") else child.content)
    return "".join(texts)


@given(st.text(alphabet="ab1 \n#+-=>.)(*_`~[]!<&;|\\:/$é", max_size=40))
def test_text_of_a_page_is_never_markup(text: str) -> None:
    section = Section(level=1, blocks=(Paragraph(text=text),))
    markdown = markdown_of([section], MarkdownOptions(title=False), title="T")
    assert plain(markdown).split() == text.split()


def test_lists_nested_without_end_are_written() -> None:
    item = Value(text="x")
    for _ in range(3_000):
        item = Value(text="x", items=(item,))
    section = Section(level=1, blocks=(ContentList(items=(item,)),))
    assert text_of([section]).count("x") == 3_001
    assert markdown_of([section], title="T").count("x") == 3_001


def test_a_cell_stands_in_each_place_that_it_spans() -> None:
    cells = (Cell(value=Value(text="a"), column=0, rowspan=2, colspan=2),)
    rows = (Row(cells=cells), Row(cells=(Cell(value=Value(text="b"), column=2),)))
    table = Table(width=3, rows=rows)
    assert table_grid(table).rows == (("a", "a", ""), ("a", "a", "b"))
    assert table_grid(table, fill=False).rows == (("a", "", ""), ("", "", "b"))
    assert table_grid(table).columns == ("1", "2", "3")


def test_a_table_that_claims_to_be_huge_is_bounded() -> None:
    cells = (Cell(value=Value(text="a"), column=0, rowspan=60_000, colspan=1_000),)
    table = Table(width=1_000, rows=(Row(cells=cells),) * 60_000)
    assert len(table_grid(table).rows) == 60_000


def test_the_address_of_a_wiki_is_told_by_that_of_a_page() -> None:
    assert page_base("https://x.org/wiki/Caf%C3%A9_A", "Café A") == "https://x.org/wiki/"
    assert page_base("https://x.org/index.php?curid=3", "Café A") is None
