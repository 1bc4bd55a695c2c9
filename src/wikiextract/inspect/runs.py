"""The records of a run, of which some are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wikiextract.record import Article

MOST_KEPT = 1_000_000
"""Pages that are listed; a run has more only where it is of the largest wikis."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as the search knows it: names of its boxes, classes of its entities, codes."""

    title: str
    boxes: frozenset[str]
    classes: frozenset[str]
    codes: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> ListedPage:
        """Return the entry of a record."""
        entities = (article.entity, *(article.more_entities or ()))
        return cls(
            article.title,
            frozenset(box.name for box in article.infoboxes if box.name),
            frozenset(name for entity in entities if entity for name in entity.types),
            frozenset(problem.code for problem in article.diagnostics),
        )


@dataclass(frozen=True)
class WantedPages:
    """What is looked for; what is empty is not asked."""

    title: str = ""
    box: str = ""
    kind: str = ""
    code: str = ""

    def has(self, page: ListedPage) -> bool:
        """Return True if the page is wanted; of its title any part may be given, in any case."""
        return (
            self.title.casefold() in page.title.casefold()
            and (not self.box or self.box in page.boxes)
            and (not self.kind or self.kind in page.classes)
            and (not self.code or self.code in page.codes)
        )


def search(pages: Iterable[ListedPage], wanted: WantedPages) -> Iterator[ListedPage]:
    """Return the pages that are wanted, in their order."""
    return (page for page in pages if wanted.has(page))
