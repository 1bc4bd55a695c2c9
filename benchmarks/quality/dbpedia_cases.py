"""DBpedia's cases for parsers of values, each put into an infobox.

The value of a case is what DBpedia's own test expects. Two ways of writing are told apart from
other readings: years before our era are astronomical in ISO 8601-2 (20 BC is -0019), and a day
without a year begins with ``XXXX``. What else we read otherwise on purpose is listed, with the
reason, in `data/dbpedia_cases.json`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from wikiextract.map.values import ValueContext, read_values
from wikiextract.read.wikitext import read_source
from wikiextract.record import to_article, to_json
from wikiextract.site import Site
from wikiextract.sources.page import Page

from .matching import Typed, close, matches, seconds_said
from .programs import Program, readings
from .readings import fields_of, text_of, typed_under
from .score import Row, Score, total
from .wikis import DATA, SHARED

CASES = SHARED / "data" / "values" / "dbpedia-value-parsers.jsonl"
OURS = "wikiextract"
_ABOUT = re.compile("approximatelyEqualTo")
_CLOSE = 1e-4


class Case(NamedTuple):
    """A text, its language, what it is read as, and what DBpedia expects (None: nothing)."""

    parser: str
    language: str
    datatype: str
    text: str
    value: str | None

    @property
    def param(self) -> str:
        """The parameter of the box that the text is put into."""
        names: dict[str, str] = told()["parameters"]
        return names.get(f"{self.parser} {self.datatype}", names.get(self.parser, "value"))

    @property
    def wikitext(self) -> str:
        """The box."""
        return f"{{{{Infobox thing\n| name = It\n| {self.param} = {self.text}\n}}}}\n"


@cache
def told() -> dict[str, Any]:
    """Return what is known of the cases besides them."""
    known: dict[str, Any] = json.loads((DATA / "dbpedia_cases.json").read_text(encoding="utf-8"))
    return known


def cases() -> list[Case]:
    """Return the cases, in the order of their file."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        *head, text = case["arguments"]
        language = head[0] if head else ""
        datatype = head[1] if len(head) > 1 else ""
        found.append(Case(case["parser"], language, datatype, text, case["value"]))
    return found


def given(case: Case) -> tuple[list[Typed], str]:
    """Return the typed values that our record of a case has, and the text of its field.

    Where the case says the kind or the unit that a mapping would, it is read with that.
    """
    if case.parser == "BooleanParser" or case.datatype in told()["mapped_units"]:
        context = ValueContext(
            case.language or "en",
            expected="boolean" if case.parser == "BooleanParser" else None,
            unit=told()["mapped_units"].get(case.datatype),
        )
        read = read_values(case.text.strip(), context).values
        return [msgspec.to_builtins(value) for value in read], case.text
    site = Site.bundled(f"{case.language or 'en'}wiki")
    page = Page(title="It", where="case", wikitext=case.wikitext)
    document = read_source(case.wikitext, site=site, title=page.title)
    record = json.loads(to_json(to_article(document, page, site)))
    for field in fields_of(record):
        if field.get("param") == case.param:
            return list(typed_under(field["value"])), text_of(field["value"])
    return [], ""


def peers(program: Program) -> list[tuple[Case, Score]]:
    """Return what a program says of the cases; it must be there."""
    wanted = cases()
    pages = [
        {"id": number, "title": "It", "wikitext": case.wikitext, "language": case.language or "en"}
        for number, case in enumerate(wanted)
    ]
    said = readings(program, pages)
    judged = []
    for number, case in enumerate(wanted):
        fields = [f for f in said[number].get("fields", ()) if f["name"] == case.param]
        values = [value for field in fields for value in field["typed"]]
        text = fields[0]["text"] if fields else ""
        judged.append((case, judge(case, values, text)))
    return judged


def judge(case: Case, values: list[Typed], text: str) -> Score:
    """Return the score of what was given for a case."""
    wanted = case.value
    for other in told()["otherwise"]:
        if (case.parser, case.text) == (other["parser"], other["text"]):
            wanted = other["value"]
    kinds = _KINDS[case.parser]
    said = [value for value in values if value["kind"] in kinds]
    if wanted is None:
        return Score(given=min(len(said), 1))
    if case.parser == "FlagTemplateParser":
        right = text.strip() == wanted
        return Score(int(bool(text)), int(right), int(right), 1)
    right = any(_says(value, case, wanted) for value in said)
    return Score(int(bool(said)), int(right), int(right), 1)


def _says(value: Typed, case: Case, wanted: str) -> bool:
    if case.parser == "DateTimeParser":
        return matches(value, {"kind": "date", "edtf": _edtf(wanted)})
    if case.parser == "GeoCoordinateParser":
        latitude, longitude = map(float, wanted.split(","))
        label = {"kind": "coordinates", "latitude": latitude, "longitude": longitude}
        return matches(value, label)
    if case.parser == "BooleanParser":
        return bool(value["boolean"] is (wanted == "true"))
    if case.parser == "LinkParser":
        return bool(value["value"] == wanted)
    if case.parser == "SingleGeoCoordinateParser":
        degrees = (value.get(name) for name in ("latitude", "longitude", "number"))
        return any(close(one, float(wanted), _CLOSE) for one in degrees if one is not None)
    number = told()["computed"].get(case.text) or float(_ABOUT.sub("", wanted))
    if value["kind"] == "duration":
        return close(seconds_said(value), number, _CLOSE)
    if value["kind"] == "money":
        return close(value.get("amount"), number)
    if value["kind"] == "quantity":
        factor = told()["factors"].get(case.datatype, 1)
        return close(value.get("si_number"), number * factor, _CLOSE)
    return close(value.get("number"), number)


def _edtf(date: str) -> str:
    if date.startswith("--"):
        return f"XXXX{date[1:]}"
    year, rest = date[:5], date[5:]
    return f"{int(year) + 1:05d}{rest}" if date.startswith("-") else date


_KINDS = {
    "DateTimeParser": {"date"},
    "UnitValueParser": {"quantity", "duration", "money"},
    "IntegerParser": {"number"},
    "GeoCoordinateParser": {"coordinates"},
    "SingleGeoCoordinateParser": {"coordinates", "quantity"},
    "BooleanParser": {"boolean"},
    "FlagTemplateParser": set(),
    "LinkParser": {"url"},
}


def rows(judged: list[tuple[Case, Score]], program: str = OURS) -> Iterator[Row]:
    """Yield the rows of a program: all, by parser, and by parser and language."""
    measure = "DBpedia's value cases"
    by_part: dict[str, list[Score]] = defaultdict(list)
    for case, score in judged:
        by_part["all"].append(score)
        by_part[case.parser].append(score)
        if case.language:
            by_part[f"{case.parser}, {case.language}"].append(score)
    for part, scores in by_part.items():
        yield Row(measure, part, program, total(scores))
