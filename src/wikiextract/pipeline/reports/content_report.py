"""The content of a run's records, added up for the run's report.

Reports of blocks can be added to one another in any grouping, and each stays small whatever the
pages are: of names only the most frequent are kept, of examples and slow pages a few. A count of
something that was left out of some block is too low; `left_out` says how many there were.
"""

from __future__ import annotations

import math

import msgspec

from wikiextract.pipeline.reports.addresses import address_pattern
from wikiextract.pipeline.reports.counted import (
    BlameCount,
    Example,
    InfoboxCount,
    PartCount,
    ProblemCount,
    SlowPage,
    WikiCount,
    most_frequent,
    short,
)
from wikiextract.pipeline.reports.record_parts import (
    Object,
    blamed,
    classes_of,
    fields_of,
    missing_titles,
    parts_of,
)

INFOBOXES = 40
"""Names of infoboxes that a block's report keeps; that of a run keeps ten times as many."""

FIELDS = 40
"""Fields of an infobox that are kept."""

CLASSES = 60
"""Classes of entities that are kept."""

TEMPLATES = 40
"""Templates that are to blame for diagnostics that are kept."""

CODES = 60
"""Codes of diagnostics and failures that are kept."""

CODES_OF_TEMPLATE = 10
"""Codes of a template's diagnostics that are kept."""

MISSING_TEXTS = 20_000
"""Titles of missing texts that are kept."""

WIKIS = 50
EXAMPLES = 3
SLOWEST = 10
_WHOLE = 10


class ContentReport(msgspec.Struct, omit_defaults=True):
    """The content of records. `pages` counts those in `parts`: records other than redirects.

    `durations` counts pages by time: the key is the binary logarithm of the milliseconds, rounded
    down (-1 for less than one). `missing_texts` are the titles of pages whose texts were asked for
    and are not in the store, and how many records lack them. `templates` are those to blame for
    diagnostics, `classes` count the entities of each. `left_out` counts names that did not fit, by
    attribute.
    """

    pages: int = 0
    wikis: dict[str, WikiCount] = msgspec.field(default_factory=dict)
    views: dict[str, int] = msgspec.field(default_factory=dict)
    parts: dict[str, PartCount] = msgspec.field(default_factory=dict)
    infoboxes: dict[str, InfoboxCount] = msgspec.field(default_factory=dict)
    classes: dict[str, int] = msgspec.field(default_factory=dict)
    diagnostics: dict[str, ProblemCount] = msgspec.field(default_factory=dict)
    templates: dict[str, BlameCount] = msgspec.field(default_factory=dict)
    failures: dict[str, ProblemCount] = msgspec.field(default_factory=dict)
    missing_texts: dict[str, int] = msgspec.field(default_factory=dict)
    durations: dict[int, int] = msgspec.field(default_factory=dict)
    slowest: list[SlowPage] = msgspec.field(default_factory=list)
    left_out: dict[str, int] = msgspec.field(default_factory=dict)

    def add_page(self, title: str, seconds: float, site: str = "") -> None:
        """Add the time that a page took."""
        bucket = max(int(math.log2(seconds * 1000)), 0) if seconds >= 0.001 else -1
        self.durations[bucket] = self.durations.get(bucket, 0) + 1
        if len(self.slowest) < SLOWEST or seconds > self.slowest[-1].seconds:
            self._slow([SlowPage(round(seconds, 4), short(title), short(site))], SLOWEST)

    def add_failure(self, title: str, code: str, reason: str, site: str = "") -> None:
        """Add a page that failed or was degraded."""
        example = Example(short(title), short(reason), short(site))
        self._problems("failures", {code: ProblemCount("error", 1, 1, [example])}, CODES)

    def add_record(self, record: Object) -> None:
        """Add a record, as JSON values."""
        self._wiki(record)
        self._diagnostics(record)
        if record["kind"] == "redirect":
            return
        self.pages += 1
        view = record["extraction"]["view"]
        self.views[view] = self.views.get(view, 0) + 1
        for name, total in parts_of(record):
            if total:
                part = self.parts.setdefault(name, PartCount())
                part.pages += 1
                part.total += total
        for box in record.get("infoboxes", ()):
            fields = {short(name): typed for name, typed in fields_of(box).items()}
            typed = dict.fromkeys((name for name, typed in fields.items() if typed), 1)
            counted = InfoboxCount(1, dict.fromkeys(fields, 1), typed)
            self._infobox(short(box.get("name") or ""), counted, 1)
        self._classes(dict.fromkeys(map(short, classes_of(record)), 1), CLASSES)

    def merge(self, other: ContentReport) -> None:
        """Add another report; this one becomes that of a run, which keeps more."""
        self.pages += other.pages
        for view, count in other.views.items():
            self.views[view] = self.views.get(view, 0) + count
        for bucket, count in other.durations.items():
            self.durations[bucket] = self.durations.get(bucket, 0) + count
        for name, count in other.left_out.items():
            self._leave_out(name, count)
        for name, part in other.parts.items():
            mine = self.parts.setdefault(name, PartCount())
            mine.pages += part.pages
            mine.total += part.total
        for name, wiki in other.wikis.items():
            self._add_wiki(name, wiki)
        for name, box in other.infoboxes.items():
            self._infobox(name, box, _WHOLE)
        self._classes(other.classes, CLASSES * _WHOLE)
        self._problems("diagnostics", other.diagnostics, CODES * _WHOLE)
        self._blame(other.templates, TEMPLATES * _WHOLE)
        self._problems("failures", other.failures, CODES * _WHOLE)
        self._missing(other.missing_texts, MISSING_TEXTS * _WHOLE)
        self._slow(other.slowest, SLOWEST * 2)

    def _wiki(self, record: Object) -> None:
        name, url = record.get("site") or "", record.get("url")
        known = self.wikis.get(name)
        address = None
        if url and (known is None or known.address is None):
            address = address_pattern(url, record["title"])
        self._add_wiki(short(name), WikiCount(1, address))

    def _add_wiki(self, name: str, other: WikiCount) -> None:
        if name not in self.wikis and len(self.wikis) >= WIKIS:
            self._leave_out("wikis", 1)
            return
        mine = self.wikis.setdefault(name, WikiCount())
        mine.records += other.records
        mine.address = mine.address or other.address

    def _infobox(self, name: str, box: InfoboxCount, scale: int) -> None:
        if name not in self.infoboxes and len(self.infoboxes) >= 2 * INFOBOXES * scale:
            kept = most_frequent(self.infoboxes, INFOBOXES * scale, lambda one: one.boxes)
            self._leave_out("infoboxes", len(self.infoboxes) - len(kept))
            self.infoboxes = kept
        mine = self.infoboxes.setdefault(name, InfoboxCount())
        mine.add(box)
        most = FIELDS * min(scale, 4)
        if len(mine.fields) > 2 * most:
            self._leave_out("fields", mine.keep(most))

    def _classes(self, counts: dict[str, int], most: int) -> None:
        for name, count in counts.items():
            self.classes[name] = self.classes.get(name, 0) + count
        if len(self.classes) > 2 * most:
            kept = most_frequent(self.classes, most, lambda count: count)
            self._leave_out("classes", len(self.classes) - len(kept))
            self.classes = kept

    def _blame(self, counts: dict[str, BlameCount], most: int) -> None:
        for name, other in counts.items():
            mine = self.templates.setdefault(name, BlameCount())
            mine.pages += other.pages
            for code, pages in other.codes.items():
                if code in mine.codes or len(mine.codes) < CODES_OF_TEMPLATE:
                    mine.codes[code] = mine.codes.get(code, 0) + pages
        if len(self.templates) > 2 * most:
            kept = most_frequent(self.templates, most, lambda one: one.pages)
            self._leave_out("templates", len(self.templates) - len(kept))
            self.templates = kept

    def _diagnostics(self, record: Object) -> None:
        found: dict[str, ProblemCount] = {}
        self._missing(dict.fromkeys(missing_titles(record), 1), MISSING_TEXTS)
        site = short(record.get("site") or "")
        for diagnostic in record.get("diagnostics", ()):
            code = short(diagnostic["code"])
            problem = found.get(code)
            if problem is None:
                example = Example(short(record["title"]), short(diagnostic["message"]), site)
                problem = found[code] = ProblemCount(diagnostic["severity"], 1, 0, [example])
            problem.total += 1
        self._problems("diagnostics", found, CODES)
        blame: dict[str, BlameCount] = {}
        for template, code in blamed(record):
            blame.setdefault(short(template), BlameCount(1)).codes[short(code)] = 1
        if blame:
            self._blame(blame, TEMPLATES)

    def _missing(self, titles: dict[str, int], most: int) -> None:
        for title, pages in titles.items():
            if title in self.missing_texts or len(self.missing_texts) < most:
                self.missing_texts[title] = self.missing_texts.get(title, 0) + pages
            else:
                self._leave_out("missing_texts", 1)

    def _problems(self, name: str, others: dict[str, ProblemCount], most: int) -> None:
        problems: dict[str, ProblemCount] = getattr(self, name)
        for code, other in others.items():
            mine = problems.get(code)
            if mine is None:
                if len(problems) >= most:
                    self._leave_out(name, 1)
                    continue
                mine = problems[code] = ProblemCount(other.severity)
            mine.pages += other.pages
            mine.total += other.total
            mine.examples += other.examples[: EXAMPLES - len(mine.examples)]

    def _slow(self, pages: list[SlowPage], most: int) -> None:
        self.slowest = sorted([*self.slowest, *pages], key=lambda page: -page.seconds)[:most]

    def _leave_out(self, name: str, count: int) -> None:
        self.left_out[name] = self.left_out.get(name, 0) + count
