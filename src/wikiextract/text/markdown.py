"""An article as CommonMark, tables as GitHub and most others write them.

https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wikiextract.nodes import (
    Block,
    Code,
    ContentList,
    DefinitionList,
    Extension,
    FieldGroup,
    Figure,
    Gallery,
    Image,
    Infobox,
    Link,
    Math,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    TransclusionBlock,
    Value,
)
from wikiextract.text.escape import address, escaped, line_start_escaped
from wikiextract.text.grid import (
    block_texts,
    body_rows,
    cell_text,
    placed_cells,
    table_grid,
)
from wikiextract.text.inline import linked, page_base
from wikiextract.text.lines import headed_parts, one_line

_DEEPEST = 20
"""Levels of lists and quotations; what is nested more deeply stands on the last one."""

_LANGUAGE = re.compile(r"[^\w+#.-]")
_TICKS = re.compile(r"`{3,}")


@dataclass(frozen=True)
class MarkdownOptions:
    """The parts of an article that its Markdown has."""

    title: bool = True
    """The page's title as the first heading."""
    infoboxes: bool = True
    """Infoboxes as tables, before the text."""
    tables: bool = True
    """Tables, as GitHub writes them."""
    images: bool = True
    """Pictures with their captions."""
    links: bool = True
    """Links to the wiki's pages and elsewhere; without, only their texts."""
    references: bool = False
    """The notes, as a list at the end."""
    line_break: str = "<br>"
    """What parts lines in a cell, for which Markdown has no sign of its own."""


def markdown_of(
    sections: Iterable[Section],
    options: MarkdownOptions | None = None,
    *,
    title: str,
    url: str | None = None,
    infoboxes: Iterable[Infobox] = (),
    references: Iterable[Reference] = (),
) -> str:
    """Return an article as CommonMark, without line end. `url` is the page's.

    The page's title is the heading of level 1, those of sections follow with their own levels.
    """
    options = options or MarkdownOptions()
    writer = _MarkdownWriter(options, page_base(url, title))
    parts = [_heading(1, escaped(one_line(title)))] if options.title else []
    if options.infoboxes:
        parts += filter(None, map(writer.infobox, infoboxes))
    parts += writer.sections(sections)
    if options.references:
        notes = [
            f"{number}. {writer.inline(note.text or note.id, note.links)}"
            for number, note in enumerate(references, 1)
        ]
        if notes:
            parts += ["---", "\n".join(notes)]
    return "\n\n".join(parts)


class _MarkdownWriter:
    def __init__(self, options: MarkdownOptions, base: str | None) -> None:
        self._options = options
        self._base = base

    def inline(self, text: str, links: Iterable[Link] = ()) -> str:
        """A text in one line."""
        return self._linked(one_line(text), links)

    def _linked(self, text: str, links: Iterable[Link]) -> str:
        return linked(text, links, self._base, with_links=self._options.links)

    def _lines(self, text: str, links: Iterable[Link] = ()) -> str:
        """A text whose line breaks stay."""
        lines = [line for line in text.split("\n") if line.strip()]
        written = line_start_escaped(self._linked("\n".join(lines), links))
        return written.replace("\n", "\\\n")

    def sections(self, sections: Iterable[Section]) -> Iterator[str]:
        """The parts of sections and of those in them; a heading with nothing below stays out."""
        return headed_parts(
            sections,
            lambda section: _heading(section.level, self._title(section)),
            lambda section: self._blocks(section.blocks, 0),
        )

    def _title(self, section: Section) -> str:
        return self.inline(section.title or "", section.title_links)

    def _blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        before: Block | None = None
        for block in blocks:
            text = self._block(block, depth)
            if not text:
                continue
            if isinstance(before, ContentList) and isinstance(block, ContentList):
                yield "<!-- -->"  # two lists that follow each other would be one
            yield text
            before = block

    def _block(self, block: Block, depth: int) -> str:
        match block:
            case Paragraph():
                return self._lines(block.text or "", block.links)
            case ContentList():
                return "\n".join(self._items(block.items, block.ordered, depth))
            case DefinitionList():
                return "\n\n".join(self._definitions(block, depth))
            case Quote():
                return self._quote(block, depth)
            case Table():
                return self._table(block) if self._options.tables else ""
            case Code():
                return _fenced(block.text, block.language or "")
            case Math():
                return _fenced(block.text, "math")
            case Figure():
                return self._image(block.image)
            case Gallery():
                return "\n\n".join(filter(None, map(self._image, block.images)))
            case Extension():
                return _fenced(block.text, block.name) if block.text else ""
            case TransclusionBlock():
                return ""

    def _items(self, items: tuple[Value, ...], ordered: bool, depth: int) -> Iterator[str]:
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if ordered else "- "
            yield mark + _indented(self._value(item, depth), len(mark))

    def _value(self, value: Value, depth: int) -> str:
        text = self._lines(value.text or "", value.links)
        if depth >= _DEEPEST:
            nested = block_texts((*(value.blocks or ()), ContentList(items=value.items)))
            return "\\\n".join(filter(None, (text, *map(self._lines, nested))))
        parts = [text, *self._blocks(value.blocks or (), depth + 1)]
        lines = "\n".join(self._items(value.items, bool(value.ordered), depth + 1))
        body = "\n\n".join(filter(None, parts))
        return "\n".join(filter(None, (body, lines)))

    def _definitions(self, block: DefinitionList, depth: int) -> Iterator[str]:
        for entry in block.items:
            for term in entry.terms:
                if term.text:
                    yield f"**{self.inline(term.text, term.links)}**"
            if entry.terms and entry.definitions:
                yield "\n".join(self._items(entry.definitions, False, depth))
            else:
                yield from filter(None, (self._value(one, depth) for one in entry.definitions))

    def _quote(self, block: Quote, depth: int) -> str:
        if depth >= _DEEPEST:
            parts = [self._lines(text) for text in block_texts((block,))]
        else:
            parts = list(self._blocks(block.blocks, depth + 1))
        if block.source and block.source.text:
            parts.append(f"— {self.inline(block.source.text, block.source.links)}")
        text = "\n\n".join(parts)
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""

    def _table(self, table: Table) -> str:
        columns = table_grid(table, fill=False).columns
        head = columns if table.columns else ("",) * len(columns)
        rows = [
            [self._cell(cell_text(cell), cell.value.links) if cell else "" for cell in row]
            for row in body_rows(table, placed_cells(table, fill=False))
        ]
        lines = _pipe_table([self._cell(name) for name in head], rows)
        caption = table.caption
        if caption and caption.text:
            return f"**{self.inline(caption.text, caption.links)}**\n\n{lines}"
        return lines

    def _cell(self, text: str, links: Iterable[Link] = ()) -> str:
        lines = "\n".join(one_line(line) for line in text.split("\n") if line.strip())
        return self._linked(lines, links).replace("\n", self._options.line_break)

    def infobox(self, box: Infobox) -> str:
        """A box as a table of labels and values."""
        rows: list[list[str]] = []
        waiting: list[FieldGroup] = list(reversed(box.groups))
        while waiting:
            group = waiting.pop()
            if group.label:
                rows.append([f"**{self.inline(group.label, group.label_links)}**", ""])
            for field in group.fields:
                name = field.label or (field.param or "").replace("_", " ")
                value = field.value
                shown = self._options.line_break.join(
                    self._cell(*line) for line in _lines_of(value)
                )
                rows.append([self._cell(name, field.label_links), shown])
            waiting.extend(reversed(group.groups))
        if not rows:
            return ""
        return _pipe_table([self._cell(box.title or box.name or ""), ""], rows)

    def _image(self, image: Image) -> str:
        if not self._options.images:
            return ""
        target = address(image.url) if image.url else None
        caption = self._lines(image.caption or "", image.links)
        if target is None:
            return caption
        shown = f"![{escaped(one_line(image.alt or image.file))}]({target})"
        return f"{shown}\n\n{caption}" if caption else shown


def _lines_of(value: Value) -> list[tuple[str, tuple[Link, ...]]]:
    """The text of a value with its links; where it is that of its items, one after the other."""
    items: list[tuple[str, tuple[Link, ...]]] = []
    waiting = list(reversed(value.items))
    while waiting:
        item = waiting.pop()
        items.append((item.text or "", item.links))
        waiting.extend(reversed(item.items))
    whole = " ".join(text for text, _ in items)
    return (
        items
        if one_line(whole) == one_line(value.text or whole)
        else [(value.text or "", value.links)]
    )


def _heading(level: int, text: str) -> str:
    # Number signs at the end would be taken as closing the heading.
    text = f"{text[:-1]}\\#" if text.endswith("#") else text
    return f"{'#' * min(max(level, 1), 6)} {text}" if text else ""


def _pipe_table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _fenced(text: str, language: str) -> str:
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    name = _LANGUAGE.sub("", language)
    return f"{fence}{name}\n{text.strip(chr(10))}\n{fence}"


def _indented(text: str, spaces: int) -> str:
    return text.replace("\n", "\n" + " " * spaces).replace("\n" + " " * spaces + "\n", "\n\n")
