"""An infobox from a raw table beside the lead's text, as older articles and small wikis have it."""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.nodes import Cell, Field, FieldGroup, Image, Infobox, Link, Row, Table, Value
from wikiextract.read.text.value_parts import all_images, all_links, captioned, label_text
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.table_classes import classes_name_box, stands_beside
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.values import EMPTY

_WIDEST = 6
_BROAD = 6  # so many cells make a row of data
_LONGEST_LABEL = 100
_MAX_NESTING = 4


def infobox_of_table(reading: Reading, table: Table) -> Infobox | None:
    """Return the infobox that a table makes; None when it is a table of another sort."""
    if table.width > _WIDEST or len(table.rows) < 2:
        return None
    if not stands_beside(_attributes(reading, table)):
        return None
    box = _Box()
    if table.caption is not None and table.caption.text:
        box.title_of(table.caption)
    box.table(table, 0)
    facts = sum(len(group.fields) for group in box.groups)
    if facts < 2 and not (facts and box.images):
        return None
    return Infobox(
        title=box.title,
        title_links=box.title_links,
        images=tuple(box.images),
        groups=tuple(group.node() for group in box.groups if group.fields or group.label),
        span=table.span,
    )


def is_named_box(reading: Reading, table: Table) -> bool:
    """Return True if a table's class says that it is an infobox, and it is no grid of data."""
    if not classes_name_box(_attributes(reading, table)):
        return False
    broad = sum(len(row.cells) >= _BROAD for row in table.rows)
    return broad < 3 or broad * 10 < len(table.rows) * 7


def _attributes(reading: Reading, table: Table) -> Mapping[str, str]:
    assert table.span is not None
    return read_attributes(reading.table_attributes.get(table.span[0], ""))


class _TableGroup:
    def __init__(self, label: Value | None = None) -> None:
        self.label = label
        self.fields: list[Field] = []

    def node(self) -> FieldGroup:
        label = self.label
        return FieldGroup(
            label=label_text(label.text) if label is not None else None,
            label_links=all_links(label) if label is not None else (),
            images=(),
            fields=tuple(self.fields),
            groups=(),
        )


class _Box:
    """The parts of the box while rows are read."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.title_links: tuple[Link, ...] = ()
        self.images: list[Image] = []
        self.groups: list[_TableGroup] = [_TableGroup()]
        self.after_images = False

    def table(self, table: Table, depth: int) -> None:
        """All rows of a table, those of tables in its cells in their place."""
        if depth and table.caption is not None and table.caption.text:
            self.heading(table.caption)
        for row in table.rows:
            self.row(row, table.width, depth)

    def row(self, row: Row, width: int, depth: int) -> None:
        """A row: a heading, pictures, or a fact with its label."""
        cells: list[Cell] = []
        for cell in row.cells:
            inner = [block for block in cell.blocks if isinstance(block, Table)]
            if inner and depth < _MAX_NESTING:
                if cell.value.text or cell.value.images:
                    self.single(cell)
                for table in inner:
                    self.table(table, depth + 1)
            elif cell.value.text or cell.value.images:
                cells.append(cell)
        if not cells:
            return
        shown = [cell for cell in cells if cell.value.text]
        if not shown:
            for cell in cells:
                self.images += all_images(cell.value)
            self.after_images = len(cells) == 1
            return
        if len(row.cells) == 1:
            self.single(cells[0])
        elif len(cells) == 1 and cells[0] is row.cells[0]:
            label = cells[0].value  # a row that nobody filled in yet
            self.groups[-1].fields.append(
                Field(label=label_text(label.text), label_links=all_links(label), value=EMPTY)
            )
        elif len(cells) == 1:
            self.groups[-1].fields.append(Field(label_links=(), value=cells[0].value))
        else:
            self.fact(shown, cells)
        self.after_images = False

    def single(self, cell: Cell) -> None:
        """A row of one cell."""
        value = cell.value
        if value.images and not value.items:
            shown = Value(text=value.text, links=value.links, references=value.references)
            titled = self.title is not None or self.any_fact()
            if value.text and not titled:
                self.title_of(shown)
            self.images += all_images(value)
            if titled:
                self.caption(shown)
            return
        if self.after_images and not cell.header and value.text and not value.items:
            self.caption(value)
            return
        if self.title is None and not self.any_fact() and not value.items:
            self.title_of(value)
        elif _is_heading(cell):
            self.heading(value)
        else:
            self.groups[-1].fields.append(Field(label_links=(), value=value))

    def caption(self, value: Value) -> None:
        """Text below a picture: its caption, unless the picture brought its own."""
        if not value.text:
            return
        if self.images and self.images[-1].caption is None:
            self.images[-1] = captioned(self.images[-1], value)
        else:
            self.groups[-1].fields.append(Field(label_links=(), value=value))

    def title_of(self, value: Value) -> None:
        self.title = value.text
        self.title_links = all_links(value)

    def heading(self, value: Value) -> None:
        self.groups.append(_TableGroup(value))

    def any_fact(self) -> bool:
        return any(group.fields for group in self.groups)

    def fact(self, shown: list[Cell], cells: list[Cell]) -> None:
        """A row of several cells: the first is the label when it is short and has a value."""
        for cell in cells:
            if not cell.value.text:
                self.images += all_images(cell.value)
        label, *others = shown
        if others and label.value.text and len(label.value.text) <= _LONGEST_LABEL:
            value = others[0].value
            if len(others) > 1:
                text = " ".join(cell.value.text or "" for cell in others)
                value = Value(text=text, items=tuple(cell.value for cell in others))
            self.groups[-1].fields.append(
                Field(
                    label=label_text(label.value.text),
                    label_links=all_links(label.value),
                    value=value,
                )
            )
            return
        for cell in shown:
            self.groups[-1].fields.append(Field(label_links=(), value=cell.value))


def _is_heading(cell: Cell) -> bool:
    """Return True if a cell that fills its row heads what follows."""
    return bool(cell.header) or len(cell.value.text or "") <= 40
