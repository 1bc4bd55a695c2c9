"""The measures, each a function that gives rows and what was missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from . import (
    dbpedia_cases,
    held_out,
    labelled_entities,
    labelled_values,
    mediawiki_lists,
    programs,
    structure,
)
from .score import Row


class Measured(NamedTuple):
    """The rows of a measure, and a line for each statement that is wrong or missing."""

    rows: list[Row]
    misses: list[str]


def labelled(*, rendered: bool) -> Measured:
    """Typed values of fields of real wikitext that are labelled."""
    name = "labelled values, both views" if rendered else "labelled values"
    judged = labelled_values.ours(rendered=rendered)
    rows = list(labelled_values.rows(judged, name))
    if not rendered:
        rows += _parameters(judged)
    return Measured(rows, _misses(judged))


def labelled_html() -> Measured:
    """Typed values of fields of rendered pages that are labelled."""
    judged = labelled_values.ours_rendered()
    rows = list(labelled_values.rows(judged, "labelled values, rendered pages"))
    return Measured(rows, _misses(judged))


def kept_aside() -> Measured:
    """Typed values of labels that nothing was mended from."""
    judged = held_out.ours()
    return Measured(list(labelled_values.rows(judged, "held-out values")), _misses(judged))


def _misses(judged: list[labelled_values.Judged]) -> list[str]:
    lines = []
    for one in judged:
        if any(score.is_short for score in one.scores.values()):
            place = [
                one.label.get(key) for key in ("wiki", "page", "param", "text", "label", "nth")
            ]
            said = "no such field" if one.given is None else f"is {_short(one.given)}"
            wanted = f"should be {_short(one.label['values'])}"
            lines.append(" · ".join([*(str(part) for part in place if part), wanted, said]))
    return lines


def _parameters(judged: list[labelled_values.Judged]) -> Iterator[Row]:
    """Yield the rows of peers, and how many labelled fields each has by their names."""
    part = "parameters of boxes"
    yield Row(part, "all", labelled_values.OURS, labelled_values.named(judged))
    for program in (
        programs.MWPARSERFROMHELL,
        programs.WTF_WIKIPEDIA,
        programs.WIKITEXTPROCESSOR,
    ):
        if reason := programs.missing(program):
            yield Row(part, "all", program.name, None, reason)
            continue
        theirs = labelled_values.peers(program)
        yield Row(part, "all", program.name, labelled_values.named(theirs))
        if program is not programs.WIKITEXTPROCESSOR:
            yield from labelled_values.rows(theirs, "labelled values", program.name)


def dbpedia() -> Measured:
    """Typed values of DBpedia's cases."""
    judged = []
    misses = []
    for case in dbpedia_cases.cases():
        values, text = dbpedia_cases.given(case)
        score = dbpedia_cases.judge(case, values, text)
        judged.append((case, score))
        if score.is_short:
            said = _short(values) if values else repr(text)
            misses.append(
                f"{case.parser} {case.language} {case.datatype} · {case.text!r} · "
                f"should be {case.value}, is {said}"
            )
    rows = list(dbpedia_cases.rows(judged))
    for program in (programs.MWPARSERFROMHELL, programs.WTF_WIKIPEDIA):
        if programs.missing(program) is None:
            rows += dbpedia_cases.rows(dbpedia_cases.peers(program), program.name)
    return Measured(rows, misses)


def entities(*, given_mappings: bool) -> Measured:
    """Entities of pages that are labelled."""
    judged = labelled_entities.ours(given_mappings=given_mappings)
    misses = [
        f"{one.label['wiki']} · {one.label['page']} · {name} · should be "
        f"{one.label['properties'][name]}, is {_said(one.given[name])}"
        for one in judged
        for name, score in one.scores.items()
        if score.is_short and name in one.given
    ]
    name = "entities, with DBpedia's mappings" if given_mappings else "entities"
    rows = list(labelled_entities.rows(judged, name))
    persons = [one for one in judged if one.label["type"] == "Person"]
    rows += _persons(persons) if not given_mappings else ()
    return Measured(rows, misses)


def _persons(judged: list[labelled_entities.JudgedEntity]) -> Iterator[Row]:
    """Yield the rows of persons alone, of whom a peer knows something."""
    measure, program = "entities of persons", programs.WTF_WIKIPEDIA
    yield from labelled_entities.rows(judged, measure)
    if reason := programs.missing(program):
        yield Row(measure, "all properties", program.name, None, reason)
    else:
        theirs = labelled_entities.peers(program)
        yield from labelled_entities.rows(theirs, measure, program.name)


def _said(values: list[dict[str, Any]]) -> str:
    """Return the values of a property as texts, with the dates and numbers that were read."""
    parts = []
    for value in values:
        typed = value.get("typed") or {}
        read = next((typed[key] for key in ("edtf", "number", "value") if key in typed), None)
        parts.append(f"{value.get('text')!r}" + (f" ({read})" if read is not None else ""))
    return "[" + "; ".join(parts) + "]"


def _short(values: object) -> str:
    if not isinstance(values, list | tuple):
        return str(values)
    parts = []
    for value in values:
        shown = {k: v for k, v in value.items() if k not in ("text", "from", "start", "end")}
        parts.append(" ".join(f"{k}={v}" for k, v in shown.items()).replace("kind=", ""))
    return "[" + "; ".join(parts) + "]"


MEASURES: Mapping[str, Callable[[], Measured]] = {
    "values": lambda: labelled(rendered=False),
    "values-both": lambda: labelled(rendered=True),
    "values-rendered": labelled_html,
    "values-held-out": kept_aside,
    "dbpedia": dbpedia,
    "entities": lambda: entities(given_mappings=False),
    "entities-dbpedia": lambda: entities(given_mappings=True),
    "fields": lambda: Measured(list(structure.fields()), []),
    "lists": lambda: Measured(list(structure.lists()), []),
    "articles": lambda: Measured(list(mediawiki_lists.rows()), []),
    "tables": lambda: Measured(list(structure.tables()), []),
}
"""By the name that the command line knows."""
