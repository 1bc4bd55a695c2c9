"""Which boxes of a page describe what."""

from __future__ import annotations

import pytest

from tests.map.domains.boxes import described, infobox, shown_box, texts, value
from wikiextract.map.domains.facts import LookUp
from wikiextract.map.domains.model import (
    BoxMapping,
    Case,
    Condition,
    ConstantRule,
    MappingSet,
    PropertyRule,
)
from wikiextract.nodes import Parameter, TemplateCall

NAME = PropertyRule(property="name", names=("name",), kind="text")
LAKE = BoxMapping(
    name="lake",
    types=("Lake", "Place"),
    boxes=("infobox lake",),
    items=("Q1",),
    categories=("lakes of",),
    rules=(
        NAME,
        *(PropertyRule(property=one, names=(one,), kind="text") for one in ("depth", "inflow")),
        PropertyRule(property="area", names=("area",), kind="text"),
    ),
)
PERSON = BoxMapping(
    name="person",
    types=("Person",),
    boxes=("infobox person",),
    items=("Q5",),
    rules=(
        NAME,
        *(PropertyRule(property=one, names=(one,), kind="text") for one in ("born", "died", "job")),
    ),
)
BOTH = MappingSet(boxes=(LAKE, PERSON))


def test_a_page_without_a_known_box_has_no_entity() -> None:
    assert described(infobox("infobox ship", name=value("A")), mappings=BOTH).entity is None


def test_an_entity_has_its_address_its_classes_and_its_name() -> None:
    box = infobox("Infobox_Lake", title="Ohrid", name=value("Ohrid"))
    entity = described(box, mappings=BOTH, wikidata_id="Q9").entity
    assert entity is not None
    assert entity.id == "http://www.wikidata.org/entity/Q9"
    assert entity.types == ("Lake", "Place")
    assert entity.label == "Ohrid"


def test_a_box_is_known_by_the_template_that_its_name_leads_to() -> None:
    look_up = LookUp(redirect={"lakebox": "Infobox lake"}.get)
    entity = described(infobox("lakebox", depth=value("3")), mappings=BOTH, look_up=look_up).entity
    assert entity is not None
    assert entity.types[0] == "Lake"


def test_a_box_without_a_name_is_known_by_the_item_of_the_page() -> None:
    look_up = LookUp(classes=lambda _: ("Q1",))
    box = shown_box(Depth="3")
    found = described(box, mappings=BOTH, look_up=look_up, wikidata_id="Q9").entity
    assert found is not None
    assert found.types[0] == "Lake"
    assert described(box, mappings=BOTH).entity is None


def test_a_box_without_a_name_is_known_by_the_categories_and_a_label() -> None:
    found = described(shown_box(Depth="3"), mappings=BOTH, categories=("Lakes of Peru",)).entity
    assert found is not None
    assert found.types[0] == "Lake"
    assert (
        described(shown_box(Born="3"), mappings=BOTH, categories=("Lakes of Peru",)).entity is None
    )


def test_words_of_categories_are_whole_words() -> None:
    found = described(shown_box(Depth="3"), mappings=BOTH, categories=("Flakes of Peru",)).entity
    assert found is None


def test_a_box_without_a_name_is_known_by_several_of_its_labels() -> None:
    found = described(shown_box(Depth="3", Inflow="A", Area="4"), mappings=BOTH).entity
    assert found is not None
    assert found.types[0] == "Lake"
    assert described(shown_box(Depth="3", Inflow="A"), mappings=BOTH).entity is None


def test_of_several_classes_that_do_equally_well_it_is_what_they_have_in_common() -> None:
    shared = tuple(PropertyRule(property=one, names=(one,)) for one in ("people", "mayor", "flag"))
    kinds = ("Town", "Village")
    mappings = MappingSet(
        boxes=(
            BoxMapping(name="place", types=("Place",), items=("Q3",), rules=shared[:1]),
            *(
                BoxMapping(name=one, types=(one,), items=(f"Q{n}",), rules=shared)
                for n, one in enumerate(kinds, 10)
            ),
            LAKE,
            PERSON,
            *(BoxMapping(name=f"x{n}", types=(f"X{n}",), items=(f"Q{n}",)) for n in range(20, 26)),
        ),
        superclasses=dict.fromkeys(kinds, ("Place",)),
    )
    box = shown_box(People="3", Mayor="Ann", Flag="red")
    found = described(box, mappings=mappings).entity
    assert found is not None
    assert found.types == ("Place",)
    assert set(found.properties) == {"people", "mayor", "flag"}, "what each of the classes has"


def test_boxes_about_the_same_thing_make_one_entity() -> None:
    boxes = (
        infobox("infobox person", born=value("1")),
        infobox("infobox person", job=value("2")),
    )
    found = described(*boxes, mappings=BOTH)
    assert found.entity is not None
    assert set(found.entity.properties) == {"born", "job"}
    assert not found.more


def test_a_box_of_another_name_or_class_makes_an_entity_of_its_own() -> None:
    boxes = (
        infobox("infobox person", title="Ann", born=value("1")),
        infobox("infobox person", title="Bob", born=value("2")),
        infobox("infobox lake", depth=value("3")),
    )
    found = described(*boxes, mappings=BOTH)
    assert found.entity is not None
    assert found.entity.label == "Ann"
    assert [one.label for one in found.more] == ["Bob", "Page"]
    assert len({one.id for one in (found.entity, *found.more)}) == 3


def test_a_plain_template_adds_to_the_entity_of_the_page() -> None:
    extra = BoxMapping(
        name="ids",
        types=("Thing",),
        boxes=("ids",),
        rules=(PropertyRule(property="viaf", names=("viaf",)),),
    )
    call = TemplateCall(
        name="Ids", parameters=(Parameter(name="VIAF", raw="5", value=value("5")),), span=(9, 20)
    )
    found = described(
        infobox("infobox lake", depth=value("3")),
        mappings=MappingSet(boxes=(LAKE, extra)),
        templates=(call,),
    )
    assert found.entity is not None
    assert texts(found.entity.properties["viaf"]) == ["5"]
    assert found.entity.types == ("Lake", "Place", "Thing")


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Condition(names=("job",)), True),
        (Condition(names=("died",)), False),
        (Condition(names=("job",), test="equals", value="king"), True),
        (Condition(names=("job",), test="contains", value="IN"), True),
        (Condition(names=("job",), test="equals", value="kin"), False),
        (Condition(test="always"), True),
    ],
)
def test_a_case_adds_its_class_and_its_rules(condition: Condition, holds: bool) -> None:
    case = Case(
        condition=condition, types=("King",), rules=(ConstantRule(property="crown", value="yes"),)
    )
    mapping = BoxMapping(
        name="p", types=("Person",), boxes=("infobox person",), rules=PERSON.rules, cases=(case,)
    )
    entity = described(
        infobox("infobox person", job=value("King")), mappings=MappingSet(boxes=(mapping,))
    ).entity
    assert entity is not None
    assert entity.types == (("King", "Person") if holds else ("Person",))
    assert ("crown" in entity.properties) is holds


def test_fields_that_state_no_value_of_their_kind_are_told() -> None:
    mapping = BoxMapping(
        name="p",
        types=("Person",),
        boxes=("infobox person",),
        rules=(PropertyRule(property="born", names=("born",), kind="date"),),
    )
    found = described(
        infobox("infobox person", born=value("long ago")), mappings=MappingSet(boxes=(mapping,))
    )
    assert [(one.code, "born" in one.message) for one in found.diagnostics] == [
        ("property-not-read", True)
    ]
