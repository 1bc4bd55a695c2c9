"""The list of a block's records: where each is in its shard, and which pages it used.

It is what a later run needs to take records that have not changed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from wikiextract.pipeline.pages.outcome import PageOutcome
from wikiextract.sinks import Shard
from wikiextract.sinks.partial import PartialFile
from wikiextract.sources.page import DumpSiteInfo
from wikiextract.store import Uses


class PageEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record that came out well: `size` bytes at `start` in the shard of that name.

    `site` is the checksum of what the dump states of its wiki. `uses` is None when the record was
    made of the page's own text alone.
    """

    page_id: int
    title: str
    revision_id: int
    shard: str
    start: int
    size: int
    site: str = ""
    uses: Uses | None = None


class PageList:
    """Writes the list of one block, ``pages-….ndjson``."""

    def __init__(self, path: Path) -> None:
        """Begin the list; raises `OutputError`, as its methods do."""
        self._file = PartialFile(path)
        self._rows = 0

    def add(
        self, outcome: PageOutcome, shard: str, start: int, size: int, site: str, uses: Uses | None
    ) -> None:
        """Add a record, unless it is one that a later run should not take."""
        if outcome.page_id is None or outcome.revision_id is None:
            return
        entry = PageEntry(
            page_id=outcome.page_id,
            title=outcome.title,
            revision_id=outcome.revision_id,
            shard=shard,
            start=start,
            size=size,
            site=site,
            uses=uses,
        )
        self._file.write(msgspec.json.encode(entry) + b"\n")
        self._rows += 1

    def finish(self) -> Shard:
        """Have the list on the disk under its name."""
        return self._file.finish(self._rows)

    def abandon(self) -> None:
        """Remove what was written; after `finish` it does nothing."""
        self._file.abandon()


def site_checksum(site: DumpSiteInfo | None) -> str:
    """A checksum of what a dump states of its wiki, but for the version of MediaWiki."""
    if site is None:
        return ""
    stated = msgspec.json.encode(msgspec.structs.replace(site, generator=None))
    return hashlib.blake2b(stated, digest_size=6).hexdigest()
