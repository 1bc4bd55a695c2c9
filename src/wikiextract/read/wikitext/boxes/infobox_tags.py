"""An ``<infobox>`` that stands in the page itself: what it shows without any parameters.

One in a template is not to be seen here: its call is an infobox by the form that it has.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from wikiextract.markup.portable_infobox import (
    NOT_WELL_FORMED,
    InfoboxItem,
    read_infobox_content,
    told_item,
)
from wikiextract.nodes import Field, FieldGroup, Image, Infobox, Value
from wikiextract.read.text.value_parts import (
    all_links,
    all_references,
    captioned,
    is_empty,
    label_text,
)
from wikiextract.read.wikitext.calls.parameter_values import read_parameter
from wikiextract.read.wikitext.calls.picture_calls import file_name
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.files import is_file_name, media_kind
from wikiextract.read.wikitext.text.values import EMPTY

_MEDIA = frozenset(["image", "media", "audio", "video"])
_NOT_IN_SECTION = frozenset(["label", "panel", "section"])


class _ItemGroup(msgspec.Struct, eq=False):
    """A group while its items come in."""

    label: Value = EMPTY
    fields: list[Field] = msgspec.field(default_factory=list)
    images: list[Image] = msgspec.field(default_factory=list)
    groups: list[_ItemGroup] = msgspec.field(default_factory=list)

    @property
    def shows_more_than_headings(self) -> bool:
        return bool(self.fields or self.images) or any(
            group.shows_more_than_headings for group in self.groups
        )

    @property
    def is_blank(self) -> bool:
        return is_empty(self.label) and not self.shows_more_than_headings

    def node(self) -> FieldGroup:
        return FieldGroup(
            label=label_text(self.label.text),
            label_links=all_links(self.label),
            references=all_references(self.label),
            images=tuple(self.images),
            fields=tuple(self.fields),
            groups=tuple(group.node() for group in self.groups),
        )


def infobox_of_tag(reading: Reading, tag: TagMarkup) -> Infobox | None:
    """Return what an ``<infobox>`` in the page shows; None where all that it holds is empty."""
    content = read_infobox_content(reading.text[tag.content_start : tag.content_end])
    if not content.sound:
        reading.log.report("infobox-not-well-formed", NOT_WELL_FORMED, span=(tag.start, tag.end))
    walk = _ItemWalk(reading, tag.content_start)
    title = next((item for item in content.items if item.name == "title"), None)
    heading = walk.default(title) if title is not None else EMPTY
    items = [item for item in content.items if item is not title]
    first, *groups = walk.groups(items, nested=False)
    images, first.images = tuple(first.images), []
    kept = [group for group in (first, *groups) if not group.is_blank]
    if is_empty(heading) and not images and not kept:
        return None
    return Infobox(
        title=heading.text,
        title_links=all_links(heading),
        images=images,
        references=all_references(heading),
        groups=tuple(group.node() for group in kept),
        span=(tag.start, tag.end),
    )


class _ItemWalk:
    """Reads the items of a box; `start` is where its content begins in the page."""

    def __init__(self, reading: Reading, start: int) -> None:
        self._reading = reading
        self._start = start

    def text(self, item: InfoboxItem | None) -> Value:
        """Return what an element of wikitext shows."""
        if item is None or item.start < 0:
            return EMPTY
        return read_parameter(self._reading, self._start + item.start, self._start + item.end)

    def default(self, item: InfoboxItem) -> Value:
        """Return what an item shows whose parameter nobody gives."""
        return self.text(item.first("default"))

    def groups(self, items: Sequence[InfoboxItem], *, nested: bool) -> list[_ItemGroup]:
        """Return what items show, in groups; what goes on after a group stands in a new one."""
        groups = [_ItemGroup()]
        for item in items:
            if item.name == "header":
                groups.append(_ItemGroup(self.text(item)))
            elif item.name in ("data", "title", "navigation"):
                self._add_field(item, groups[-1])
            elif item.name in _MEDIA:
                self._add_image(item, groups[-1])
            elif item.name in ("group", "panel"):
                inner = self._inner(item)
                kept = [group for group in inner if not group.is_blank]
                if nested:
                    groups[-1].groups += kept
                elif kept:
                    groups += (*kept, _ItemGroup())
            else:
                self._reading.log.report("infobox-item-unknown", told_item(item.name))
        return groups

    def _inner(self, item: InfoboxItem) -> list[_ItemGroup]:
        if item.name == "group":
            inner = self.groups(item.items, nested=True)
            return inner if any(group.shows_more_than_headings for group in inner) else []
        panel = _ItemGroup(self.text(item.first("header")))
        for section in item.items:
            if section.name == "section":
                held = [one for one in section.items if one.name not in _NOT_IN_SECTION]
                first, *others = self.groups(held, nested=True)
                first.label = self.text(section.first("label"))
                first.groups += (one for one in others if not one.is_blank)
                if first.groups or first.shows_more_than_headings:
                    panel.groups.append(first)
        return panel.groups if is_empty(panel.label) or not panel.groups else [panel]

    def _add_field(self, item: InfoboxItem, group: _ItemGroup) -> None:
        value = self.text(item) if item.name == "navigation" else self.default(item)
        if is_empty(value):
            return
        label = self.text(item.first("label"))
        group.fields.append(
            Field(
                param=item.source or None,
                label=label_text(label.text),
                label_links=all_links(label),
                value=value,
            )
        )

    def _add_image(self, item: InfoboxItem, group: _ItemGroup) -> None:
        value = self.default(item)
        images = value.images
        if not images and value.text and is_file_name(value.text):
            file = file_name(value.text)
            images = (Image(file=file, media=media_kind(file)),)
        if images and not self._lists_files(item):
            images = (self._described(images[0], item), *images[1:])
        group.images += images

    def _lists_files(self, item: InfoboxItem) -> bool:
        """Return True if a gallery or tabs give the files, with captions of their own."""
        written = item.first("default")
        if written is None or written.start < 0:
            return False
        place = self._start + written.start, self._start + written.end
        return any(
            isinstance(one, TagMarkup) and one.facts.kind in ("gallery", "tabs")
            for one in self._reading.constructs.within(*place)
        )

    def _described(self, image: Image, item: InfoboxItem) -> Image:
        """A picture with the caption and the alternative text that its item states."""
        caption, alt = (item.first(name) for name in ("caption", "alt"))
        if alt is not None and (text := self.default(alt).text):
            image = replace(image, alt=text)
        if caption is None or is_empty(shown := self.default(caption)):
            return image
        return captioned(replace(image, caption=None, links=(), references=()), shown)
