"""The report of a run as a page for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from wikiextract.pipeline.reports.content_report import ContentReport
from wikiextract.pipeline.reports.counted import BlameCount, InfoboxCount, ProblemCount
from wikiextract.pipeline.reports.links import Links, WikiLinks
from wikiextract.pipeline.reports.record_parts import field_facet
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.pipeline.reports.shares import Share, number, seconds, shares
from wikiextract.pipeline.reports.styled import styled

_OUTCOMES = ("record", "reused", "degraded", "failed", "skipped")
_SHOWN_BOXES = 30
_SHOWN_FIELDS = 30
_SHOWN_PARTS = 40
_SHOWN_TEXTS = 20
_SHOWN_TEMPLATES = 30
_SHOWN_CLASSES = 30
_SHOWN_WIKIS = 5
_BLAMED = 5


def html_report(report: RunReport, links: Links | None = None) -> str:
    """Return the report as one HTML file that needs nothing else. Whatever was read is escaped.

    `links` say where titles, templates and names lead; by default to the wiki.
    """
    content = report.pages.content
    counts = report.pages.counts
    outcomes = msgspec.to_builtins(counts)
    wiki = next(iter(content.wikis)) if len(content.wikis) == 1 else ""
    parts = shares({name: part.pages for name, part in content.parts.items()}, content.pages)
    missing = sorted(content.missing_texts.items(), key=lambda item: (-item[1], item[0]))
    return styled(
        "report.html",
        report=report,
        title="Report of a run" + (f": {wiki}" if wiki else ""),
        content=content,
        links=links or WikiLinks(content.wikis),
        facts=list(_facts(report)),
        tiles=list(_tiles(report)),
        outcomes=[
            Share.of(name, outcomes[name], counts.pages) for name in _OUTCOMES if name in outcomes
        ],
        kinds=shares(report.pages.kinds, sum(report.pages.kinds.values())),
        parts=parts[:_SHOWN_PARTS],
        infoboxes=list(_infoboxes(content)),
        classes=shares(content.classes, content.pages)[:_SHOWN_CLASSES],
        mappings=sorted(report.pages.mappings.items()),
        diagnostics=_by_total(content.diagnostics),
        blamed=_blamed(content),
        templates=_templates(content),
        failures=_by_total(content.failures),
        missing_texts=missing[:_SHOWN_TEXTS],
        durations=_durations(content),
    )


@dataclass(frozen=True)
class _FieldShare:
    """A field of an infobox: how many boxes have it, of how many of these its value is typed."""

    facet: str
    share: Share
    typed: Share
    typed_width: float


@dataclass(frozen=True)
class _BoxShare:
    """An infobox: its share of the one most used, the share of typed fields, and the fields."""

    name: str
    share: Share
    typed: Share
    fields: list[_FieldShare]


def _infoboxes(content: ContentReport) -> Iterator[_BoxShare]:
    def order(item: tuple[str, InfoboxCount]) -> tuple[int, str]:
        return -item[1].boxes, item[0]

    boxes = sorted(content.infoboxes.items(), key=order)[:_SHOWN_BOXES]
    most = boxes[0][1].boxes if boxes else 0
    for name, box in boxes:
        typed = Share.of("typed", sum(box.typed.values()), sum(box.fields.values()))
        yield _BoxShare(name, Share.of(name, box.boxes, most), typed, list(_fields(name, box)))


def _fields(name: str, box: InfoboxCount) -> Iterator[_FieldShare]:
    for share in shares(box.fields, box.boxes)[:_SHOWN_FIELDS]:
        count = box.typed.get(share.name, 0)
        typed = Share.of("typed", count, share.count)
        width = Share.of("typed", count, box.boxes).width
        yield _FieldShare(field_facet(name, share.name), share, typed, width)


def _by_total(problems: dict[str, ProblemCount]) -> list[tuple[str, ProblemCount]]:
    return sorted(problems.items(), key=lambda item: (-item[1].total, item[0]))


def _templates(content: ContentReport) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """The templates to blame, each with its diagnostics by code, the most frequent first."""

    def order(item: tuple[str, BlameCount]) -> tuple[int, str]:
        return -item[1].pages, item[0]

    found = sorted(content.templates.items(), key=order)[:_SHOWN_TEMPLATES]
    return [(name, one.pages, _most(one.codes)) for name, one in found]


def _blamed(content: ContentReport) -> dict[str, list[tuple[str, int]]]:
    """Of each code the templates that gave it most often."""
    found: dict[str, dict[str, int]] = {}
    for template, one in content.templates.items():
        for code, pages in one.codes.items():
            found.setdefault(code, {})[template] = pages
    return {code: _most(counts)[:_BLAMED] for code, counts in found.items()}


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True)
class _Column:
    """A column of a histogram: its label, count, and height in percent of the highest."""

    label: str
    count: int
    height: float


def _durations(content: ContentReport) -> list[_Column]:
    counts = content.durations
    if not counts:
        return []
    highest = max(counts.values())
    return [
        _Column(
            _duration(bucket),
            counts.get(bucket, 0),
            round(100 * counts.get(bucket, 0) / highest, 2),
        )
        for bucket in range(min(counts), max(counts) + 1)
    ]


def _duration(bucket: int) -> str:
    if bucket < 0:
        return "< 1 ms"
    milliseconds = 1 << bucket
    return f"{milliseconds} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.0f} s"


def _facts(report: RunReport) -> Iterator[tuple[str, str, str | None]]:
    """The facts by which a reader knows which run this is, some with an address."""
    wikis = sorted(report.pages.content.wikis.items(), key=lambda item: -item[1].records)
    for name, wiki in wikis[:_SHOWN_WIKIS]:
        host = wiki.address.partition("$1")[0] if wiki.address else None
        count = f" ({number(wiki.records)} records)" if len(wikis) > 1 else ""
        yield "Wiki", f"{name or host or 'not known'}{count}", host
    if len(wikis) > _SHOWN_WIKIS:
        yield "Wiki", f"and {len(wikis) - _SHOWN_WIKIS} more", None
    shown = report.inputs[:5]
    more = len(report.inputs) - len(shown)
    yield "Inputs", ", ".join(shown) + (f" and {more} more" if more > 0 else ""), None
    for name, value in (
        ("Page store", report.store),
        ("Entity store", report.entities),
        ("Parts", ", ".join(report.parts) if report.parts is not None else None),
        ("Format", report.format),
        ("Begun", report.begun),
        ("Finished", report.finished),
        ("Workers", report.workers),
        ("wikiextract", report.version),
    ):
        if value is not None:
            yield name, str(value), None


def _tiles(report: RunReport) -> Iterator[tuple[str, str]]:
    """The figures that matter most, as (figure, what it is)."""
    counts = report.pages.counts
    yield number(counts.pages), "pages read"
    yield number(counts.records), "records"
    yield number(counts.failed), "failed"
    if counts.degraded:
        yield number(counts.degraded), "source view only"
    if report.seconds:
        yield seconds(report.seconds), "taken"
        rate = counts.pages / report.seconds
        yield number(round(rate)) if rate >= 10 else f"{rate:.1f}", "pages a second"
        megabytes = (report.input_bytes or 0) / 1e6 / report.seconds
        if megabytes >= 0.05:
            yield f"{megabytes:.1f}", "MB of input a second"
