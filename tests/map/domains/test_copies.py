"""A template that a wiki has copied is known by the mapping of the other wiki's."""

from __future__ import annotations

from collections.abc import Container

from tests.map.domains.boxes import infobox, value
from wikiextract.map.domains.entities import entities_of
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.mappings import Mappings
from wikiextract.map.domains.model import BoxMapping, MappingSet, PropertyRule
from wikiextract.nodes import Value


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
    others = {name: value("1") for name in "klmn"}
    assert types("de", a=value("1"), b=value("2"), c=value("3"), **others) == ()


def test_in_the_wiki_of_the_mapping_the_name_is_enough() -> None:
    assert types("en", a=value("1")) == ("dbo:Town",)
