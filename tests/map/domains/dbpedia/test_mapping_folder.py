"""A folder of exported mapping pages gives the mappings of each wiki."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.map.domains.boxes import infobox, value
from tests.map.domains.dbpedia.export import folder_of, write_export
from wikiextract.errors import InputError
from wikiextract.map.domains.dbpedia import MappingFolder
from wikiextract.map.domains.entities import entities_of
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.mappings import Mappings
from wikiextract.record import Validator


def test_each_wiki_has_its_own_mappings(tmp_path: Path) -> None:
    town = "{{TemplateMapping | mapToClass = Town}}"
    write_export(tmp_path / "a.xml", {"Mapping en:Infobox_town": town, "Mapping de:Ort": town})
    write_export(tmp_path / "b.xml.xz", {"Mapping be-x-old:Box": town, "User:A": "{{Hello}}"})
    (tmp_path / "notes.txt").write_text("nothing")
    folder = MappingFolder(str(tmp_path))
    assert folder.wikis == ("be-x-old", "de", "en")
    assert [box.boxes for box in folder.of("en").boxes] == [("infobox town",)]
    assert [box.name for box in folder.of("de").boxes] == ["Ort"]
    assert folder.of("fr").boxes == ()


def test_without_an_ontology_any_name_is_taken(tmp_path: Path) -> None:
    text = (
        "{{TemplateMapping | mapToClass = Town | mappings ="
        " {{PropertyMapping | templateProperty = a | ontologyProperty = b}}}}"
    )
    write_export(tmp_path / "a.xml", {"Mapping en:Box": text})
    (box,) = MappingFolder(str(tmp_path)).of("en").boxes
    assert box.types == ("dbo:Town",)
    assert [rule.property for rule in box.rules] == ["dbo:b"]  # type: ignore[union-attr]


def test_a_name_that_cannot_be_part_of_an_address_is_none(tmp_path: Path) -> None:
    text = (
        "{{TemplateMapping | mapToClass = Town | mappings ="
        " {{PropertyMapping | templateProperty = a | ontologyProperty = b> <c}}}}"
    )
    write_export(tmp_path / "a.xml", {"Mapping en:Box": text})
    found = MappingFolder(str(tmp_path)).of("en")
    assert found.boxes[0].rules == ()
    assert len(found.not_understood) == 1


def test_a_page_that_leads_to_another_gives_its_boxes_that_mapping(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        {
            "Box of towns": "{{TemplateMapping | mapToClass = Town}}",
            "Towns": "#REDIRECT [[Mapping en:Box of towns]]",
            "Round": "#REDIRECT [[Mapping en:Round]]",
            "Lost": "#redirect [[Mapping en:Nothing]]",
        },
    )
    found = folder.of("en")
    assert [box.boxes for box in found.boxes] == [("box of towns", "towns")]
    assert {one.where for one in found.not_understood} == {"Mapping en:Round", "Mapping en:Lost"}


@pytest.mark.parametrize("name", ["nothing", "empty", "others"])
def test_a_folder_without_mapping_pages_is_no_input(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "others").mkdir()
    write_export(tmp_path / "others" / "pages.xml", {"Town": "{{TemplateMapping}}"})
    with pytest.raises(InputError):
        MappingFolder(str(tmp_path / name))


def test_classes_and_properties_are_named_as_ours_where_they_are_the_same(tmp_path: Path) -> None:
    text = (
        "{{TemplateMapping | mapToClass = Town | mappings ="
        " {{PropertyMapping | templateProperty = a | ontologyProperty = foundingDate}}"
        " {{PropertyMapping | templateProperty = b | ontologyProperty = area}}}}"
    )
    folder_of(tmp_path, {"Box": text})
    terms = {
        "https://schema.org/Place": "Place",
        "https://schema.org/foundingDate": "founded",
        "http://dbpedia.org/ontology/area": "area",
    }
    (box,) = MappingFolder(str(tmp_path), terms).of("en").boxes
    assert box.types == ("dbo:Town", "Place")
    assert [rule.property for rule in box.rules] == ["founded", "area"]  # type: ignore[union-attr]


def test_values_of_our_properties_have_their_kind_whatever_an_ontology_says(
    tmp_path: Path,
) -> None:
    text = (
        "{{TemplateMapping | mapToClass = Person | mappings ="
        " {{PropertyMapping | templateProperty = a | ontologyProperty = birthDate}}"
        " {{ConstantMapping | ontologyProperty = deathDate | value = unknown}}"
        " {{PropertyMapping | templateProperty = b | ontologyProperty = weight}}}}"
    )
    write_export(tmp_path / "pages.xml", {"Mapping en:Infobox person": text})
    fields = {"a": value("long ago"), "b": value("70 kg")}
    index = Mappings(MappingFolder(str(tmp_path))).of("en", "enwiki")
    entity = entities_of(
        SubjectFacts("Page", "en"), [infobox("Infobox person", **fields)], [], index
    ).entity
    assert entity is not None
    assert {"birthDate", "deathDate"}.isdisjoint(entity.properties)
    stated = msgspec.to_builtins(replace(entity, types=("Person",)))
    assert Validator.named("person").check(stated) is None


def test_the_ontology_tells_what_of_it_is_not_understood(tmp_path: Path) -> None:
    text = (
        "{{TemplateMapping | mapToClass = Town | mappings ="
        " {{PropertyMapping | templateProperty = a | ontologyProperty = surface}}}}"
    )
    more = {
        "OntologyProperty:Surface": "#REDIRECT [[OntologyProperty:Area]]",
        "OntologyProperty:Round": "#REDIRECT [[OntologyProperty:Round]]",
        "OntologyProperty:Odd": "{{DatatypeProperty | rdfs:range = oddness}}",
        "OntologyClass:Empty": "Nothing.",
    }
    write_export(tmp_path / "more.xml", more)
    folder = folder_of(tmp_path, {"Box": text})
    told = {(one.where, one.reason) for one in folder.not_understood}
    assert told == {
        ("OntologyProperty:round", "the page says of no class or property what it is"),
        ("OntologyClass:Empty", "the page says of no class or property what it is"),
        ("OntologyProperty:odd", "oddness is no datatype that is known"),
    }
    (rule,) = folder.of("en").boxes[0].rules
    assert rule.kind == "quantity"  # type: ignore[union-attr]
