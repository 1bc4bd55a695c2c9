"""What a narrower property says is not said again by a wider one."""

from __future__ import annotations

from tests.map.domains.boxes import described, found, infobox, texts, value
from wikiextract.map.domains.model import BoxMapping, MappingSet, PropertyRule

COUNTRY = PropertyRule(property="country", names=("country",), kind="link")
PART_OF = PropertyRule(property="containedInPlace", names=("country", "state"), kind="link")
MAYOR = PropertyRule(property="mayor", names=("mayor",), kind="link")
LEADER = PropertyRule(property="leader", names=("mayor", "leader"), kind="link")


def test_a_mayor_is_not_stated_again_as_a_leader() -> None:
    properties = found(MAYOR, LEADER, mayor=value("Ann"), leader=value("Bob"))
    assert texts(properties["mayor"]) == ["Ann"]
    assert texts(properties["leader"]) == ["Bob"]
    assert "leader" not in found(MAYOR, LEADER, mayor=value("Ann"))


def test_a_country_is_not_stated_again_as_what_a_place_is_part_of() -> None:
    properties = found(COUNTRY, PART_OF, country=value("Peru"), state=value("Lima"))
    assert texts(properties["country"]) == ["Peru"]
    assert texts(properties["containedInPlace"]) == ["Lima"]


def test_what_leads_to_the_page_itself_is_not_what_it_is_part_of() -> None:
    mapping = BoxMapping(name="x", types=("X",), boxes=("infobox x",), rules=(PART_OF,))
    box = infobox(state=value("Page", "Page"))
    entity = described(box, mappings=MappingSet(boxes=(mapping,))).entity
    assert entity is not None
    assert "containedInPlace" not in entity.properties
    unlinked = described(infobox(state=value("Page")), mappings=MappingSet(boxes=(mapping,))).entity
    assert unlinked is not None
    assert texts(unlinked.properties["containedInPlace"]) == ["Page"]
