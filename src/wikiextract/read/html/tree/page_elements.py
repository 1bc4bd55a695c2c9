"""The elements of a page's content, and which of them say what of themselves, from one walk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class PageElements:
    """The elements below `content`, in order, and those with attributes that tell what they are.

    `by_class`, `by_style` and `by_id` are by the whole attribute: many elements share one, so what
    it means is asked once for all of them. `not_shown` have the attribute ``hidden``. The class of
    `content` itself is in `by_class`, without it.

    While they are held here, lxml need not make an object for each of them anew wherever a reader
    meets it.
    """

    content: _Element | None = None
    below: list[_Element] = field(default_factory=list)
    by_class: dict[str, list[_Element]] = field(default_factory=dict)
    by_style: dict[str, list[_Element]] = field(default_factory=dict)
    by_id: dict[str, list[_Element]] = field(default_factory=dict)
    not_shown: list[_Element] = field(default_factory=list)

    def walk(self, content: _Element) -> None:
        """Hold the elements below `content`, and no others."""
        self.content = content
        self.below = list(content.iterdescendants())
        self.by_class, self.by_style, self.by_id, self.not_shown = {}, {}, {}, []
        kinds = {"class": self.by_class, "style": self.by_style, "id": self.by_id}
        own = content.get("class")
        if own is not None:
            self.by_class[own] = []
        for element in self.below:
            for name, value in element.items():
                if name in kinds:
                    alike = kinds[name]
                    if value in alike:
                        alike[value].append(element)
                    else:
                        alike[value] = [element]
                elif name == "hidden":
                    self.not_shown.append(element)
