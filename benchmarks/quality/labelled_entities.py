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
from .score import Row, Score, total
from .wikis import DATA, labels, wiki

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
def _names() -> dict[str, list[str]]:
    content = json.loads((DATA / "entity_names.json").read_text(encoding="utf-8"))
    names: dict[str, list[str]] = content["properties"]
    return names


def ours() -> list[JudgedEntity]:
    """Return what our entities of the labelled pages say, from both views where these are there."""
    judged = []
    for label in labels("labelled_entities.jsonl"):
        record = wiki(label["wiki"]).record(label["revision"], rendered=True)
        entities = [record["entity"]] if record.get("entity") else []
        judged.append(judge(label, entities + record.get("more_entities", [])))
    return judged


def judge(label: dict[str, Any], entities: list[dict[str, Any]]) -> JudgedEntity:
    """Compare the entities of a page with its label."""
    given: dict[str, list[dict[str, Any]]] = {}
    scores = {"entity": Score(0, 0, int(bool(entities)), 1)}
    for name, wanted in label["properties"].items():
        values = [
            value
            for entity in entities
            for known in _names()[name]
            for value in entity.get("properties", {}).get(known, ())
        ]
        given[name] = values
        right = any(_says(value, name, wanted) for value in values)
        scores[name] = Score(int(bool(values)), int(right), int(right), 1)
    return JudgedEntity(label, given, scores)


def rows(judged: list[JudgedEntity], program: str = OURS) -> Iterator[Row]:
    """Yield the rows: entities there at all, all properties, and each property."""
    by_name: dict[str, list[Score]] = defaultdict(list)
    for one in judged:
        for name, score in one.scores.items():
            by_name[name].append(score)
    there = total(by_name.pop("entity"))
    yield Row("entities", "pages with one", program, there)
    yield Row("entities", "all properties", program, total(map(total, by_name.values())))
    for name in sorted(by_name):
        yield Row("entities", name, program, total(by_name[name]))


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
    return wanted in shown


def _bare(address: str) -> str:
    return address.partition("://")[2].rstrip("/") or address.replace("-", "").rstrip("/")
