"""From the rows of an infobox to its node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.nodes import Field, Image, Infobox, Value
from wikiextract.read.html.boxes.box_pictures import read_pictures
from wikiextract.read.html.boxes.infobox.heading import has_heading_class, is_coloured, is_name
from wikiextract.read.html.boxes.infobox.open_group import OpenGroup
from wikiextract.read.html.data_files import box_parts
from wikiextract.read.html.tree.markup import (
    classes,
    detach,
    gather,
    is_blank,
    nodes_of,
    only_table,
    row_cells,
    share,
    shown_text,
    style,
)
from wikiextract.read.html.tree.tags import BLOCK_TAGS
from wikiextract.read.html.values.inline import text_of_element
from wikiextract.read.html.values.values import value_of_element
from wikiextract.read.text.value_parts import (
    all_images,
    all_links,
    all_references,
    captioned,
    is_empty,
    joined,
    label_text,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.boxes.infobox.rows import BoxRow
    from wikiextract.read.html.context import ReadContext

_BULLETS = "•·‣◦▪–—‐-*"
_LONGEST_CAPTION = 300


@dataclass(slots=True, eq=False)
class _Level:
    """A box that is open: the groups it has so far; the last one takes what comes next."""

    groups: list[OpenGroup] = field(default_factory=lambda: [OpenGroup()])
    bulleted: OpenGroup | None = None
    beside: bool = False  # stands beside the groups of the level above, not inside the last one
    ended: list[OpenGroup] = field(default_factory=list)  # nested boxes, see `just_ended`

    def just_ended(self) -> list[OpenGroup]:
        """The nested boxes that ended right before, with nothing between or after them."""
        return self.ended if self.ended and self.groups[-1] is self.ended[-1] else []

    @property
    def current(self) -> OpenGroup:
        return self.bulleted or self.groups[-1]


class Assembler:
    """Takes the rows of one infobox, in order, and builds its node."""

    def __init__(self, context: ReadContext) -> None:
        self._context = context
        self._title: Value | None = None
        self._images: list[Image] = []
        self._levels = [_Level()]
        self._after_picture = False
        self._fresh: OpenGroup | None = None  # the heading right before
        self._title_row = -2
        self._extended: Field | None = None  # the last field whose label spans several rows

    def add(self, rows: Sequence[BoxRow]) -> None:
        """Read all rows."""
        for index, row in enumerate(rows):
            following = rows[index + 1] if index + 1 < len(rows) else None
            after_picture, self._after_picture = self._after_picture, False
            fresh, self._fresh = self._fresh, None
            match row.kind:
                case "heading":
                    self._add_heading(row, index, rows[index + 1 :])
                case "pair":
                    self._add_pair(row, following)
                case "more":
                    self._add_more(row)
                case "value":
                    self._add_value(row, after_picture=after_picture)
                case "pictures":
                    self._add_pictures(row)
                case "open":
                    self._open_level(row, fresh)
                case "close":
                    self._close_level()

    def infobox(self, name: str | None) -> Infobox:
        """The node of what was read."""
        while len(self._levels) > 1:
            self._close_level()
        title = self._title or Value()
        groups = [group for group in self._levels[0].groups if not group.is_blank()]
        return Infobox(
            name=name,
            title=title.text,
            title_links=all_links(title),
            references=all_references(title),
            images=(*all_images(title), *self._images),
            groups=tuple(group.freeze(lone_labels=False) for group in groups),
        )

    def _read(self, element: _Element, *, lines: bool = True) -> Value:
        return read_cell(element, self._context, lines=lines)

    def _read_all(self, elements: Iterable[_Element]) -> Value:
        return joined([self._read(element) for element in elements])

    def _add_heading(self, row: BoxRow, index: int, later: Sequence[BoxRow]) -> None:
        assert row.label is not None
        level = self._levels[-1]
        if self._title is None and level is self._levels[0] and self._nothing_yet():
            self._title_row = index
            name, rest = _name_and_rest(row.label)
            self._title = self._read(name, lines=False)
            if rest is not None:
                self._add_field(Field(value=self._read(rest)))
            return
        alike = any(_look_alike(row, other) for other in later)
        heading = self._read(row.label, lines=False)
        below_title = index == self._title_row + 1 and not alike
        if below_title and not has_heading_class(row.label) and not _heads_pair(row, later):
            # Right below the title and unlike all headings: a second line of the title.
            self._add_field(Field(value=heading))
            return
        level.bulleted = None
        current = level.current
        follows = not (
            current.fields or current.images or current.groups or is_empty(current.label)
        )
        if follows and any(character.isdigit() for character in heading.text or ""):
            # Right below a heading: the time of an office, not a heading of its own.
            self._add_field(Field(value=heading))
            return
        self._fresh = OpenGroup(heading)
        level.groups.append(self._fresh)

    def _nothing_yet(self) -> bool:
        return all(
            not (group.fields or group.groups or group.label.text)
            for group in self._levels[0].groups
        )

    def _add_pair(self, row: BoxRow, following: BoxRow | None) -> None:
        assert row.label is not None
        level = self._levels[-1]
        label = self._read(row.label, lines=False)
        bulleted = (label.text or "").startswith(tuple(_BULLETS))
        if not bulleted:
            level.bulleted = None
            if _is_run_of_bullets(level.groups[-1]):
                level.groups.append(OpenGroup())
        value = self._read_all(row.values)
        if is_empty(value) and following is not None and self._is_bulleted(following):
            self._take_ended(level)
            level.bulleted = OpenGroup(label)
            level.groups[-1].groups.append(level.bulleted)
            return
        self._take_ended(level)
        images, references = all_images(label), all_references(label)
        if images or references:
            value = replace(
                value,
                images=(*images, *value.images),
                references=(*references, *value.references),
            )
        text = label_text(label.text)
        self._add_field(Field(label=text, label_links=all_links(label), value=value))

    def _is_bulleted(self, row: BoxRow) -> bool:
        if row.kind != "pair" or row.label is None or not row.values:
            return False
        return text_of_element(row.label, self._context).startswith(tuple(_BULLETS))

    def _add_more(self, row: BoxRow) -> None:
        more = self._read_all(row.values)
        fields = self._levels[-1].current.fields
        if is_empty(more):
            return
        if not fields:
            self._add_field(Field(value=more))
            return
        last = fields[-1]
        before = last.value
        goes_on = last is self._extended  # each row is an item; a row of cells holds items itself
        first = before.items if goes_on else (before,)
        text = " ".join(part for part in (before.text, more.text) if part)
        value = Value(
            text=text or None, items=(*(item for item in first if not is_empty(item)), more)
        )
        fields[-1] = self._extended = replace(last, value=value)

    def _add_value(self, row: BoxRow, *, after_picture: bool) -> None:
        if after_picture and len(row.values) == 1 and _is_caption(row.values[0]):
            images = self._image_place()
            if images and images[-1].caption is None:
                images[-1] = captioned(images[-1], self._read(row.values[0], lines=False))
                return
        value = self._read_all(row.values)
        if not is_empty(value):
            level = self._levels[-1]
            level.bulleted = None
            if level.just_ended() or _stands_below(row.values[0]):
                level.groups.append(OpenGroup())
            self._add_field(Field(value=value))

    def _add_pictures(self, row: BoxRow) -> None:
        for element in row.values:
            images, rest = read_pictures(element, self._context)
            self._image_place().extend(images)
            if not is_empty(rest):
                self._add_field(Field(value=rest))
        self._after_picture = True

    def _image_place(self) -> list[Image]:
        """Where pictures go: those before the first heading are the box's own."""
        level = self._levels[-1]
        if level is self._levels[0] and (level.just_ended() or level.current is level.groups[0]):
            return self._images
        return level.current.images

    def _add_field(self, field: Field) -> None:
        self._levels[-1].current.fields.append(field)

    def _open_level(self, row: BoxRow, fresh: OpenGroup | None) -> None:
        """Begin a nested box.

        Without a heading of its own it takes the heading right before it, or else goes on with the
        rows around it.
        """
        level = self._levels[-1]
        if row.label is not None:
            label = self._read(row.label, lines=False)
            beside = level.bulleted is None and (
                is_empty(level.current.label) or bool(level.just_ended())
            )
            self._levels.append(_Level([OpenGroup(label)], beside=beside))
        elif fresh is not None and level.groups[-1] is fresh:
            level.groups.pop()
            self._levels.append(_Level([fresh], beside=True))
        else:
            self._levels.append(level)

    def _close_level(self) -> None:
        closed = self._levels.pop()
        level = self._levels[-1]
        if closed is level:
            return
        first, *others = closed.groups
        first.groups.extend(others)
        if first.is_blank():
            return
        level.bulleted = None
        if closed.beside:
            ended = level.just_ended()
            level.groups.append(first)
            level.ended = [*ended, first]
        else:
            level.current.groups.append(first)

    def _take_ended(self, level: _Level) -> None:
        """Move boxes that just ended into the group that now goes on after them."""
        ended = level.just_ended()
        if ended:
            level.groups = [group for group in level.groups if group not in ended]
            level.groups[-1].groups.extend(ended)


def read_cell(element: _Element, context: ReadContext, *, lines: bool = True) -> Value:
    """Return what a part of a box shows; with `lines` its lines, or the cells of its table, too."""
    table = only_table(element) if lines else None
    if table is None:
        return value_of_element(element, context, lines=lines)
    rows = [[value_of_element(cell, context) for cell in row_cells(row)] for row in table]
    return joined([joined(row) for row in rows])


def _is_run_of_bullets(group: OpenGroup) -> bool:
    """Return True if all labels under a heading begin with a bullet: one without stands beside."""
    labels = [field.label for field in group.fields]
    return (
        bool(labels)
        and all(label is not None and label.startswith(tuple(_BULLETS)) for label in labels)
        and not is_empty(group.label)
    )


def _heads_pair(row: BoxRow, later: Sequence[BoxRow]) -> bool:
    """Return True if a coloured header cell stands right above a label and its value."""
    if row.label is None or row.label.tag != "th" or not later or later[0].kind != "pair":
        return False
    return is_coloured(row.label)


def _look_alike(row: BoxRow, other: BoxRow) -> bool:
    """Return True if two rows are headings in the same style."""
    if other.kind != "heading" or row.label is None or other.label is None:
        return False
    names = ("class", "style", "bgcolor")
    styles = [[heading.get(name) for name in names] for heading in (row.label, other.label)]
    return row.label.tag == other.label.tag and styles[0] == styles[1]


def _name_and_rest(cell: _Element) -> tuple[_Element, _Element | None]:
    """The part of a title cell that is the name, and what stands beside it in lines of its own.

    The name is what microformats mark so, or else the first of several blocks.
    """
    for inner in cell.iter("div", "span"):
        if inner is not cell and is_name(inner) and _ends_line(inner):
            detach(inner)
            return gather([inner]), None if is_blank(cell) else cell
    nodes = nodes_of(cell)
    end = len(nodes)
    for index, node in enumerate(nodes):
        if not isinstance(node, str) and node.tag in BLOCK_TAGS:
            alone = all(_shows_nothing(before) for before in nodes[:index])
            end = index + 1 if alone else index
            break
    name, rest = gather(nodes[:end]), gather(nodes[end:])
    return name, None if is_blank(rest) else rest


def _ends_line(element: _Element) -> bool:
    """Return True if an element that shows something has nothing after it in its line."""
    if is_blank(element) or (element.tail and element.tail.strip()):
        return False
    following = element.getnext()
    return element.tag in BLOCK_TAGS or following is None or following.tag in ("br", *BLOCK_TAGS)


def _shows_nothing(node: _Element | str) -> bool:
    return node.isspace() if isinstance(node, str) else is_blank(node)


def _stands_below(cell: _Element) -> bool:
    """Return True if a cell's class says that it closes the box."""
    return any(token.endswith(box_parts().below) for token in classes(cell))


def _is_caption(cell: _Element) -> bool:
    """Return True if a cell below a picture says what the picture shows."""
    text = shown_text(cell)
    if not text or len(text) > _LONGEST_CAPTION:
        return False
    tokens = " ".join(classes(cell))
    if any(word in tokens for word in box_parts().caption):
        return True
    size = style(cell).get("font-size", "")
    if size.endswith(("%", "em")) or size in ("smaller", "small", "x-small"):
        return share(size) is None or (share(size) or 100) < 100
    small = next(cell.iter("small"), None)
    return small is not None and shown_text(small) == text
