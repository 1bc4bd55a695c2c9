"""Our own mapping files, as rules for one language."""

from __future__ import annotations

from wikiextract.map.domains.data_files import narrower_properties
from wikiextract.map.domains.domain_files import domains
from wikiextract.map.domains.model import PropertyRule
from wikiextract.map.domains.own import own_mappings


def names_of(domain: str, property_: str, language: str) -> tuple[str, ...]:
    (mapping,) = (one for one in own_mappings(language).boxes if one.name == domain)
    return next(
        (
            rule.names
            for rule in mapping.rules
            if isinstance(rule, PropertyRule) and rule.property == property_
        ),
        (),
    )


def test_fields_have_the_names_of_the_language_and_the_english_ones() -> None:
    names = names_of("lake", "area", "de")
    assert "fläche" in names
    assert "area" in names
    assert "superficie" not in names


def test_a_class_has_the_properties_of_those_above_it() -> None:
    assert names_of("politician", "birthDate", "en")


def test_a_name_that_a_class_uses_means_nothing_else_above_it() -> None:
    """The height of a building is not how high above the sea it lies, as that of a mountain is."""
    assert "höhe" in names_of("building", "height", "de")
    assert "höhe" not in names_of("building", "elevation", "de")
    assert "höhe" in names_of("mountain", "elevation", "de")


def test_every_class_is_known_by_boxes_of_many_languages() -> None:
    for domain in domains().values():
        if domain.schema:
            assert len(domain.boxes) > 20, domain.name


def test_no_template_of_coordinates_gives_a_class() -> None:
    """Such calls stand in boxes and tables of anything."""
    names = {"coord", "coordinate", "coordinates", "geokoordinate"}
    assert not [one.name for one in own_mappings(None).boxes if names & set(one.boxes)]


def test_what_a_place_is_divided_into_is_not_what_it_is_part_of() -> None:
    assert "subdivisión" not in names_of("settlement", "containedInPlace", "es")


def test_every_property_that_says_more_than_another_one_is_known() -> None:
    known = {name for one in domains().values() for name in one.properties}
    for name, wider in narrower_properties().wider.items():
        assert {name, *(one for one in wider if not one.startswith("dbo:"))} <= known
