"""Mapping pages may be written by anybody: depth, size and work are bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.map.domains.dbpedia.export import folder_of
from tests.work import is_linear
from wikiextract.map.domains.dbpedia.calls import DEEPEST, MOST_CALLS, MOST_CHARACTERS, read_calls
from wikiextract.map.domains.dbpedia.ontology import Ontology, OntologyClass
from wikiextract.map.domains.dbpedia.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{a|b=" * 5000 + "}}" * 5000, f"more than {DEEPEST} deep"),
        ("{{a}}" * (MOST_CALLS + 1), f"more than {MOST_CALLS} calls"),
        ("a" * (MOST_CHARACTERS + 1), f"more than {MOST_CHARACTERS} characters"),
    ],
)
def test_what_is_too_much_is_left_out_and_told(text: str, reason: str) -> None:
    assert reason in read_calls(text).left_out


@pytest.mark.parametrize(
    "piece",
    [
        "{{PropertyMapping | templateProperty = a | ontologyProperty = b }}",
        "{{Condition | mapping = {{TemplateMapping | mapToClass = X",
        "{{a|b={{c|d=",
        "<!-- {{a}}",
        "a = b | c = ",
    ],
)
def test_reading_is_linear(piece: str) -> None:
    assert is_linear(lambda size: read_calls("{{TemplateMapping | mappings = " + piece * size), 200)


def test_classes_that_are_above_themselves_end(tmp_path: Path) -> None:
    classes = {
        "A": OntologyClass(name="A", parents=("B",)),
        "B": OntologyClass(name="B", parents=("A", "B")),
    }
    assert Vocabulary(Ontology(classes), {}).class_types("A") == ("dbo:A", "dbo:B")


def test_a_hostile_page_costs_itself_alone(tmp_path: Path) -> None:
    deep = "{{TemplateMapping | mapToClass = Town | mappings = " + "{{IntermediateNodeMapping |"
    deep += " nodeClass = Person | correspondingProperty = mayor | mappings =" * 3000
    found = folder_of(
        tmp_path, {"Deep": deep, "Box": "{{TemplateMapping | mapToClass = Town}}"}
    ).of("en")
    assert [box.name for box in found.boxes] == ["Box"]
