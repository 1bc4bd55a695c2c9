"""The content of a run's records, added up for the run's report.

Reports of blocks can be added to one another in any grouping, and each stays small whatever the
pages are: of names only the most frequent are kept, of examples and slow pages a few. A count of
something that was left out of some block is too low; `left_out` says how many there were.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import msgspec

INFOBOXES = 40
"""Names of infoboxes that a block's report keeps; that of a run keeps ten times as many."""

FIELDS = 40
"""Fields of an infobox that are kept."""

CODES = 60
"""Codes of diagnostics and failures that are kept."""

MISSING_TEXTS = 20_000
"""Titles of missing texts that are kept."""

EXAMPLES = 3
SLOWEST = 10
_TEXT = 160
_TEXT_MISSING = "text-not-stored"
_WHOLE = 10

Object: TypeAlias = dict[str, Any]


class PartCount(msgspec.Struct):
    """A part of records: how many records have it, and how many of it there are in all."""

    pages: int = 0
    total: int = 0


class InfoboxCount(msgspec.Struct):
    """An infobox template: boxes, and how many of them have each field (parameter or label)."""

    boxes: int = 0
    fields: dict[str, int] = msgspec.field(default_factory=dict)


class Example(msgspec.Struct, frozen=True):
    """A page where something was, and what was said of it."""

    title: str
    message: str


class ProblemCount(msgspec.Struct):
    """A diagnostic or a reason of failure, with the first pages that had it."""

    severity: str
    pages: int = 0
    total: int = 0
    examples: list[Example] = msgspec.field(default_factory=list)


class SlowPage(msgspec.Struct, frozen=True, order=True):
    """A page, and the time that it took."""

    seconds: float
    title: str


def missing_titles(record: Object) -> Iterator[str]:
    """The titles of pages whose texts were asked for when the record was made, and were missing."""
    for diagnostic in record.get("diagnostics", ()):
        where = diagnostic.get("where")
        if diagnostic["code"] == _TEXT_MISSING and where and where.get("template"):
            yield where["template"]


class ContentReport(msgspec.Struct, omit_defaults=True):
    """The content of records. `pages` counts those in `parts`: records other than redirects.

    `durations` counts pages by time: the key is the binary logarithm of the milliseconds, rounded
    down (-1 for less than one). `missing_texts` are the titles of pages whose texts were asked for
    and are not in the store, and how many records lack them. `left_out` counts names that did not
    fit, by attribute.
    """

    pages: int = 0
    views: dict[str, int] = msgspec.field(default_factory=dict)
    parts: dict[str, PartCount] = msgspec.field(default_factory=dict)
    infoboxes: dict[str, InfoboxCount] = msgspec.field(default_factory=dict)
    diagnostics: dict[str, ProblemCount] = msgspec.field(default_factory=dict)
    failures: dict[str, ProblemCount] = msgspec.field(default_factory=dict)
    missing_texts: dict[str, int] = msgspec.field(default_factory=dict)
    durations: dict[int, int] = msgspec.field(default_factory=dict)
    slowest: list[SlowPage] = msgspec.field(default_factory=list)
    left_out: dict[str, int] = msgspec.field(default_factory=dict)

    def add_page(self, title: str, seconds: float) -> None:
        """Add the time that a page took."""
        bucket = max(int(math.log2(seconds * 1000)), 0) if seconds >= 0.001 else -1
        self.durations[bucket] = self.durations.get(bucket, 0) + 1
        if len(self.slowest) < SLOWEST or seconds > self.slowest[-1].seconds:
            self._slow([SlowPage(round(seconds, 4), _short(title))], SLOWEST)

    def add_failure(self, title: str, code: str, reason: str) -> None:
        """Add a page that failed or was degraded."""
        problem = ProblemCount("error", 1, 1, [Example(_short(title), _short(reason))])
        self._problems("failures", {code: problem}, CODES)

    def add_record(self, record: Object) -> None:
        """Add a record, as JSON values."""
        self._diagnostics(record)
        if record["kind"] == "redirect":
            return
        self.pages += 1
        view = record["extraction"]["view"]
        self.views[view] = self.views.get(view, 0) + 1
        for name, total in _parts(record):
            if total:
                part = self.parts.setdefault(name, PartCount())
                part.pages += 1
                part.total += total
        for box in record.get("infoboxes", ()):
            self._infobox(_short(box.get("name") or ""), 1, _field_names(box), 1)

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
        for name, box in other.infoboxes.items():
            self._infobox(name, box.boxes, box.fields, _WHOLE)
        self._problems("diagnostics", other.diagnostics, CODES * _WHOLE)
        self._problems("failures", other.failures, CODES * _WHOLE)
        self._missing(other.missing_texts, MISSING_TEXTS * _WHOLE)
        self._slow(other.slowest, SLOWEST * 2)

    def _infobox(
        self, name: str, boxes: int, fields: Iterable[str] | dict[str, int], scale: int
    ) -> None:
        mine = self.infoboxes.get(name)
        if mine is None:
            if len(self.infoboxes) >= 2 * INFOBOXES * scale:
                kept = heapq.nlargest(
                    INFOBOXES * scale, self.infoboxes.items(), key=lambda item: item[1].boxes
                )
                self._leave_out("infoboxes", len(self.infoboxes) - len(kept))
                self.infoboxes = dict(kept)
            mine = self.infoboxes[name] = InfoboxCount()
        mine.boxes += boxes
        counts = fields.items() if isinstance(fields, dict) else ((field, 1) for field in fields)
        for field, count in counts:
            mine.fields[field] = mine.fields.get(field, 0) + count
        if len(mine.fields) > 2 * FIELDS * min(scale, 4):
            kept_fields = heapq.nlargest(
                FIELDS * min(scale, 4), mine.fields.items(), key=lambda item: item[1]
            )
            self._leave_out("fields", len(mine.fields) - len(kept_fields))
            mine.fields = dict(kept_fields)

    def _diagnostics(self, record: Object) -> None:
        found: dict[str, ProblemCount] = {}
        self._missing(dict.fromkeys(missing_titles(record), 1), MISSING_TEXTS)
        for diagnostic in record.get("diagnostics", ()):
            code = _short(diagnostic["code"])
            problem = found.get(code)
            if problem is None:
                example = Example(_short(record["title"]), _short(diagnostic["message"]))
                problem = found[code] = ProblemCount(diagnostic["severity"], 1, 0, [example])
            problem.total += 1
        self._problems("diagnostics", found, CODES)

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


def _short(text: str) -> str:
    """The text, not too long, and such that JSON can hold it."""
    text = text if len(text) <= _TEXT else f"{text[: _TEXT - 1]}…"
    return text.encode("utf-8", "replace").decode()


# --- what is counted ------------------------------------------------------------------------------

_LISTS = (
    "infoboxes",
    "navboxes",
    "categories",
    "references",
    "notices",
    "language_links",
    "external_links",
    "templates",
    "diagnostics",
)
_FACTS = ("abstract", "short_description", "coordinates", "image", "wikidata_id", "entity")
_BLOCKS = {
    "paragraph": "paragraphs",
    "list": "lists",
    "definition_list": "definition lists",
    "table": "tables",
    "quote": "quotations",
    "code": "code blocks",
    "math": "formulas",
    "gallery": "galleries",
    "figure": "figures",
    "extension": "extension tags",
    "template": "templates as blocks",
}


def _parts(record: Object) -> Iterator[tuple[str, int]]:
    """The parts of a record, with the number that it has of each."""
    for name in _LISTS:
        yield name.replace("_", " "), len(record.get(name, ()))
    for name in _FACTS:
        yield name.replace("_", " "), int(record.get(name) is not None)
    yield "citations", sum("citation" in reference for reference in record.get("references", ()))
    yield "infobox fields", sum(len(list(_fields(box))) for box in record.get("infoboxes", ()))
    yield "navbox items", sum(len(group.get("items", ())) for group in _navbox_groups(record))
    counts: dict[str, int] = {}
    sections = 0
    for section in _tree(record.get("sections", ()), "sections"):
        sections += "title" in section
        for block in section.get("blocks", ()):
            counts[block["type"]] = counts.get(block["type"], 0) + 1
    yield "sections", sections
    for kind, count in counts.items():
        yield _BLOCKS.get(kind, kind), count


def _tree(nodes: Sequence[Object], children: str) -> Iterator[Object]:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.get(children, ()))


def _navbox_groups(record: Object) -> Iterator[Object]:
    for box in record.get("navboxes", ()):
        yield from _tree(box.get("groups", ()), "groups")


def _fields(box: Object) -> Iterator[Object]:
    for group in _tree(box.get("groups", ()), "groups"):
        yield from group.get("fields", ())


def _field_names(box: Object) -> set[str]:
    """The parameters of an infobox, or else the labels, each once."""
    names = (field.get("param") or field.get("label") for field in _fields(box))
    return {_short(name) for name in names if name}
