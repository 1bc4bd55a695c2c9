"""Typed values of real fields against what people say that these state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .matching import Typed, matches, without_repeats
from .programs import Program, readings
from .readings import fields_of, typed_under
from .rendered_pages import rendered_pages
from .score import Row, Score, total
from .wikis import labels, wiki

OURS = "wikiextract"


class Judged(NamedTuple):
    """A label beside what a program gave for its field; None: the program has no such field."""

    label: dict[str, Any]
    given: list[Typed] | None
    scores: dict[str, Score]
    """By kind; "nothing" is that of fields that state no value."""


def judge(label: dict[str, Any], given: list[Typed] | None) -> Judged:
    """Compare the values given for a field with the label's."""
    left = without_repeats(given or ())
    given_count = dict.fromkeys((value["kind"] for value in left), 0)
    scores: dict[str, Score] = defaultdict(Score)
    for wanted in label["values"]:
        kind, needed = wanted["kind"], not wanted.get("optional", False)
        hit = next((value for value in left if matches(value, wanted)), None)
        if hit is not None:
            left.remove(hit)
            scores[kind] = scores[kind].plus(Score(1, 1, int(needed), int(needed)))
        else:
            scores[kind] = scores[kind].plus(Score(0, 0, 0, int(needed)))
        for part, score in _as_of(wanted, hit, left):
            scores[part] = scores[part].plus(score)
    for value in left:
        scores[value["kind"]] = scores[value["kind"]].plus(Score(given=1))
    if not label["values"]:
        silent = int(not given_count)
        scores["nothing"] = Score(0, 0, silent, 1)
    return Judged(label, given, dict(scores))


def _as_of(wanted: Typed, hit: Typed | None, left: list[Typed]) -> Iterator[tuple[str, Score]]:
    """The date that a value is stated for may stand with the value, or as a date beside it."""
    if "as_of" not in wanted:
        return
    date = {"kind": "date", "edtf": wanted["as_of"]}
    beside = next((value for value in left if matches(value, date)), None)
    if beside is not None:
        left.remove(beside)
    said = hit is not None and "as_of" in hit
    needed = int("as_of_unsaid" not in wanted)
    if said or beside is not None:
        yield "as of", Score(1, 1, needed, needed)
    else:
        yield "as of", Score(0, 0, 0, needed)


def ours(*, rendered: bool) -> list[Judged]:
    """Return what our records of the labelled pages say.

    With `rendered`, of both views and only for the fields that these show.
    """
    judged = []
    records: dict[tuple[str, int], dict[str, list[Typed]]] = {}
    for label in labels("labelled_values.jsonl"):
        name, revision = label["wiki"], label["revision"]
        if rendered and not wiki(name).is_rendered:
            continue
        if (name, revision) not in records:
            records[name, revision] = values_by_param(
                wiki(name).record(revision, rendered=rendered)
            )
        given = records[name, revision].get(label["param"])
        if rendered and given is None:
            continue
        judged.append(judge(label, given))
    return judged


def ours_rendered() -> list[Judged]:
    """Return what our records of rendered pages say, which have labels in place of parameters."""
    fields: dict[str, dict[str, list[list[Typed]]]] = {}
    for page in rendered_pages():
        by_label = fields.setdefault(page.name, {})
        for field in fields_of(page.record):
            values = list(typed_under(field["value"]))
            by_label.setdefault(field.get("label") or "", []).append(values)
    judged = []
    for label in labels("labelled_rendered_values.jsonl"):
        found = fields[label["page"]].get(label["label"], [])
        number = label.get("nth", 0)
        judged.append(judge(label, found[number] if number < len(found) else None))
    return judged


def peers(program: Program) -> list[Judged]:
    """Return what a program says of the labelled fields; it must be there."""
    wanted = labels("labelled_values.jsonl")
    pages = {}
    for label in wanted:
        page = wiki(label["wiki"]).pages[label["revision"]]
        pages[_page_id(label)] = {
            "id": _page_id(label),
            "title": page.title,
            "wikitext": page.wikitext,
            "language": label["language"],
        }
    said = readings(program, list(pages.values()))
    fields: dict[tuple[str, str], list[Typed]] = {}
    for name, one in said.items():
        for field in one.get("fields", ()):
            fields.setdefault((name, _folded(field["name"])), []).extend(field["typed"])
    return [
        judge(label, fields.get((_page_id(label), _folded(label["param"])))) for label in wanted
    ]


def named(judged: Sequence[Judged]) -> Score:
    """Return how many of the labelled fields a program has by their names."""
    found = sum(one.given is not None for one in judged)
    return Score(0, 0, found, len(judged))


def _page_id(label: dict[str, Any]) -> str:
    return f"{label['wiki']} {label['revision']}"


def _folded(name: str) -> str:
    return name.replace("_", " ").casefold()


def values_by_param(record: dict[str, Any]) -> dict[str, list[Typed]]:
    """Return the typed values of a record's fields, by the parameters that they come from."""
    fields: dict[str, list[Typed]] = {}
    for field in fields_of(record):
        if (param := field.get("param")) is not None:
            fields.setdefault(param, []).extend(typed_under(field.get("value")))
    return fields


def rows(judged: Sequence[Judged], measure: str, program: str = OURS) -> Iterator[Row]:
    """Yield the rows of a program: all, by kind, and by language."""
    yield Row(measure, "all", program, total(score for one in judged for score in _values(one)))
    by_kind: dict[str, list[Score]] = defaultdict(list)
    by_language: dict[str, list[Score]] = defaultdict(list)
    for one in judged:
        by_language[one.label["language"]] += _values(one)
        for kind, score in one.scores.items():
            by_kind[kind].append(score)
    for kind in sorted(by_kind):
        yield Row(measure, kind, program, total(by_kind[kind]))
    for language in sorted(by_language):
        yield Row(measure, language, program, total(by_language[language]))


def _values(one: Judged) -> list[Score]:
    return [score for kind, score in one.scores.items() if kind != "nothing"]
