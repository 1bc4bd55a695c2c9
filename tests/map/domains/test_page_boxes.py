"""Which calls of templates besides infoboxes are about a page's subject, and what they give."""

from __future__ import annotations

from tests.map.domains.boxes import described, infobox, texts, value
from wikiextract.map.domains.entities import Entities
from wikiextract.map.domains.model import (
    BoxMapping,
    Case,
    Condition,
    ConstantRule,
    MappingSet,
    PartOf,
    PropertyRule,
)
from wikiextract.nodes import (
    ContentList,
    FieldGroup,
    Infobox,
    Parameter,
    Reference,
    Section,
    Span,
    TemplateCall,
)


def mapping(box: str, types: tuple[str, ...], part_of: PartOf | None = None) -> BoxMapping:
    rule = PropertyRule(property="name", names=("name",), kind="text")
    return BoxMapping(name=box, types=types, boxes=(box,), rules=(rule,), part_of=part_of)


TEAM = mapping("team box", ("Team", "Organisation"))
CLUB = mapping("club", ("Organisation",))
BOOK = mapping("book", ("Book", "Work"))
IDS = mapping("ids", ("owl:Thing",))
PLAYER = mapping("player", ("Player",), PartOf(type="Team", property="member"))
ALL = MappingSet(boxes=(TEAM, CLUB, BOOK, IDS, PLAYER))
LEAD = Section(level=1, span=(0, 50))
LIST = ContentList(span=(60, 90))
HISTORY = Section(level=2, title="History", blocks=(LIST,), span=(50, 100))


def call(name: str, text: str, span: Span) -> TemplateCall:
    parameters = (Parameter(name="name", raw=text, value=value(text)),)
    return TemplateCall(name=name, parameters=parameters, span=span)


def found(*calls: TemplateCall, box: bool = True) -> Entities:
    boxes = (infobox("team box", name=value("A")),) if box else ()
    notes = (Reference(id="1", span=(30, 40)),)
    return described(
        *boxes, mappings=ALL, templates=calls, sections=(LEAD, HISTORY), references=notes
    )


def names(entities: Entities) -> list[str | None]:
    return texts(entities.entity.properties.get("name", ())) if entities.entity else []


def test_a_call_of_a_class_above_or_below_is_about_the_page() -> None:
    assert names(found(call("Club", "B", (52, 58)))) == ["A", "B"]
    assert names(found(call("Ids", "B", (52, 58)))) == ["A", "B"]


def test_a_call_of_another_class_is_something_else_and_counts_in_the_lead_only() -> None:
    lead = found(call("Book", "B", (10, 20)))
    assert names(lead) == ["A"]
    assert [one.types[0] for one in lead.more] == ["Book"]
    below = found(call("Book", "B", (52, 58)))
    assert names(below) == ["A"]
    assert not below.more


def test_a_call_in_a_note_or_list_or_one_of_several_is_not_about_the_page() -> None:
    assert names(found(call("Book", "B", (31, 39)), box=False)) == []
    assert names(found(call("Book", "B", (61, 70)), box=False)) == []
    twice = (call("Book", "B", (1, 5)), call("Book", "C", (6, 9)))
    assert names(found(*twice, box=False)) == []
    assert names(found(call("Book", "B", (52, 58)), box=False)) == ["B"]


def test_parts_belong_to_what_the_mapping_says() -> None:
    players = (call("Player", "B", (52, 54)), call("Player", "C", (55, 57)))
    entity = found(*players).entity
    assert entity is not None
    members = entity.properties["member"]
    assert [one.types for one in members] == [("Player",), ("Player",)]
    assert [texts((one.properties or {})["name"]) for one in members] == [["B"], ["C"]]


def test_the_most_special_class_comes_first() -> None:
    first = described(
        infobox("club", name=value("A")), infobox("team box", name=value("A")), mappings=ALL
    )
    assert first.entity is not None
    assert first.entity.types == ("Team", "Organisation")


def test_a_thing_of_which_nothing_is_known_is_no_entity() -> None:
    bare = TemplateCall(name="Ids", span=(1, 5))
    assert found(bare, box=False).entity is None
    entity = found(bare).entity
    assert entity is not None
    assert entity.types == ("Team", "Organisation")


def test_a_box_inside_a_box_has_its_own_mapping() -> None:
    inner = FieldGroup(name="club", fields=infobox(name=value("B")).groups[0].fields)
    outer = Infobox(name="team box", groups=(FieldGroup(groups=(inner,)),))
    assert names(described(outer, mappings=MappingSet(boxes=(CLUB,)))) == ["B"]


def test_a_box_of_which_no_case_holds_describes_nothing() -> None:
    case = Case(condition=Condition(names=("kind",)), types=("Town",))
    rules = (ConstantRule(property="country", value="X"),)
    only_cases = BoxMapping(name="c", types=(), boxes=("c",), rules=rules, cases=(case,))
    mappings = MappingSet(boxes=(only_cases,))
    assert described(infobox("c", name=value("A")), mappings=mappings).entity is None
    holds = described(infobox("c", kind=value("A")), mappings=mappings).entity
    assert holds is not None
    assert set(holds.properties) == {"country"}
