"""Our side of the comparison: the wiki that README.md describes, and our rendering of its pages."""

from __future__ import annotations

import json
from pathlib import Path

from wikiextract.expand.expander import Expander
from wikiextract.expand.options import ExpandOptions
from wikiextract.render import FileInfo, RenderOptions, render
from wikiextract.site import Site, Title
from wikiextract.sources.page import Revision
from wikiextract.store.memory import MemoryPages

FILES = {
    "Pic.png": FileInfo(width=400, height=300),
    "Draw.svg": FileInfo(width=200, height=100, vector=True),
}


class Files:
    """The two files of the wiki."""

    def file(self, title: Title) -> FileInfo | None:
        return FILES.get(title.text)


class Wiki:
    """The reference wiki as we know it."""

    def __init__(self, siteinfo: Path, variant: str | None) -> None:
        self.site = Site.from_siteinfo(json.loads(siteinfo.read_text(encoding="utf-8")))
        pages = json.loads(Path(__file__).with_name("pages.json").read_text(encoding="utf-8"))
        self.pages = MemoryPages(self.site, pages)
        options = ExpandOptions(string_functions=True, variant=variant)
        self.expander = Expander(self.site, self.pages, options)
        self.options = RenderOptions(
            variant=variant, magic_links=frozenset({"ISBN", "RFC", "PMID"}), thumb_width=300
        )

    def render(self, wikitext: str, title: str = "Test") -> tuple[str, str]:
        """The HTML and the expanded wikitext of a page."""
        parsed = self.site.title(title)
        assert parsed is not None
        expansion = self.expander.expand(wikitext, parsed, revision=Revision(timestamp=None))
        rendered = render(expansion, options=self.options, media=Files())
        return rendered.to_html(), expansion.to_wikitext()
