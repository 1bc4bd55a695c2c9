"""A mapping is a value that can be written and read back."""

from __future__ import annotations

import msgspec
import pytest

from wikiextract.map.domains.model import (
    BoxMapping,
    Case,
    Condition,
    ConstantRule,
    MappingSet,
    NodeRule,
    PlaceRule,
    PropertyRule,
    normal_name,
)


@pytest.mark.parametrize(
    ("name", "normal"),
    [("birth_date", "birth date"), (" Born: ", "born"), ("簽署日：", "簽署日"), ("ÉTAT", "état")],
)
def test_parameters_and_labels_are_compared_without_their_dress(name: str, normal: str) -> None:
    assert normal_name(name) == normal


def test_a_mapping_can_be_written_and_read_back() -> None:
    career = NodeRule(
        property="career", key="team", rules=(PropertyRule(property="team", names=("club#",)),)
    )
    mapping = BoxMapping(
        name="Player",
        types=("Player", "Person"),
        boxes=("infobox player",),
        rules=(career, PlaceRule(latitude=("lat",), longitude=("long",))),
        cases=(
            Case(
                condition=Condition(names=("retired",), test="equals", value="yes"),
                rules=(ConstantRule(property="active", value="no"),),
            ),
        ),
    )
    mappings = MappingSet(boxes=(mapping,), superclasses={"Player": ("Person",)})
    assert msgspec.json.decode(msgspec.json.encode(mappings), type=MappingSet) == mappings
