"""The real pages that are labelled, out of the dumps of the shared folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from wikiextract.map.domains.dbpedia import MappingFolder
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import to_json
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.page import Page

SHARED = Path(__file__).resolve().parents[3] / "shared"
MAPPINGS = SHARED / "data" / "dbpedia"
DATA = Path(__file__).with_name("data")


def labels(name: str) -> list[dict[str, Any]]:
    """Return the lines of a file of labels."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


class Wiki:
    """A wiki of which there is a dump: its pages by revision, and their records."""

    def __init__(self, name: str) -> None:
        """`name` is that of the wiki's database."""
        told = self.told = _told().get(name, {"dump": f"data/berlin/{name}.xml.bz2"})
        dump = list(_pages(SHARED / told["dump"]))
        self.pages = {page.revision.id: page for page in dump if page.revision.id is not None}
        self._others = _texts(SHARED / told["pages"]) if "pages" in told else None
        self._extractors: dict[tuple[bool, bool], Extractor] = {}
        # What a dump says of its wiki may be wrong: those of Berlin all say that they are English.
        self._site = Site.bundled(name)

    def reference(self) -> dict[str, dict[str, Any]]:
        """Return what a MediaWiki says of its articles, by title."""
        lines = gzip.decompress((SHARED / self.told["reference"]).read_bytes()).splitlines()
        return {one["title"]: one for one in map(json.loads, lines) if "html" in one}

    @property
    def is_rendered(self) -> bool:
        """True if the templates that its pages need are there, too."""
        return self._others is not None

    def record(
        self, revision: int, *, rendered: bool, given_mappings: bool = False
    ) -> dict[str, Any]:
        """Return the record of a page, of both views or of the source view.

        With `given_mappings`, entities are made by DBpedia's mappings as well as by ours.
        """
        kind = (rendered and self.is_rendered, given_mappings)
        if kind not in self._extractors:
            mappings = MappingFolder(str(MAPPINGS)) if given_mappings else None
            pages = self._others if kind[0] else None
            self._extractors[kind] = Extractor(site=self._site, pages=pages, mappings=mappings)
        article = self._extractors[kind].article(self.pages[revision])
        record: dict[str, Any] = json.loads(to_json(article))
        return record


@cache
def wiki(name: str) -> Wiki:
    """Return the wiki with this name."""
    return Wiki(name)


@cache
def _told() -> Mapping[str, Mapping[str, str]]:
    told: Mapping[str, Mapping[str, str]] = json.loads((DATA / "wikis.json").read_text())["wikis"]
    return told


def _pages(path: Path) -> Iterator[Page]:
    for page in open_source(str(path)):
        if isinstance(page, Page) and page.wikitext is not None:
            yield page


def _texts(path: Path) -> dict[str, str]:
    return {page.title or "": page.wikitext or "" for page in _pages(path)}
