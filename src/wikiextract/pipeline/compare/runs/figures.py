"""The figures of two runs side by side."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.pipeline.reports.shares import number, seconds


class RunFigure(msgspec.Struct, frozen=True):
    """A figure of both runs; None where a run has it not. `unit` is "s", "%" or nothing."""

    name: str
    first: float | None
    second: float | None
    unit: str = ""

    @property
    def shown(self) -> tuple[str, str]:
        """The figure as people read it, of both."""
        return self._text(self.first), self._text(self.second)

    @property
    def difference(self) -> str:
        """The change from the first to the second, with its sign; empty where there is none."""
        if self.first is None or self.second is None or self.first == self.second:
            return ""
        change = self.second - self.first
        sign = "+" if change > 0 else "\N{MINUS SIGN}"
        text = self._text(abs(change))
        return "" if text == self._text(0) else sign + text.replace(" %", " points")

    def _text(self, value: float | None) -> str:
        if value is None:
            return "\N{EN DASH}"
        if self.unit == "s":
            return seconds(value)
        if self.unit == "%":
            return f"{value:.1f} %"
        return number(round(value)) if value == round(value) else f"{value:.1f}"


def figures(first: RunReport, second: RunReport) -> Iterator[RunFigure]:
    """Return what became of the pages of two runs, and how long it took."""
    one, other = first.pages.counts, second.pages.counts
    yield RunFigure("pages read", one.pages, other.pages)
    yield RunFigure("records", one.records, other.records)
    yield RunFigure("failed", one.failed, other.failed)
    yield RunFigure("degraded", one.degraded, other.degraded)
    yield RunFigure("seconds taken", first.seconds, second.seconds, "s")
    yield RunFigure("pages a second", _rate(first), _rate(second))
    yield RunFigure("seconds of pages", first.pages.seconds, second.pages.seconds, "s")


def coverage(first: RunReport, second: RunReport) -> Iterator[RunFigure]:
    """Return the shares of records, other than redirects, that hold each part, in percent."""
    one, other = first.pages.content, second.pages.content
    for name in sorted(one.parts.keys() | other.parts.keys()):
        pages = [each.parts[name].pages if name in each.parts else 0 for each in (one, other)]
        yield RunFigure(name, _percent(pages[0], one.pages), _percent(pages[1], other.pages), "%")
    typed = [_typed(report) for report in (first, second)]
    yield RunFigure("infobox fields with a typed value", typed[0], typed[1], "%")


def _typed(report: RunReport) -> float | None:
    boxes = report.pages.content.infoboxes.values()
    fields = sum(sum(box.fields.values()) for box in boxes)
    return _percent(sum(sum(box.typed.values()) for box in boxes), fields)


def _percent(count: int, whole: int) -> float | None:
    return 100 * count / whole if whole else None


def _rate(report: RunReport) -> float | None:
    return report.pages.counts.pages / report.seconds if report.seconds else None
