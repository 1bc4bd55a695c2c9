"""Our side of the comparison: the wiki that README.md describes, and our rendering of its pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.render.wiki import Wiki as SmallWiki
from wikiextract.render import Rendered
from wikiextract.site import Site


class Wiki:
    """The reference wiki as we know it, by its own siteinfo; `more` pages by title."""

    def __init__(
        self, siteinfo: Path, variant: str | None, more: Mapping[str, str] | None = None
    ) -> None:
        self.site = Site.from_siteinfo(json.loads(siteinfo.read_text(encoding="utf-8")))
        self._wiki = SmallWiki(self.site, variant, more)

    def rendered(self, wikitext: str, title: str = "Test") -> Rendered:
        """A page as we render it."""
        return self._wiki.render(wikitext, title)

    def render(self, wikitext: str) -> tuple[str, str]:
        """The HTML and the expanded wikitext of a page."""
        rendered = self._wiki.render(wikitext)
        parsed = self._wiki.site.title("Test")
        assert parsed is not None
        return rendered.to_html(), self._wiki.expander.expand(wikitext, parsed).to_wikitext()
