"""An ``<infobox>`` that stands in the page itself: what it shows without any parameters.

One in a template is not to be seen here: its call is an infobox by the form that it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wikiextract.markup.portable_infobox import InfoboxItem, read_infobox_content
from wikiextract.nodes import Field, FieldGroup, Image, Infobox, Value
from wikiextract.read.text.value_parts import all_links, all_references, is_empty, label_text
from wikiextract.read.wikitext.calls.parameter_values import read_parameter
from wikiextract.read.wikitext.calls.picture_calls import file_name
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.files import is_file_name, media_kind
from wikiextract.read.wikitext.text.values import EMPTY

_MEDIA = frozenset(["image", "media", "audio", "video"])


@dataclass(slots=True, eq=False)
class _ItemGroup:
    """A group while its items come in."""

    label: Value = EMPTY
    fields: list[Field] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    groups: list[_ItemGroup] = field(default_factory=list)

    @property
    def shows_more_than_headings(self) -> bool:
        return bool(self.fields or self.images) or any(
            group.shows_more_than_headings for group in self.groups
        )

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
        reading.log.report(
            "infobox-not-well-formed",
            "The tags in an <infobox> do not fit together: it may show less on its wiki.",
            span=(tag.start, tag.end),
        )
    walk = _ItemWalk(reading, tag.content_start)
    title = next((item for item in content.items if item.name == "title"), None)
    heading = walk.default(title) if title is not None else EMPTY
    items = [item for item in content.items if item is not title]
    first, *groups = walk.groups(items, nested=False)
    images, first.images = tuple(first.images), []
    kept = [group for group in (first, *groups) if group.shows_more_than_headings]
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
                kept = [group for group in inner if group.shows_more_than_headings]
                if nested:
                    groups[-1].groups += kept
                elif kept:
                    groups += (*kept, _ItemGroup())
        return groups

    def _inner(self, item: InfoboxItem) -> list[_ItemGroup]:
        if item.name == "group":
            return self.groups(item.items, nested=True)
        panel = _ItemGroup(self.text(item.first("header")))
        for section in item.items:
            if section.name == "section":
                first, *others = self.groups(section.items, nested=True)
                first.label = self.text(section.first("label"))
                first.groups += (one for one in others if one.shows_more_than_headings)
                if first.shows_more_than_headings:
                    panel.groups.append(first)
        return panel.groups if is_empty(panel.label) else [panel]

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
        if value.images:
            group.images += value.images
        elif value.text and is_file_name(value.text):
            file = file_name(value.text)
            group.images.append(Image(file=file, media=media_kind(file)))
