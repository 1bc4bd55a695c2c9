"""A template that a wiki has copied is known by the mapping of the other wiki's."""

from __future__ import annotations

from collections.abc import Container

from tests.map.domains.boxes import infobox, value
from wikiextract.map.domains.box import box_of_infobox
from wikiextract.map.domains.copies import CopiedMappings
from wikiextract.map.domains.entities import entities_of
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.mappings import Mappings
from wikiextract.map.domains.model import BoxMapping, ConstantRule, MappingSet, PropertyRule
from wikiextract.map.domains.rules.apply import apply_rules
from wikiextract.map.domains.rules.state import Applying
from wikiextract.nodes import Link, Value


def town(types: tuple[str, ...]) -> MappingSet:
    rules = tuple(
        PropertyRule(property=f"dbo:{name}", names=(name,), kind="text") for name in "abcd"
    )
    return MappingSet(boxes=(BoxMapping(name="t", types=types, boxes=("box q",), rules=rules),))


class Given:
    wikis: Container[str] = ("en", "de")

    def of(self, code: str) -> MappingSet:
        return town(("dbo:Town",)) if code == "en" else MappingSet()


def types(language: str, **fields: Value) -> tuple[str, ...]:
    index = Mappings(Given()).of(language, f"{language}wiki")
    found = entities_of(SubjectFacts("Page", language), [infobox("Box q", **fields)], [], index)
    return found.entity.types if found.entity is not None else ()


def test_a_copy_has_the_parameters_of_the_mapping() -> None:
    known = {"a": value("1"), "b": value("2"), "c": value("3")}
    assert types("de", **known) == ("dbo:Town",)
    assert types("fr", **known, x=value("4"), y=value("5"), z=value("6")) == ("dbo:Town",)


def test_a_template_with_other_parameters_has_the_name_only() -> None:
    assert types("de", a=value("1"), b=value("2"), x=value("3")) == ()
    others = {name: value("1") for name in "klmnopq"}
    assert types("de", a=value("1"), b=value("2"), c=value("3"), **others) == ()


def test_what_the_mapping_states_of_all_names_pages_of_its_own_wiki() -> None:
    rules = (
        ConstantRule(property="country", value="New Land", kind="link"),
        *(PropertyRule(property=name, names=(name,)) for name in "abc"),
    )
    others = MappingSet(boxes=(BoxMapping(name="t", types=("T",), boxes=("box q",), rules=rules),))
    copies = CopiedMappings(others, MappingSet(), "https://x.example/wiki/")
    fields = {name: value("1") for name in "abc"}
    box = box_of_infobox(infobox("Box q", **fields), 0, None)
    mapping = copies.of_box(box)
    assert mapping is not None
    found = apply_rules(mapping.rules, Applying(box, "de", apply_rules, []))
    (country,) = found["country"]
    assert country.text == "New Land"
    assert country.link == Link(
        text="New Land", target="https://x.example/wiki/New_Land", kind="external"
    )


def test_in_the_wiki_of_the_mapping_the_name_is_enough() -> None:
    assert types("en", a=value("1")) == ("dbo:Town",)
