"""Entities of real pages against what is labelled of them.

A label is a page's type and some of its properties, each with one value: a number (areas in square
kilometres, heights in metres), a date, a place, or the name of something, by its page or as it is
shown. A property of ours that the label names is right where one of its values says so. Other
properties are not judged.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from .matching import close, matches
from .programs import Program, readings
from .score import Row, Score, total
from .wikis import DATA, MAPPINGS, labels, wiki

OURS = "wikiextract"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PLACE = re.compile(r"-?[\d.]+,-?[\d.]+")
_SI_FACTORS = {"area": 1e6}


class JudgedEntity(NamedTuple):
    """A label, what was found of each of its properties, and their scores."""

    label: dict[str, Any]
    given: dict[str, list[dict[str, Any]]]
    scores: dict[str, Score]


@cache
def _names(part: str) -> dict[str, list[str]]:
    content = json.loads((DATA / "entity_names.json").read_text(encoding="utf-8"))
    names: dict[str, list[str]] = content[part]
    return names


def ours(*, given_mappings: bool) -> list[JudgedEntity]:
    """Return what our entities of the labelled pages say, from both views where these are there.

    With `given_mappings`, by DBpedia's mappings as well, and of the wikis alone that have some.
    """
    judged = []
    for label in labels("labelled_entities.jsonl"):
        name = label["wiki"]
        if (
            given_mappings
            and not (MAPPINGS / f"Mapping_{name.removesuffix('wiki')}.xml.xz").exists()
        ):
            continue
        record = wiki(name).record(label["revision"], rendered=True, given_mappings=given_mappings)
        entities = [record["entity"]] if record.get("entity") else []
        judged.append(judge(label, entities + record.get("more_entities", [])))
    return judged


def peers(program: Program) -> list[JudgedEntity]:
    """Return what a program says of the labelled persons; it must be there."""
    persons = [one for one in labels("labelled_entities.jsonl") if one["type"] == "Person"]
    pages = [
        {
            "id": one["revision"],
            "title": one["page"],
            "wikitext": wiki(one["wiki"]).pages[one["revision"]].wikitext,
            "language": one["wiki"].removesuffix("wiki"),
        }
        for one in persons
    ]
    said = readings(program, pages)
    judged = []
    for label in persons:
        facts = said[label["revision"]].get("person", {})
        properties = {name: [_value(name, text)] for name, text in facts.items() if text}
        judged.append(judge(label, [{"properties": properties}] if properties else []))
    return judged


def _value(name: str, text: str) -> dict[str, Any]:
    typed = {"typed": {"kind": "date", "edtf": text}} if name.endswith("Date") else {}
    return {"text": text, **typed}


def judge(label: dict[str, Any], entities: list[dict[str, Any]]) -> JudgedEntity:
    """Compare the entities of a page with its label."""
    given: dict[str, list[dict[str, Any]]] = {}
    scores = {"entity": Score(0, 0, int(bool(entities)), 1), "type": _type_score(label, entities)}
    for name, wanted in label["properties"].items():
        values = [
            value
            for entity in entities
            for known in _names("properties")[name]
            for value in entity.get("properties", {}).get(known, ())
        ]
        given[name] = values
        right = any(_says(value, name, wanted) for value in values)
        scores[name] = Score(int(bool(values)), int(right), int(right), 1)
    return JudgedEntity(label, given, scores)


def _type_score(label: dict[str, Any], entities: list[dict[str, Any]]) -> Score:
    types = {name for entity in entities for name in entity.get("types", ())}
    right = int(not types.isdisjoint(_names("types").get(label["type"], [label["type"]])))
    return Score(int(bool(types)), right, right, 1)


def rows(judged: list[JudgedEntity], measure: str, program: str = OURS) -> Iterator[Row]:
    """Yield the rows: entities there at all, all properties, and each property."""
    by_name: dict[str, list[Score]] = defaultdict(list)
    for one in judged:
        for name, score in one.scores.items():
            by_name[name].append(score)
    yield Row(measure, "pages with one", program, total(by_name.pop("entity")))
    yield Row(measure, "its type", program, total(by_name.pop("type")))
    yield Row(measure, "all properties", program, total(map(total, by_name.values())))
    for name in sorted(by_name):
        yield Row(measure, name, program, total(by_name[name]))


def _says(value: dict[str, Any], name: str, wanted: str) -> bool:
    typed = value.get("typed") or {}
    if typed.get("kind") == "date":
        return matches(typed, {"kind": "date", "edtf": wanted})
    if _PLACE.fullmatch(wanted):
        latitude, longitude = map(float, wanted.split(","))
        return typed.get("kind") == "coordinates" and matches(
            typed, {"kind": "coordinates", "latitude": latitude, "longitude": longitude}
        )
    if typed.get("kind") == "duration":
        return matches(typed, {"kind": "duration", "duration": wanted})
    if typed.get("kind") in ("identifier", "url"):
        return _bare(typed["value"]) == _bare(wanted)
    if _NUMBER.fullmatch(wanted) and "number" in typed:
        number = float(wanted)
        si_number = typed.get("si_number")
        return close(typed["number"], number) or close(
            si_number, number * _SI_FACTORS.get(name, 1), 1e-4
        )
    shown = (value.get("text") or "", (value.get("link") or {}).get("target") or "")
    return any(_is_name(one, wanted) for one in shown)


def _is_name(shown: str, wanted: str) -> bool:
    """A name may be followed by where it is: "Paris, France"."""
    return shown.startswith((f"{wanted},", f"{wanted} (")) or _bare(shown) == _bare(wanted)


def _bare(address: str) -> str:
    return address.partition("://")[2].rstrip("/") or address.replace("-", "").rstrip("/")
