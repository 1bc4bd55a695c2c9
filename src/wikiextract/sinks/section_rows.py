"""The sections of a record as rows: their paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wikiextract.nodes import (
    Block,
    Code,
    ContentList,
    DefinitionList,
    Math,
    Paragraph,
    Quote,
    Section,
    Table,
    Value,
)
from wikiextract.record import Article
from wikiextract.sinks.value_columns import first_link, joined, typed_columns, walk_items

_Rows = Iterator[tuple[str, tuple[Any, ...]]]


def section_rows(article: Article) -> _Rows:
    """The rows of an article's sections, without the article's number."""
    numbers = _RowNumbers()
    waiting: list[tuple[Section, int | None, str]] = [
        (section, None, "") for section in reversed(article.sections)
    ]
    number = 0
    while waiting:
        section, parent, outer = waiting.pop()
        number += 1
        path = joined(outer, section.title)
        yield (
            "sections",
            (
                number,
                parent,
                section.level,
                section.title,
                path or None,
                section.anchor,
                "\n".join(_texts(section.blocks)) or None,
            ),
        )
        yield from numbers.blocks(section.blocks, number)
        waiting.extend((inner, number, path) for inner in reversed(section.sections))


class _RowNumbers:
    """Numbers the paragraphs, lists and tables of one article while it is walked through."""

    def __init__(self) -> None:
        self._paragraphs = self._lists = self._tables = 0

    def blocks(self, blocks: tuple[Block, ...], section: int, around: int | None = None) -> _Rows:
        """The rows of blocks and of the blocks in them; `around` is the table they stand in."""
        waiting: list[tuple[Block, int | None]] = [(block, around) for block in reversed(blocks)]
        while waiting:
            block, table = waiting.pop()
            match block:
                case Paragraph() if block.text:
                    self._paragraphs += 1
                    yield "paragraphs", (self._paragraphs, section, block.text)
                case ContentList():
                    kind = "number" if block.ordered else "bullet"
                    yield from self._list(section, [(kind, block.items)])
                case DefinitionList():
                    parts = [
                        part
                        for entry in block.items
                        for part in (("term", entry.terms), ("definition", entry.definitions))
                    ]
                    yield from self._list(section, parts)
                case Table():
                    yield from self._table(block, section, table)
                    table = self._tables
            inner = _inner(block)
            waiting.extend((child, table) for child in reversed(inner))

    def _list(self, section: int, parts: list[tuple[str, tuple[Value, ...]]]) -> _Rows:
        self._lists += 1
        number = 0
        for kind, items in parts:
            kinds: dict[int | None, str] = {None: kind}
            for number, parent, level, item in walk_items(items, number):  # noqa: B020
                # What is nested says itself how its own items are marked.
                own = kinds[parent]
                kinds[number] = "number" if item.ordered else "bullet"
                yield (
                    "list_items",
                    (
                        self._lists,
                        number,
                        section,
                        parent,
                        level,
                        own,
                        item.text,
                        first_link(item),
                        *typed_columns(item.typed),
                    ),
                )

    def _table(self, table: Table, section: int, around: int | None) -> _Rows:
        self._tables += 1
        caption = table.caption.text if table.caption else None
        yield "tables", (
            self._tables, around, section, caption, table.width, len(table.rows)
        )  # fmt: skip
        number = 0
        for row_number, row in enumerate(table.rows, 1):
            for cell in row.cells:
                number += 1
                value, column = cell.value, cell.column
                yield (
                    "table_cells",
                    (
                        self._tables,
                        number,
                        row_number,
                        column + 1,
                        table.columns[column] if column < len(table.columns) else None,
                        bool(cell.header),
                        cell.rowspan or 1,
                        cell.colspan or 1,
                        value.text,
                        first_link(value, deep=True),
                        *typed_columns(value.typed),
                    ),
                )


def _inner(block: Block) -> list[Block]:
    """The blocks inside a block, in document order."""
    match block:
        case Quote():
            return list(block.blocks)
        case ContentList():
            return _in_values(block.items)
        case DefinitionList():
            values = [v for entry in block.items for v in (*entry.terms, *entry.definitions)]
            return _in_values(tuple(values))
        case Table():
            cells = [cell for row in block.rows for cell in row.cells]
            return [inner for cell in cells for inner in (*_in_values((cell.value,)), *cell.blocks)]
    return []


def _in_values(values: tuple[Value, ...]) -> list[Block]:
    return [block for _, _, _, value in walk_items(values) for block in value.blocks or ()]


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The text of blocks, a paragraph, item or line of code each; tables have rows of their own."""
    waiting: list[Block] = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        match block:
            case Paragraph() | Code() | Math():
                if block.text:
                    yield block.text
            case ContentList():
                yield from _item_texts(block.items)
            case DefinitionList():
                for entry in block.items:
                    yield from _item_texts((*entry.terms, *entry.definitions))
            case Quote():
                waiting.extend(reversed(block.blocks))


def _item_texts(items: tuple[Value, ...]) -> Iterator[str]:
    return (item.text for _, _, _, item in walk_items(items) if item.text)
