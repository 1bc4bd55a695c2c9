"""What a run's records hold, added up in blocks."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from tests.sinks.records import article, fixture_line
from wikiextract.nodes import Diagnostic, Field, FieldGroup, Infobox, PageEntity, Value, Where
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.reports import content_report
from wikiextract.pipeline.reports.content_report import ContentReport
from wikiextract.pipeline.reports.counted import BlameCount, WikiCount
from wikiextract.record import to_json


def record(title: str, *, box: str = "Infobox x", **parts: Any) -> dict[str, Any]:
    fields = tuple(Field(param=name, value=Value()) for name in parts.pop("fields", ("name",)))
    infobox = Infobox(name=box, groups=(FieldGroup(fields=fields),))
    made = article(title=title, infoboxes=(infobox,), **parts)
    return dict(json.loads(to_json(made)))


def report_of(*records: dict[str, Any]) -> ContentReport:
    report = ContentReport()
    for each in records:
        report.add_record(each)
    return report


def test_the_bundled_article() -> None:
    report = report_of(json.loads(fixture_line()))
    counted = {name: part.total for name, part in report.parts.items()}
    assert counted["infobox fields"] == 5
    assert counted["navboxes"] == 2
    assert counted["navbox items"] > 50
    assert counted["sections"] >= 2
    assert (report.pages, report.views) == (1, {"html": 1})


def test_fields_of_an_infobox_are_counted_once_a_box() -> None:
    report = report_of(record("A", fields=("name", "born", "born")), record("B", fields=("name",)))
    assert report.infoboxes["Infobox x"].boxes == 2
    assert report.infoboxes["Infobox x"].fields == {"name": 2, "born": 1}


def test_redirects_do_not_lower_the_coverage() -> None:
    report = report_of(record("A"), {**record("B"), "kind": "redirect"})
    assert report.pages == 1


def test_diagnostics_count_pages_and_keep_the_first_examples() -> None:
    twice = tuple(Diagnostic(code="odd", message=f"m{n}") for n in range(2))
    report = report_of(*(record(f"P{number}", diagnostics=twice) for number in range(5)))
    problem = report.diagnostics["odd"]
    assert (problem.pages, problem.total, problem.severity) == (5, 10, "warning")
    assert [example.title for example in problem.examples] == ["P0", "P1", "P2"]


def test_fields_with_typed_values_are_counted() -> None:
    one = record("A", fields=("born", "name"))
    one["infoboxes"][0]["groups"][0]["fields"][0]["value"] = {"text": "x", "typed": [{}]}
    other = record("B", fields=("born",))
    other["infoboxes"][0]["groups"][0]["fields"][0]["value"] = {"items": [{"typed": [{}]}]}
    report = report_of(one, other, record("C", fields=("born",)))
    assert report.infoboxes["Infobox x"].fields == {"born": 3, "name": 1}
    assert report.infoboxes["Infobox x"].typed == {"born": 2}


def test_classes_are_counted_once_a_record() -> None:
    entity = PageEntity(types=("Person", "Artist"), label="A")
    made = record("A", entity=entity, more_entities=(entity,))
    assert report_of(made, record("B")).classes == {"Person": 1, "Artist": 1}


def test_templates_are_blamed_by_code_once_a_record() -> None:
    def odd(code: str, template: str | None, message: str = "m") -> Diagnostic:
        return Diagnostic(code=code, message=message, where=Where(template=template))

    report = report_of(
        record("A", diagnostics=(odd("x", "T"), odd("x", "T", "n"), odd("y", "T"), odd("z", None))),
        record("B", diagnostics=(odd("x", "T"), odd("x", "U"), *missing("V"))),
    )
    assert report.templates == {
        "T": BlameCount(2, {"x": 2, "y": 1}),
        "U": BlameCount(1, {"x": 1}),
    }


def test_the_wikis_of_records_are_known_with_the_addresses_of_their_pages() -> None:
    url = "https://x.org/w/A/B_%C3%A9"
    report = report_of(
        record("A/B é", site="xwiki", url=url),
        record("C", site="xwiki", url="https://x.org/w/index.php?oldid=1"),
        record("D", site="ywiki", url="https://y.org/index.php?title=D"),
        record("E"),
    )
    assert report.wikis == {
        "xwiki": WikiCount(2, "https://x.org/w/$1"),
        "ywiki": WikiCount(1, "https://y.org/index.php?title=$1"),
        "": WikiCount(1),
    }


def missing(*titles: str) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(code="text-not-stored", message=f"No {title}.", where=Where(template=title))
        for title in titles
    )


def test_missing_texts_are_listed_with_how_many_records_lack_them() -> None:
    one = report_of(
        record("P", diagnostics=missing("A", "B")), record("Q", diagnostics=missing("A"))
    )
    assert one.missing_texts == {"A": 2, "B": 1}
    one.merge(report_of(record("R", diagnostics=missing("C", "A"))))
    assert one.missing_texts == {"A": 3, "B": 1, "C": 1}
    other = (Diagnostic(code="missing-template", message="m", where=Where(template="D")),)
    assert report_of(record("S", diagnostics=other)).missing_texts == {}


def test_of_missing_texts_so_many_are_listed_and_the_others_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(content_report, "MISSING_TEXTS", 2)
    report = report_of(record("P", diagnostics=missing("A", "B", "C", "A", "D")))
    assert report.missing_texts == {"A": 1, "B": 1}
    assert report.left_out == {"missing_texts": 2}


def outcomes(report: BlockReport, count: int, offset: int = 0) -> None:
    for number in range(offset, offset + count):
        made = record(f"P{number}", box=f"Box {number % 7}", fields=(f"f{number % 3}",))
        outcome = PageOutcome(title=f"P{number}", where="", outcome="record", seconds=number / 100)
        report.add(outcome, made)


def test_blocks_added_up_are_like_one_block() -> None:
    whole, parts = BlockReport(), BlockReport()
    outcomes(whole, 40)
    for offset in (0, 10, 30):
        block = BlockReport()
        outcomes(block, {0: 10, 10: 20, 30: 10}[offset], offset)
        parts.merge(msgspec.json.decode(msgspec.json.encode(block), type=BlockReport))
    assert parts.content.slowest[:10] == whole.content.slowest
    parts.content.slowest = whole.content.slowest = []
    assert parts.content == whole.content
    assert parts.kinds == {"article": 40}
    assert parts.seconds == pytest.approx(whole.seconds)


def test_failures_are_counted_by_code() -> None:
    report = BlockReport()
    for number in range(4):
        report.add(
            PageOutcome(title=f"P{number}", where="", outcome="failed", code="page-timeout",
                        reason="it took long", seconds=60),
            None,
        )  # fmt: skip
    report.add(PageOutcome(title="S", where="", outcome="skipped"), None)
    assert report.counts == Counts(failed=4, skipped=1)
    failure = report.content.failures["page-timeout"]
    assert (failure.total, len(failure.examples)) == (4, 3)
    assert sum(report.content.durations.values()) == 4


def test_a_report_stays_small_whatever_the_pages_are() -> None:
    whole = ContentReport()
    for block in range(20):
        report = ContentReport()
        for number in range(300):
            many = tuple(f"{number}-{index}{'f' * 500}" for index in range(5))
            made = record(
                "T" * 9000, box=f"{block}-{number}{'b' * 500}", fields=many,
                diagnostics=(
                    Diagnostic(code=f"c{block}-{number}", message="m" * 9000,
                               where=Where(template=f"{block}-{number}{'t' * 500}")),
                ),
                entity=PageEntity(types=(f"{number}{'e' * 500}", "Thing")),
                site=f"{number}{'s' * 500}",
            )  # fmt: skip
            report.add_record(made)
            report.add_page("T" * 9000, number)
        assert len(msgspec.json.encode(report)) < 200_000
        whole.merge(report)
    assert len(whole.infoboxes) <= 20 * content_report.INFOBOXES
    assert len(whole.diagnostics) <= 10 * content_report.CODES
    assert whole.left_out["infoboxes"] > 0
    assert len(msgspec.json.encode(whole)) < 2_000_000


def test_common_names_outlast_rare_ones() -> None:
    report = ContentReport()
    for number in range(1000):
        report.add_record(record(f"P{number}", box="Common" if number % 2 else f"Rare {number}"))
    assert report.infoboxes["Common"].boxes == 500
