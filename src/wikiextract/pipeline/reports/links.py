"""Where a report leads: to the pages of the wiki, or to whatever else shows pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from wikiextract.pipeline.reports.addresses import address_of
from wikiextract.pipeline.reports.counted import WikiCount
from wikiextract.pipeline.reports.record_parts import Facet


class Links(Protocol):
    """Gives addresses; None for what there is no place for."""

    @property
    def search(self) -> str | None:
        """The address where the run's pages are looked for."""
        ...

    def page(self, title: str, site: str) -> str | None:
        """Return the address of a page of a wiki."""
        ...

    def facet(self, facet: Facet) -> str | None:
        """Return the address of what is told of records that have something in common."""
        ...


@dataclass(frozen=True)
class WikiLinks:
    """Leads to pages of the wikis, and of the one wiki of a run to its templates."""

    wikis: Mapping[str, WikiCount]

    @property
    def search(self) -> None:
        """See `Links.search`."""
        return None

    def page(self, title: str, site: str) -> str | None:
        """See `Links.page`. A title that was cut leads nowhere."""
        wiki = self.wikis.get(site)
        if wiki is None or wiki.address is None or not title or title.endswith("…"):
            return None
        return address_of(wiki.address, title)

    def facet(self, facet: Facet) -> str | None:
        """See `Links.facet`. "Template" is the name of that namespace on any wiki."""
        kind, name = facet
        if kind not in {"box", "template"} or not name or len(self.wikis) != 1:
            return None
        title = name if ":" in name else f"Template:{name}"
        return self.page(title, next(iter(self.wikis)))
