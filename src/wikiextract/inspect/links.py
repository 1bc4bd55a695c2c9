"""Where a run's report leads within the inspector."""

from __future__ import annotations

from urllib.parse import urlencode

from wikiextract.pipeline.reports.record_parts import Facet

PAGES, PAGE, REPORT = "/pages", "/page", "/report"
SELECTED = ("box", "class", "diagnostic", "template", "kind", "part")
"""Kinds of facets by which pages are selected, each by a parameter of its name."""


def page_address(title: str) -> str:
    """Return the address of a page's view."""
    return f"{PAGE}?{urlencode({'title': title})}"


class InspectorLinks:
    """Leads to the views of pages, and to lists of those that have something in common."""

    @property
    def search(self) -> str:
        """See `Links.search`."""
        return PAGES

    def page(self, title: str, site: str) -> str | None:
        """See `Links.page`."""
        return page_address(title) if title and not title.endswith("…") else None

    def facet(self, facet: Facet) -> str | None:
        """See `Links.facet`. A name that was cut leads nowhere."""
        kind, name = facet
        if not name or name.endswith("…"):
            return None
        if kind not in {"field", "untyped"}:
            return f"{PAGES}?{urlencode({kind: name})}"
        box, _, field = name.partition("\n")
        asked = {"box": box, "field": field} | ({"untyped": "on"} if kind == "untyped" else {})
        return f"{PAGES}?{urlencode(asked)}" if box else None
