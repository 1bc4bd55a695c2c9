"""The outcome of a page, and the outcomes of a block's pages added up."""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.pipeline.counts import NOTHING, ONE, Counts, Outcome
from wikiextract.pipeline.pages.border import KILLED
from wikiextract.pipeline.reports.content_report import ContentReport
from wikiextract.pipeline.reports.mapping_report import WikiMappings


class PageOutcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The outcome of one page. `where` is its place in the input, `seconds` the time it took.

    `reason` says why a page failed or was degraded, `code` is that in one stable word:
    page-unreadable, page-failed, page-crashed, page-killed, page-timeout, page-memory,
    record-invalid, …
    """

    title: str
    where: str
    outcome: Outcome
    page_id: int | None = None
    revision_id: int | None = None
    code: str | None = None
    reason: str | None = None
    seconds: float = 0.0


class BlockReport(msgspec.Struct, omit_defaults=True):
    """The outcomes of a block's pages added up, as the ledger keeps them: small, whatever they are.

    `mappings` are those that were first used in the block, by the code of their wiki, `found` the
    titles with a record of those in a list of titles wanted. Reports of several blocks are added in
    the order of the dump.
    """

    counts: Counts = msgspec.field(default=NOTHING, name="outcomes")
    kinds: dict[str, int] = msgspec.field(default_factory=dict)
    seconds: float = 0.0
    content: ContentReport = msgspec.field(default_factory=ContentReport)
    mappings: dict[str, WikiMappings] = msgspec.field(default_factory=dict)
    found: list[str] = msgspec.field(default_factory=list)

    def add(self, outcome: PageOutcome, record: dict[str, Any] | None) -> None:
        """Add a page's outcome and its record (as JSON values), when it has one."""
        self.counts += ONE[outcome.outcome]
        if outcome.code == KILLED:
            self.counts += Counts(killed=1)
        self.seconds += outcome.seconds
        site = (record or {}).get("site") or ""
        if record is not None:
            self._content(record)
        if outcome.outcome not in {"skipped", "reused"}:
            self.content.add_page(outcome.title, outcome.seconds, site)
        if outcome.outcome in {"failed", "degraded"}:
            code = outcome.code or outcome.outcome
            self.content.add_failure(outcome.title, code, outcome.reason or "", site)

    def add_record(self, record: dict[str, Any]) -> None:
        """Add a record, as JSON values, of which nothing else is known."""
        self.counts += ONE["record"]
        self._content(record)

    def _content(self, record: dict[str, Any]) -> None:
        kind = record["kind"]
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        self.content.add_record(record)

    def merge(self, other: BlockReport) -> None:
        """Add another block's."""
        self.counts += other.counts
        for name, count in other.kinds.items():
            self.kinds[name] = self.kinds.get(name, 0) + count
        self.seconds += other.seconds
        self.content.merge(other.content)
        self.mappings |= other.mappings
        self.found += other.found
