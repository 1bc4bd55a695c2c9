"""The report of a run: ``report.json`` for programs, ``report.html`` for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from wikiextract.pipeline.block import BlockResult
from wikiextract.pipeline.pages.outcome import BlockReport
from wikiextract.pipeline.reports.content_report import ContentReport, InfoboxCount, ProblemCount
from wikiextract.sinks.partial import PartialFile
from wikiextract.sources import Damage

if TYPE_CHECKING:
    import jinja2

_OUTCOMES = ("record", "reused", "degraded", "failed", "skipped")
_MOST_DAMAGES = 200
_SHOWN_BOXES = 30
_SHOWN_FIELDS = 30
_SHOWN_PARTS = 40
_SHOWN_TEXTS = 20


class DamagedInput(msgspec.Struct, frozen=True):
    """A part of an input that could not be read."""

    where: str
    problem: str


class RunReport(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A run: what it was given, how it went, and what came of its pages.

    `seconds` is the time it took, all its processes side by side; `input_bytes` what was read of
    the inputs, compressed as they are.
    """

    inputs: list[str]
    version: str
    state: str = "finished"
    format: str | None = msgspec.field(default=None, name="form")
    store: str | None = None
    entities: str | None = None
    begun: str | None = None
    finished: str | None = None
    workers: int | None = None
    seconds: float | None = None
    input_bytes: int | None = None
    pages: BlockReport = msgspec.field(default_factory=BlockReport)
    damages: list[DamagedInput] = msgspec.field(default_factory=list)

    def add(self, result: BlockResult) -> None:
        """Add what became of a block; those of a run are added in the order of the dump."""
        self.pages.merge(result.report)
        self.input_bytes = (self.input_bytes or 0) + result.size
        for damage in result.damages:
            self.add_damage(damage)

    def add_damage(self, damage: Damage) -> None:
        """List a place that could not be read, unless the list is full."""
        if len(self.damages) < _MOST_DAMAGES:
            self.damages.append(DamagedInput(*damage.as_failure()))


def write_report(folder: Path, report: RunReport) -> None:
    """Write ``report.json`` and ``report.html`` into the folder, each when it is whole.

    Raises `OutputError` when they cannot be written.
    """
    json = msgspec.json.format(msgspec.json.encode(report)) + b"\n"
    for name, content in (("report.json", json), ("report.html", html_report(report).encode())):
        file = PartialFile(folder / name)
        try:
            file.write(content)
            file.finish(1)
        finally:
            file.abandon()


def html_report(report: RunReport) -> str:
    """The report as one HTML file that needs nothing else. Whatever was read is escaped."""
    content = report.pages.content
    counts = report.pages.counts
    outcomes = msgspec.to_builtins(counts)
    total = counts.pages
    return _template().render(
        report=report,
        content=content,
        total=total,
        facts=list(_facts(report)),
        tiles=list(_tiles(report)),
        outcomes=[_Share.of(name, outcomes[name], total) for name in _OUTCOMES if name in outcomes],
        kinds=_shares(report.pages.kinds, sum(report.pages.kinds.values())),
        parts=_shares({name: part.pages for name, part in content.parts.items()}, content.pages)[
            :_SHOWN_PARTS
        ],
        infoboxes=list(_infoboxes(content)),
        mappings=sorted(report.pages.mappings.items()),
        diagnostics=_by_total(content.diagnostics),
        failures=_by_total(content.failures),
        missing_texts=sorted(content.missing_texts.items(), key=lambda item: (-item[1], item[0]))[
            :_SHOWN_TEXTS
        ],
        durations=_durations(content),
        number=_number,
        seconds=_seconds,
    )


@dataclass(frozen=True)
class _Share:
    """A count of a whole, as a bar shows it: `width` in percent."""

    name: str
    count: int
    width: float
    percent: str

    @classmethod
    def of(cls, name: str, count: int, whole: int) -> _Share:
        part = 100 * count / whole if whole else 0.0
        shown = f"{part:.0f} %" if part >= 10 or part == 0 else f"{part:.1f} %"
        if count and part < 0.1:
            shown = "< 0.1 %"
        return cls(name, count, round(min(part, 100.0), 3), shown)


def _shares(counts: dict[str, int], whole: int) -> list[_Share]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [_Share.of(name, count, whole) for name, count in ordered]


def _infoboxes(content: ContentReport) -> Iterator[tuple[_Share, list[_Share]]]:
    def order(item: tuple[str, InfoboxCount]) -> tuple[int, str]:
        return -item[1].boxes, item[0]

    boxes = sorted(content.infoboxes.items(), key=order)[:_SHOWN_BOXES]
    most = boxes[0][1].boxes if boxes else 0
    for name, box in boxes:
        yield (
            _Share.of(name or "(name not known)", box.boxes, most),
            _shares(box.fields, box.boxes)[:_SHOWN_FIELDS],
        )


def _by_total(problems: dict[str, ProblemCount]) -> list[tuple[str, ProblemCount]]:
    return sorted(problems.items(), key=lambda item: (-item[1].total, item[0]))


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


def _facts(report: RunReport) -> Iterator[tuple[str, str]]:
    """The facts by which a reader knows which run this is."""
    shown = report.inputs[:5]
    more = len(report.inputs) - len(shown)
    yield "Inputs", ", ".join(shown) + (f" and {more} more" if more > 0 else "")
    for name, value in (
        ("Page store", report.store),
        ("Entity store", report.entities),
        ("Format", report.format),
        ("Begun", report.begun),
        ("Finished", report.finished),
        ("Workers", report.workers),
        ("wikiextract", report.version),
    ):
        if value is not None:
            yield name, str(value)


def _tiles(report: RunReport) -> Iterator[tuple[str, str]]:
    """The figures that matter most, as (figure, what it is)."""
    counts = report.pages.counts
    yield _number(counts.pages), "pages read"
    yield _number(counts.records), "records"
    yield _number(counts.failed), "failed"
    if counts.degraded:
        yield _number(counts.degraded), "source view only"
    if report.seconds:
        yield _seconds(report.seconds), "taken"
        rate = counts.pages / report.seconds
        yield _number(round(rate)) if rate >= 10 else f"{rate:.1f}", "pages a second"
        if report.input_bytes:
            yield f"{report.input_bytes / 1e6 / report.seconds:.1f}", "MB of input a second"


def _number(value: int) -> str:
    """A count with its thousands set apart."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _seconds(value: float) -> str:
    if value < 1:
        return f"{value * 1000:.0f} ms"
    if value < 120:
        return f"{value:.1f} s"
    minutes = round(value / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02} min"


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("wikiextract.pipeline.reports") / "data" / "report.html"
    return environment.from_string(source.read_text(encoding="utf-8"))


def merged(reports: Iterable[BlockReport]) -> BlockReport:
    """The reports of blocks, in the order of the dump, as one."""
    whole = BlockReport()
    for report in reports:
        whole.merge(report)
    return whole


def read_report(path: Path) -> RunReport:
    """A ``report.json`` that was written before; raises what msgspec and the system raise."""
    return msgspec.json.decode(path.read_bytes(), type=RunReport)
