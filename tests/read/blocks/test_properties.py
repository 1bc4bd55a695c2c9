"""What holds for any HTML: nothing that is shown is lost or repeated, grids are exact."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.blocks.alone import read
from tests.read.blocks.texts import all_links, all_tables, document_texts
from wikiextract.nodes import Document
from wikiextract.read.html import read_html

WORD = re.compile(r"w\d+")
INLINE = st.sampled_from(["b", "i", "span", "small", "sub", "sup", "abbr", "code", "font"])
CONTAINER = st.sampled_from(["div", "center", "section", "blockquote", "p", "article", "details"])
SPAN = st.sampled_from(["", " rowspan=2", " colspan=2", " rowspan=0", " colspan=3 rowspan=3"])

BROKEN = st.sampled_from(
    [
        "<",
        ">",
        "/",
        "&",
        ";",
        '"',
        "'",
        "=",
        "x",
        "<ul>",
        "<li",
        "</td>",
        "<table>",
        "<a_href",
        "<tr",
        "<!--",
        "&#",
        "&nbsp",
        "</p>",
        "<b>",
        "<dl><dt>",
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Well-formed HTML in which every word and every link's target is unique."""
    number = iter(range(1, 10_000))

    def word() -> str:
        return f" w{next(number)} "

    def inline(depth: int) -> str:
        kind = draw(st.integers(0, 6 if depth else 2))
        if kind == 2:
            n = next(number)
            return f'<a href="/wiki/T{n}">w{n}</a>'
        if kind == 3:
            tag = draw(INLINE)
            return f"<{tag}>{several(inline, depth - 1)}</{tag}>"
        if kind == 4:
            return f"{word()}<br>{word()}"
        if kind == 5:
            return f'<a href="/wiki/File:P.png" class="image"><img src="/i/a/ab/P.png"></a>{word()}'
        return word()

    def several(part: object, depth: int) -> str:
        return "".join(part(depth) for _ in range(draw(st.integers(0, 3))))  # type: ignore[operator]

    def block(depth: int) -> str:
        kind = draw(st.integers(0, 8 if depth else 1))
        if kind == 1:
            return f"<p>{several(inline, 2)}</p>"
        if kind == 2:
            tag = draw(st.sampled_from(["ul", "ol"]))
            items = "".join(f"<li>{flow(depth - 1)}</li>" for _ in range(draw(st.integers(1, 3))))
            return f"<{tag}>{items}</{tag}>"
        if kind == 3:
            tags = draw(st.lists(st.sampled_from(["dt", "dd"]), min_size=1, max_size=4))
            return "<dl>" + "".join(f"<{t}>{flow(depth - 1)}</{t}>" for t in tags) + "</dl>"
        if kind == 4:
            return table(depth)
        if kind == 5:
            tag = draw(CONTAINER)
            inner = several(inline, 2) if tag == "p" else flow(depth - 1)
            return f"<{tag}>{inner}</{tag}>"
        if kind == 6:
            level = draw(st.integers(1, 6))
            return f"<h{level} id=x>{word()}{inline(1)}</h{level}>"
        if kind == 7:
            return (
                '<figure typeof="mw:File/Thumb"><a href="./File:F.png" class="mw-file-description">'
                '<img resource="./File:F.png"></a>'
                f"<figcaption>{several(inline, 2)}</figcaption></figure>"
            )
        if kind == 8:
            return f"<pre>{several(inline, 1)}</pre>"
        return inline(2)

    def table(depth: int) -> str:
        caption = f"<caption>{inline(1)}</caption>" if draw(st.booleans()) else ""
        rows = ""
        for _ in range(draw(st.integers(1, 3))):
            cells = ""
            for _ in range(draw(st.integers(0, 3))):
                tag = draw(st.sampled_from(["td", "th"]))
                cells += f"<{tag}{draw(SPAN)}>{flow(depth - 1)}</{tag}>"
            rows += f"<tr>{cells}</tr>"
        return f"<table>{caption}{rows}</table>"

    def flow(depth: int) -> str:
        return several(block, max(depth, 0))

    return flow(3)


@settings(max_examples=300)
@given(documents())
def test_each_word_is_shown_once_and_each_link_stands_once(html: str) -> None:
    _, document, _ = read(html)
    words = Counter(WORD.findall(html.replace("/wiki/T", "")))
    found = Counter(word for text in document_texts(document) for word in WORD.findall(text))
    assert found == words
    targets = Counter(re.findall(r"/wiki/(T\d+)", html))
    assert Counter(link.target for link in all_links(document.sections)) == targets


@settings(max_examples=200)
@given(documents())
def test_cells_never_overlap_nor_leave_the_grid(html: str) -> None:
    for table in all_tables(read(html)[1].sections):
        places = Counter(
            (row + down, cell.column + right)
            for row, cells in enumerate(table.rows)
            for cell in cells.cells
            for down in range(cell.rowspan or 1)
            for right in range(cell.colspan or 1)
        )
        assert all(count == 1 for count in places.values())
        assert all(row < len(table.rows) and column < table.width for row, column in places)
        assert len(table.columns) in (0, table.width)


@settings(max_examples=200)
@given(st.one_of(documents(), st.text(), st.binary()))
def test_anything_is_read_the_same_twice_and_survives_json(html: str | bytes) -> None:
    document = read_html(html)
    assert read_html(html) == document
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


@settings(max_examples=200)
@given(
    st.lists(
        BROKEN,
        max_size=60,
    )
)
def test_broken_markup_is_read(parts: list[str]) -> None:
    assert read_html("".join(parts).replace("_", " ")).sections
