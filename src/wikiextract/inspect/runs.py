"""The records of a run, of which some are looked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import count as counting

from wikiextract.pipeline.reports.record_parts import Facet, Object, facets_of, field_facet

MOST_KEPT = 1_000_000
"""Pages that are listed; a run has more only where it is of the largest wikis."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as the search shows it, with the names of its boxes."""

    title: str
    boxes: str


@dataclass(frozen=True)
class WantedPages:
    """What is looked for: a part of the title, in any case, and facets that pages must all have."""

    title: str = ""
    facets: frozenset[Facet] = frozenset()


class PageIndex:
    """The pages of a run by their facets. Each page costs some hundred bytes."""

    def __init__(self) -> None:
        self._pages: list[ListedPage] = []
        self._having: dict[Facet, array[int]] = {}
        self._box_names: dict[str, str] = {}

    def add(self, record: Object) -> None:
        """Add a page by its record, as JSON values."""
        number = len(self._pages)
        for facet in facets_of(record):
            self._having.setdefault(facet, array("I")).append(number)
        names = sorted({box["name"] for box in record.get("infoboxes", ()) if box.get("name")})
        boxes = ", ".join(names)
        shared = self._box_names.setdefault(boxes, boxes)
        self._pages.append(ListedPage(record["title"], shared))

    def search(self, wanted: WantedPages) -> Iterator[ListedPage]:
        """Return the pages that are wanted, in their order."""
        words = wanted.title.casefold()
        having = sorted((self._having.get(one, array("I")) for one in wanted.facets), key=len)
        others = [set(one) for one in having[1:]]
        for number in having[0] if having else range(len(self._pages)):
            page = self._pages[number]
            if all(number in other for other in others) and words in page.title.casefold():
                yield page

    def names(self, kind: str, most: int) -> list[tuple[str, int]]:
        """Return the most frequent names of a kind of facet, each with the number of its pages."""
        order = counting(0, -1)
        found = ((len(v), next(order), f[1]) for f, v in self._having.items() if f[0] == kind)
        return [(name, size) for size, _, name in nlargest(most, found) if name]

    def fields(self, box: str, most: int) -> list[tuple[str, int]]:
        """Return the most frequent fields of a box, each with the number of its pages."""
        start = field_facet(box, "")
        found = (
            (name.removeprefix(start), len(having))
            for (kind, name), having in self._having.items()
            if kind == "field" and name.startswith(start)
        )
        return nlargest(most, found, key=lambda one: one[1])
