"""A navbox while it is read: groups that keep the order in which their parts come."""

from __future__ import annotations

from dataclasses import dataclass, field

from wikiextract.nodes import Image, Link, Navbox, NavboxGroup, NavboxTitle, Value
from wikiextract.read.text.value_parts import (
    all_images,
    all_links,
    all_references,
    is_empty,
    label_text,
)


@dataclass(slots=True, eq=False)
class GroupBuilder:
    """A group, or the box itself, to which parts are added."""

    label: Value = field(default_factory=Value)
    name: str | None = None
    above: Value | None = None
    below: Value | None = None
    images: list[Image] = field(default_factory=list)
    items: list[Value] = field(default_factory=list)
    groups: list[GroupBuilder] = field(default_factory=list)

    def add_item(self, item: Value) -> None:
        """Add an item; after groups it stands in a group without label, to keep the order."""
        if is_empty(item):
            return
        if not self.groups:
            self.items.append(item)
            return
        last = self.groups[-1]
        if not last.is_plain():
            last = self.add_group()
        last.items.append(item)

    def add_group(self, label: Value | None = None) -> GroupBuilder:
        """Begin a group and return it."""
        group = GroupBuilder(label or Value())
        self.groups.append(group)
        return group

    def is_plain(self) -> bool:
        """Return True if the group has nothing but items."""
        return is_empty(self.label) and not (self.images or self.groups or self.above or self.below)

    def has_content(self) -> bool:
        """Return True if anything stands in the group beside its label."""
        return bool(self.items or self.groups or self.images or self.above or self.below)

    def tidy(self) -> None:
        """Drop groups that show nothing, and levels that neither name nor divide anything."""
        tidied: list[GroupBuilder] = []
        for group in self.groups:
            group.tidy()
            bare = is_empty(group.label) and not (group.above or group.below or group.name)
            if bare and not group.items and group.groups:
                group.groups[0].images[:0] = group.images
                tidied.extend(group.groups)
            elif not bare or group.has_content():
                tidied.append(group)
        self.groups = tidied
        if len(self.groups) == 1 and self.groups[0].is_plain() and not self.items:
            self.items, self.groups = self.groups[0].items, []

    def group(self) -> NavboxGroup:
        """The node."""
        label = self.label
        return NavboxGroup(
            name=self.name,
            label=label_text(label.text),
            label_links=tuple(link for link in all_links(label) if not link.interwiki),
            foreign_links=tuple(link for link in all_links(label) if link.interwiki),
            references=all_references(label),
            images=(*all_images(label), *self.images),
            above=self.above,
            below=self.below,
            items=tuple(self.items),
            groups=tuple(group.group() for group in self.groups),
        )

    def navbox(self, *, sidebar: bool) -> Navbox:
        """The node of the box whose title is this group's label."""
        if is_empty(self.label) and self.above is not None and sidebar:
            self.label, self.above = self.above, None
        elif is_empty(self.label) and not self.items and len(self.groups) == 1:
            # A bar of one row: what stands beside its items is its title.
            only = self.groups[0]
            self.label, only.label = only.label, Value()
            self.name = self.name or only.name
            self.tidy()
        groups = [group.group() for group in self.groups]
        if self.items:
            groups.insert(0, NavboxGroup(items=tuple(self.items)))
        return Navbox(
            name=self.name,
            kind="sidebar" if sidebar else "navbox",
            title=None if is_empty(self.label) else title_of(self.label),
            above=self.above,
            groups=tuple(groups),
            below=self.below,
            images=tuple(self.images),
        )


def title_of(value: Value) -> NavboxTitle:
    """A box's title; its link is the one that most of the text shows."""
    links = list(all_links(value))
    link: Link | None = max(links, key=lambda each: len(each.text), default=None)
    return NavboxTitle(
        text=label_text(value.text),
        link=link,
        links=tuple(other for other in links if other is not link),
        images=all_images(value),
        references=all_references(value),
    )
