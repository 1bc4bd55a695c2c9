"""A group of an infobox while its parts come in."""

from __future__ import annotations

from dataclasses import dataclass, field

from wikiextract.nodes import Field, FieldGroup, Image, Value
from wikiextract.read.text.value_parts import (
    all_images,
    all_links,
    all_references,
    is_empty,
    label_text,
)


@dataclass(slots=True, eq=False)
class OpenGroup:
    """A group that more may be added to."""

    label: Value = field(default_factory=Value)
    fields: list[Field] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    groups: list[OpenGroup] = field(default_factory=list)

    def add(self, other: OpenGroup) -> None:
        """Add what another group holds, which has no label."""
        self.fields += other.fields
        self.images += other.images
        self.groups += other.groups

    def has_parts(self) -> bool:
        """Return True if there is anything below its label."""
        return bool(self.fields or self.images or self.groups)

    def is_blank(self) -> bool:
        """Return True if there is nothing in it, not even a label."""
        return not self.has_parts() and is_empty(self.label)

    def freeze(self, *, lone_labels: bool) -> FieldGroup:
        """Return the node. A label of nothing stays with `lone_labels`, else it is a value."""
        if not (lone_labels or self.has_parts()):
            return FieldGroup(fields=(Field(value=self.label),))
        groups = (group for group in self.groups if not group.is_blank())
        return FieldGroup(
            label=label_text(self.label.text),
            label_links=all_links(self.label),
            references=all_references(self.label),
            images=(*all_images(self.label), *self.images),
            fields=tuple(self.fields),
            groups=tuple(group.freeze(lone_labels=lone_labels) for group in groups),
        )
