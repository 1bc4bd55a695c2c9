"""Portable infoboxes: their markup says what each part is, and which parameter it shows.

https://community.fandom.com/wiki/Help:Infoboxes/Tags. Pages of Fandom have it, those of other wikis
with PortableInfobox, and our own rendering.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from wikiextract.markup import portable_names as names
from wikiextract.nodes import Field, Image, Infobox, StatementSource, Value
from wikiextract.read.html.boxes.box_pictures import read_pictures
from wikiextract.read.html.boxes.infobox.assemble import read_cell
from wikiextract.read.html.boxes.infobox.open_group import OpenGroup
from wikiextract.read.html.tree.markup import (
    classes,
    detach,
    element_children,
    gather,
    is_blank,
    nodes_of,
    row_cells,
    table_rows,
)
from wikiextract.read.html.tree.tabs import tabs_in
from wikiextract.read.text.value_parts import (
    all_images,
    all_links,
    all_references,
    captioned,
    is_empty,
    label_text,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_PICTURES = frozenset([names.MEDIUM, names.IMAGE, names.VIDEO, names.AUDIO])
_COLLECTIONS = frozenset([names.COLLECTION, names.MEDIA_COLLECTION])


def is_portable(box: _Element) -> bool:
    """Return True if the markup of a box is PortableInfobox's."""
    return names.BOX in classes(box)


def read_portable(box: _Element, context: ReadContext, name: str | None) -> Infobox:
    """Return a portable infobox; `name` is its template's."""
    reader = _PortableReader(context)
    title = next((one for one in box.iter() if names.TITLE in classes(one)), None)
    heading = read_cell(title, context, lines=False) if title is not None else Value()
    if title is not None:
        reader.passed.add(title)
    first, *groups = reader.groups(nodes_of(box), nested=False)
    images: Sequence[Image] = ()
    if is_empty(first.label):
        # Those before any heading are the pictures of the box.
        images, first.images = first.images, []
    return Infobox(
        name=name,
        title=heading.text,
        title_links=all_links(heading),
        references=all_references(heading),
        images=(*all_images(heading), *images),
        groups=tuple(
            group.freeze(lone_labels=True) for group in (first, *groups) if not group.is_blank()
        ),
    )


class _PortableReader:
    """Reads the parts of one box. `passed` are elements that are read already."""

    def __init__(self, context: ReadContext) -> None:
        self._context = context
        self.passed: set[_Element] = set()

    def groups(self, nodes: Iterable[_Element | str], *, nested: bool) -> list[OpenGroup]:
        """Return what nodes show, in groups; what goes on after a group stands in a new one."""
        groups = [OpenGroup()]
        loose: list[_Element | str] = []
        for node in nodes:
            if isinstance(node, str) or not _is_part(node):
                loose.append(node)
                continue
            self._add_loose(loose, groups)
            loose = []
            self._add(node, groups, nested=nested)
        self._add_loose(loose, groups)
        return groups

    def _add(self, part: _Element, groups: list[OpenGroup], *, nested: bool) -> None:
        tokens = set(classes(part))
        if part in self.passed:
            return
        if names.HEADER in tokens:
            groups.append(OpenGroup(read_cell(part, self._context, lines=False)))
        elif names.DATA in tokens:
            self._add_data(part, groups[-1])
        elif tokens & _COLLECTIONS:
            self._add_collection(part, groups[-1])
        elif tokens & _PICTURES:
            groups[-1].images += self._pictures(part, groups[-1])
        elif names.ROW in tokens or names.ROW_BODY in tokens:
            self._add_smart_group(part, groups[-1])
        elif names.TABLE in tokens:
            self._add_table(part, groups)
        elif names.PANEL in tokens:
            self._add_inner(self._panel(part), groups, nested=nested)
        elif names.GROUP in tokens:
            self._add_inner(self.groups(nodes_of(part), nested=True), groups, nested=nested)
        elif names.TITLE in tokens or names.NAVIGATION in tokens or not _holds_parts(part):
            self._add_value(part, part, groups[-1])
        else:
            groups += self.groups(nodes_of(part), nested=nested)

    @staticmethod
    def _add_inner(inner: list[OpenGroup], groups: list[OpenGroup], *, nested: bool) -> None:
        """Add a group within a box, or within a group."""
        kept = [group for group in inner if not group.is_blank()]
        if nested:
            groups[-1].groups += kept
        elif kept:
            groups += (*kept, OpenGroup())

    def _add_data(self, part: _Element, group: OpenGroup) -> None:
        label = value = None
        others: list[_Element | str] = []
        for node in nodes_of(part):
            tokens = () if isinstance(node, str) else classes(node)
            if names.LABEL in tokens and label is None and not isinstance(node, str):
                label = node
            elif names.VALUE in tokens and value is None and not isinstance(node, str):
                value = node
            else:
                others.append(node)
        holder = gather(others)
        if value is None or not is_blank(holder):
            value = gather([holder] if value is None else [value, holder])
        self._add_field(label, value, part, group)

    def _add_value(self, element: _Element, source: _Element, group: OpenGroup) -> None:
        if not is_blank(element):
            self._add_field(None, element, source, group)

    def _add_field(
        self, label: _Element | None, value: _Element | None, source: _Element, group: OpenGroup
    ) -> None:
        heading = read_cell(label, self._context, lines=False) if label is not None else Value()
        shown = read_cell(value, self._context) if value is not None else Value()
        if is_empty(heading) and is_empty(shown):
            return
        known = _parameters(source)
        group.fields.append(
            Field(
                param=known[0] if known else None,
                more_params=tuple(known[1:]) or None,
                label=label_text(heading.text),
                label_links=all_links(heading),
                value=_with_label(shown, heading),
                source=_statement(source),
            )
        )

    def _add_loose(self, nodes: list[_Element | str], groups: list[OpenGroup]) -> None:
        """Add what stands between the parts, which the markup does not foresee."""
        if any(not isinstance(node, str) or not node.isspace() for node in nodes):
            holder = gather(nodes)
            self._add_value(holder, holder, groups[-1])

    def _pictures(self, part: _Element, group: OpenGroup) -> tuple[Image, ...]:
        images, rest = read_pictures(part, self._context)
        if not is_empty(rest):
            group.fields.append(Field(value=rest))
        return images

    def _add_collection(self, part: _Element, group: OpenGroup) -> None:
        """Add the pictures that a reader turns over, each with its tab as the caption."""
        tabs = list(tabs_in(part))
        beside = self._rest(part, [one for tab in tabs for one in tab])
        for label, content in tabs:
            found, rest = read_pictures(content, self._context)
            caption = read_cell(label, self._context, lines=False) if label is not None else rest
            if found and found[0].caption is None and not is_empty(caption):
                found = (captioned(found[0], caption), *found[1:])
            elif not found:
                self._add_field(label, content, content, group)
            group.images += found
        group.add(beside)

    def _rest(self, part: _Element, read: Iterable[_Element | None]) -> OpenGroup:
        """Take what is read in another way out of a part, and return what else it shows."""
        for element in read:
            if element is not None:
                detach(element)
        first, *others = self.groups(nodes_of(part), nested=True)
        first.groups += (group for group in others if not group.is_blank())
        return first

    def _panel(self, part: _Element) -> list[OpenGroup]:
        """A group of sections, each a group; its heading is the label."""
        heading = next(
            (one for one in element_children(part) if names.HEADER in classes(one)), None
        )
        tabs = list(tabs_in(part))
        panel = self._rest(part, [heading, *(one for tab in tabs for one in tab)])
        if heading is not None:
            panel.label = read_cell(heading, self._context, lines=False)
        for label, content in tabs:
            inner = self.groups(nodes_of(content), nested=True)
            inner = [group for group in inner if not group.is_blank()]
            if label is not None and inner:
                name = read_cell(label, self._context, lines=False)
                if is_empty(inner[0].label):
                    inner[0].label = name
                    inner[0].groups += inner[1:]
                    inner = inner[:1]
                else:
                    inner = [OpenGroup(name, groups=inner)]
            panel.groups += inner
        is_only_tabs = is_empty(panel.label) and not (panel.fields or panel.images)
        return panel.groups if is_only_tabs else [panel]

    def _add_smart_group(self, part: _Element, group: OpenGroup) -> None:
        """Data in a row: labels above, values below, each in its place; then what else is there."""
        labels = [one for one in part.iter() if names.ROW_LABEL in classes(one)]
        values = [one for one in part.iter() if names.ROW_VALUE in classes(one)]
        rest = self._rest(part, [*labels, *values])
        even = len(labels) == len(values)
        self._add_columns(labels if even else _labels_of(values, labels), values, group)
        group.add(rest)

    def _add_table(self, table: _Element, groups: list[OpenGroup]) -> None:
        """Data in the row of a table, with a caption that heads the group."""
        for caption in table.iterchildren("caption"):
            groups.append(OpenGroup(read_cell(caption, self._context, lines=False)))
        labels: list[_Element] = []
        for row in table_rows(table):
            cells = row_cells(row)
            if cells and all(cell.tag == "th" for cell in cells):
                self._add_columns(labels, (), groups[-1])
                labels = cells
            else:
                self._add_columns(labels, cells, groups[-1])
                labels = []
        self._add_columns(labels, (), groups[-1])

    def _add_columns(
        self, labels: Sequence[_Element | None], values: Sequence[_Element], group: OpenGroup
    ) -> None:
        for label, value in zip_longest(labels, values):
            source = value if value is not None else label
            if source is not None:
                self._add_field(label, value, source, group)


def _labels_of(values: Sequence[_Element], labels: Sequence[_Element]) -> list[_Element | None]:
    """The labels that have the source of a value, None for a value without; then all others."""
    known = {one.get(names.SOURCE): one for one in labels if one.get(names.SOURCE)}
    found = [known.pop(value.get(names.SOURCE), None) for value in values]
    taken = {one for one in found if one is not None}
    return [*found, *(one for one in labels if one not in taken)]


def _with_label(value: Value, label: Value) -> Value:
    """The value with the pictures and footnotes of its label, which no field has a place for."""
    images, references = all_images(label), all_references(label)
    if not images and not references:
        return value
    return Value(
        **{name: getattr(value, name) for name in value.__struct_fields__}
        | {"images": (*images, *value.images), "references": (*references, *value.references)}
    )


def _parameters(element: _Element) -> list[str]:
    """The parameters that an element shows: all that are known, or the source that it states."""
    known = element.get(names.PARAMETERS)
    if known is not None:
        return known.split("\n") if known else []
    source = element.get(names.SOURCE)
    return [source] if source else []


def _statement(element: _Element) -> StatementSource | None:
    """The statements of an entity that gave a value, where our rendering says so."""
    entity, sign, name = (element.get(names.STATEMENT) or "").partition("#")
    return StatementSource(entity=entity, property=name) if sign and entity and name else None


def _is_part(element: _Element) -> bool:
    return any(name.startswith(names.PART) for name in classes(element)) or _holds_parts(element)


def _holds_parts(element: _Element) -> bool:
    return any(
        name.startswith(names.PART)
        for inner in element.iterdescendants()
        for name in classes(inner)
    )
