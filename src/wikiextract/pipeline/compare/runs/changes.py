"""What two runs have and have not in common, page by page and in all."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import msgspec

from wikiextract.errors import InputError
from wikiextract.pipeline.books import manifest_of
from wikiextract.pipeline.compare.runs.profile import Profile, profile_of
from wikiextract.pipeline.compare.runs.profiles import Profiles
from wikiextract.pipeline.pages.outcome import BlockReport
from wikiextract.pipeline.reports.counted import short
from wikiextract.pipeline.reports.folder_report import report_of_folder, report_with_records
from wikiextract.pipeline.reports.record_parts import Facet
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.record import Article
from wikiextract.sinks.read_back import read_records

EXAMPLES = 5
MOST_NAMES = 20_000
"""Names of each kind whose changes are counted; what else changes is in `left_out`."""

KINDS = ("box", "field", "typed", "class", "diagnostic", "template")
"""Kinds of things that a page can gain or lose. "typed" is a field's value that becomes typed."""


class PageOf(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page, and the wiki that it is of."""

    title: str
    site: str = ""


class Pages(msgspec.Struct):
    """Pages, counted, and the first of them."""

    pages: int = 0
    examples: list[PageOf] = msgspec.field(default_factory=list)

    def add(self, title: str, site: str) -> None:
        """Count a page."""
        self.pages += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(PageOf(short(title), short(site)))


class Changes(msgspec.Struct):
    """Pages that gained something, lost it, or have it in both runs in different form."""

    gained: Pages = msgspec.field(default_factory=Pages)
    lost: Pages = msgspec.field(default_factory=Pages)
    changed: Pages = msgspec.field(default_factory=Pages)

    @property
    def total(self) -> int:
        """All changes."""
        return self.gained.pages + self.lost.pages + self.changed.pages


class RunChanges(msgspec.Struct, kw_only=True):
    """Two runs compared. `records` are pages that only one run has, and those whose record differs.

    `same` counts equal records: but for spans, the version that made them, and diagnostics (which
    are in `names`). `parts` are the attributes of records, `names` what pages gained and lost, by
    kind (`KINDS`) and name. Of runs whose records cannot be read back there are `figures` only.
    """

    first: RunReport
    second: RunReport
    compared: bool = True
    same: int = 0
    records: Changes = msgspec.field(default_factory=Changes)
    parts: dict[str, Changes] = msgspec.field(default_factory=dict)
    names: dict[str, dict[str, Changes]] = msgspec.field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )
    left_out: int = 0

    def add(self, title: str, site: str, before: Profile, after: Profile) -> None:
        """Compare the records that both runs have of a page."""
        differs = before.parts != after.parts
        if differs:
            self.records.changed.add(title, site)
        else:
            self.same += 1
        for name in before.parts.keys() | after.parts.keys() if differs else ():
            one, other = before.parts.get(name), after.parts.get(name)
            if one != other:
                changes = self.parts.setdefault(name, Changes())
                which = changes.gained if one is None else changes.lost if other is None else None
                (which or changes.changed).add(title, site)
        old, new = set(before.facets), set(after.facets)
        for facet in sorted(_gained(old, new)):
            self._name(facet, title, site, gained=True)
        for facet in sorted(_gained(new, old)):
            self._name(facet, title, site, gained=False)

    def _name(self, facet: Facet, title: str, site: str, *, gained: bool) -> None:
        kind, name = facet
        known = self.names[kind]
        if name not in known and len(known) >= MOST_NAMES:
            self.left_out += 1
            return
        changes = known.setdefault(name, Changes())
        (changes.gained if gained else changes.lost).add(title, site)


def _gained(old: set[Facet], new: set[Facet]) -> set[Facet]:
    """What a page has now; of fields that it had before, also that they are typed now."""
    found = {facet for facet in new - old if facet[0] in KINDS}
    for kind, name in old - new:
        if kind == "untyped" and ("field", name) in new:
            found.add(("typed", name))
    return found


def compare_runs(first: str, second: str) -> RunChanges:
    """Compare two runs: folders, or files with records.

    Raises `InputError` when one is neither.
    """
    with closing(Profiles()) as profiles:
        readable = _are_readable(first) and _are_readable(second)
        if not readable:
            reports = (report_of_folder(Path(one)) for one in (first, second))
            return RunChanges(first=next(reports), second=next(reports), compared=False)
        found = BlockReport()
        for article in read_records(first):
            profiles.put(article.site or "", article.title, _added(article, found))
        before, found = report_with_records(first, found), BlockReport()
        changes = RunChanges(first=before, second=before)
        for article in read_records(second):
            site, title = article.site or "", article.title
            after = _added(article, found)
            known = profiles.take(site, title)
            if known is None:
                changes.records.gained.add(title, site)
            else:
                changes.add(title, site, known, after)
        for site, title in profiles.unseen():
            changes.records.lost.add(title, site)
        changes.second = report_with_records(second, found)
        return changes


def _are_readable(run: str) -> bool:
    """True if records can be read; a folder of a run may have shards of another format."""
    try:
        next(read_records(run), None)
    except InputError:
        if manifest_of(Path(run)).exists():
            return False
        raise
    return True


def _added(article: Article, report: BlockReport) -> Profile:
    profile, record = profile_of(article)
    report.add_record(record)
    return profile
