"""The small wiki in which the cases are rendered: pages and files, as MediaWiki 1.39 has it.

`tests/conformance/differential` sets up a real one of the same content, which the cases come from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from wikiextract.expand.expander import Expander
from wikiextract.expand.options import ExpandOptions
from wikiextract.render import FileInfo, Rendered, RenderOptions, render
from wikiextract.site import Site, Title
from wikiextract.store.memory import MemoryPages

Structure: TypeAlias = Literal["1.39", "current"]

PAGES = Path(__file__).parent.parent / "conformance" / "differential" / "pages.json"
FILES = {
    "Pic.png": FileInfo(width=400, height=300),
    "Draw.svg": FileInfo(width=200, height=100, vector=True),
    "Bad.png": FileInfo(width=400, height=300),
    "Small.png": FileInfo(width=20, height=20),
    "Wide.jpg": FileInfo(width=1941, height=220),
    "Doc.djvu": FileInfo(width=2480, height=3508, media="document", pages=5),
    # Only here: 1.39 by itself plays nothing.
    "Film.webm": FileInfo(width=320, height=240, media="video"),
    "Sound.ogg": FileInfo(media="audio"),
}


class Files:
    """The files of the wiki, and pages that lead to them."""

    def __init__(self, pages: MemoryPages | None = None) -> None:
        self._pages = pages

    def file(self, title: Title) -> FileInfo | None:
        redirect = self._pages.redirect(title) if self._pages is not None else None
        if redirect is None:
            return FILES.get(title.text)
        name = redirect.target.partition(":")[2]
        return msgspec.structs.replace(FILES[name], name=name)


@lru_cache(maxsize=8)
def site_of(language: str) -> Site:
    general = {
        "sitename": "Wikipedia",
        "lang": language,
        "server": "http://localhost",
        "articlepath": "/index.php/$1",
        "mainpage": "Main Page",
    }
    prefixes = [{"prefix": "wikipedia", "url": "https://en.wikipedia.org/wiki/$1"}]
    site = Site.from_siteinfo({"query": {"general": general, "interwikimap": prefixes}})
    main = msgspec.structs.replace(site.namespaces[0], subpages=True)
    return replace(site, namespaces={**site.namespaces, 0: main})


class Wiki:
    """Renders pages of the wiki, in a language and perhaps one of its variants."""

    def __init__(
        self,
        site: Site,
        variant: str | None = None,
        more: Mapping[str, str] | None = None,
        structure: Structure = "1.39",
    ) -> None:
        self.site = site
        pages = json.loads(PAGES.read_text(encoding="utf-8"))
        self.pages = MemoryPages(site, {**pages, **(more or {})})
        options = ExpandOptions(string_functions=True, variant=variant)
        self.expander = Expander(site, self.pages, options)
        self.options = RenderOptions(
            variant=variant,
            structure=structure,
            magic_links=frozenset({"ISBN", "RFC", "PMID"}),
            thumb_width=300,
        )

    def render(self, wikitext: str, title: str = "Test") -> Rendered:
        parsed = self.site.title(title)
        assert parsed is not None
        expansion = self.expander.expand(wikitext, parsed)
        return render(expansion, options=self.options, media=Files(self.pages))


@lru_cache(maxsize=16)
def wiki_of(language: str, variant: str | None = None, structure: Structure = "1.39") -> Wiki:
    return Wiki(site_of(language), variant, structure=structure)
