"""An entity store gives what its dumps have, whatever their form."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from tests.store.entities.entities import dumped, entity, write_dump
from wikiextract.errors import InputError
from wikiextract.store.entities import (
    EntityFailure,
    EntityListener,
    EntitySource,
    EntityStore,
    MemoryEntities,
    build_entity_store,
)

EARTH = entity("Q2", {"en": "Earth", "de": "Erde"}, sitelinks={"enwiki": "Earth, the planet"})
MOON = entity("Q405", {"en": "Moon"}, claims={"P397": ["Q2"]}, lastrevid=7)
PARENT = entity("P397", {"en": "parent body"}, datatype="wikibase-item")
ALL = (EARTH, MOON, PARENT)


def built(tmp_path: Path, *inputs: Path, **options: Any) -> tuple[EntityStore, list[EntityFailure]]:
    failures: list[EntityFailure] = []
    path = tmp_path / "wikidata.sqlite"
    listener = EntityListener(failure=failures.append)
    build_entity_store(inputs, path, listener=listener, **options)
    return EntityStore.open(path), failures


def stated(source: EntitySource, entity_id: str) -> Any:
    text = source.entity_json(entity_id)
    return None if text is None else json.loads(text)


@pytest.mark.parametrize("name", ["all.json", "all.json.bz2", "all.json.gz", "all.json.zst"])
def test_a_dump_gives_its_entities_as_they_stand(tmp_path: Path, name: str) -> None:
    store, failures = built(tmp_path, write_dump(tmp_path / name, ALL))
    assert not failures
    assert [stated(store, one["id"]) for one in ALL] == list(ALL)
    assert stated(store, "Q3") is None


def test_a_page_leads_to_its_item(tmp_path: Path) -> None:
    store, _ = built(tmp_path, write_dump(tmp_path / "all.json", ALL))
    assert store.entity_id("enwiki", "Earth, the planet") == "Q2"
    assert store.entity_id("enwiki", "Earth,_the_planet") == "Q2"
    assert store.entity_id("enwiki", "earth, the planet") is None
    assert store.entity_id("dewiki", "Earth, the planet") is None
    assert store.entity_id("enwiki", "\ud800") is None


def test_a_property_is_found_by_its_label(tmp_path: Path) -> None:
    store, _ = built(tmp_path, write_dump(tmp_path / "all.json", ALL))
    for source in (store, MemoryEntities.of([json.dumps(PARENT).encode()])):
        assert source.property_id("parent body", "en") == "P397"
        assert source.property_id("parent body", "de") is None
        assert source.property_id("Moon", "en") is None


ANSWER = {"entities": {"Q2": EARTH, "Q9": {"id": "Q9", "missing": ""}}, "success": 1}
FORMS = {
    "an answer of the API": json.dumps(ANSWER).encode(),
    "an answer over many lines": json.dumps(ANSWER, indent=2).encode(),
    "an array over many lines": json.dumps([EARTH], indent=1).encode(),
    "an array in one line": json.dumps([EARTH, MOON]).encode(),
    "commas that begin lines": dumped([MOON, EARTH]).replace(b",\n{", b"\n, {"),
    "several entities in a line": json.dumps(MOON).encode()
    + b"\n"
    + b" , ".join(json.dumps(one).encode() for one in ALL)
    + b",\n",
    "one entity": json.dumps(EARTH).encode(),
    "one entity over many lines": json.dumps(EARTH, indent=1).encode(),
    "lines": json.dumps(MOON).encode() + b"\r\n" + json.dumps(EARTH).encode(),
    "lines with a byte order mark": b"\xef\xbb\xbf" + json.dumps(EARTH).encode() + b"\n",
    "an array that begins and ends with entities": dumped([MOON, EARTH])
    .replace(b"[\n", b"[", 1)
    .replace(b"\n]", b"]"),
    "empty objects as PHP writes them": json.dumps({**EARTH, "claims": [], "aliases": []}).encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_other_forms_are_read_too(tmp_path: Path, form: str) -> None:
    path = tmp_path / "some.json"
    path.write_bytes(FORMS[form])
    store, failures = built(tmp_path, path)
    assert not failures
    assert stated(store, "Q2")["labels"] == EARTH["labels"]
    assert store.entity_id("enwiki", "Earth, the planet") == "Q2"


def test_pages_of_an_xml_dump_that_are_entities_are_read(tmp_path: Path) -> None:
    pages = [
        ("Q2", "wikibase-item", json.dumps(EARTH)),
        ("Property:P397", "wikibase-property", json.dumps(PARENT)),
        ("Q7", "wikibase-item", json.dumps({"entity": "Q7", "redirect": "Q2"})),
        ("Help:Contents", "wikitext", "{{see|Q2}}"),
    ]
    xml = "".join(
        f"<page><title>{title}</title><ns>0</ns><revision><id>1</id><model>{model}</model>"
        f"<text>{text.replace('&', '&amp;')}</text></revision></page>"
        for title, model, text in pages
    )
    path = tmp_path / "dump.xml"
    path.write_text(f"<mediawiki><siteinfo></siteinfo>{xml}</mediawiki>")
    store, failures = built(tmp_path, path)
    assert not failures
    assert stated(store, "Q2") == stated(store, "Q7") == {**EARTH, "lastrevid": 1}
    assert stated(store, "P397") == {**PARENT, "lastrevid": 1}


def test_the_newest_revision_counts_and_of_the_same_the_last(tmp_path: Path) -> None:
    one = write_dump(tmp_path / "1.json", [entity("Q1", {"en": "new"}, lastrevid=9), EARTH])
    two = write_dump(
        tmp_path / "2.json",
        [
            entity("Q1", {"en": "old"}, lastrevid=8, sitelinks={"enwiki": "Gone"}),
            {**EARTH, "labels": {}},
        ],
    )
    store, _ = built(tmp_path, one, two)
    assert stated(store, "Q1")["labels"]["en"]["value"] == "new"
    assert store.entity_id("enwiki", "Gone") is None
    assert stated(store, "Q2")["labels"] == {}


def test_a_merged_entity_is_the_one_that_it_was_merged_into(tmp_path: Path) -> None:
    merged = entity("Q5", {"en": "five"}, redirects={"from": "Q6", "to": "Q5"})
    lines = [merged, {"entity": "Q8", "redirect": "Q6"}, {"entity": "Q10", "redirect": "Q10"}]
    path = write_dump(tmp_path / "all.json", lines)
    store, _ = built(tmp_path, path)
    memory = MemoryEntities.of(json.dumps(line).encode() for line in lines)
    for source in (store, memory):
        assert stated(source, "Q6")["id"] == stated(source, "Q8")["id"] == "Q5"
        assert stated(source, "Q10") is None


def test_terms_are_kept_in_some_languages_with_their_fallbacks(tmp_path: Path) -> None:
    labels = {"en": "a", "de": "b", "de-at": "c", "mul": "d", "fr": "e"}
    path = write_dump(tmp_path / "all.json", [entity("Q1", labels)])
    store, _ = built(tmp_path, path, languages=["de-at"])
    kept = stated(store, "Q1")
    assert set(kept["labels"]) == set(kept["aliases"]) == {"de-at", "de", "en", "mul"}


def test_a_store_is_the_same_in_memory(tmp_path: Path) -> None:
    memory = MemoryEntities.of([json.dumps(one).encode() for one in ALL])
    assert isinstance(memory, EntitySource)
    assert [stated(memory, one["id"]) for one in ALL] == list(ALL)
    assert memory.entity_id("enwiki", "Earth,_the_planet") == "Q2"
    assert memory.entity_id("enwiki", "Mars") is None
    assert stated(memory, "Q3") is None


def test_a_store_can_be_pickled(tmp_path: Path) -> None:
    store, _ = built(tmp_path, write_dump(tmp_path / "all.json", ALL))
    again = pickle.loads(pickle.dumps(store))
    assert stated(again, "Q2") == EARTH


def test_a_file_that_is_no_entity_store_is_refused_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "wikidata.sqlite"
    path.write_bytes(b"mine")
    with pytest.raises(InputError, match="no entity store"):
        EntityStore.open(path)
    with pytest.raises(InputError, match="is no entity store"):
        build_entity_store([write_dump(tmp_path / "all.json", ALL)], path)
    assert path.read_bytes() == b"mine"


def test_inputs_without_entities_are_unusable(tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_bytes(b"[\n]\n")
    with pytest.raises(InputError, match="there are no entities"):
        build_entity_store([empty], tmp_path / "wikidata.sqlite")
    with pytest.raises(InputError, match="no such file"):
        build_entity_store([tmp_path / "none.json"], tmp_path / "wikidata.sqlite")
    assert [one.name for one in tmp_path.iterdir()] == ["empty.json"]


def test_sitelinks_of_too_many_wikis_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wikiextract.store.entities.staging._MOST_SITES", 2)
    sites = {f"wiki{number}": "Earth" for number in range(5)}
    path = write_dump(tmp_path / "all.json", [entity("Q2", sitelinks=sites)])
    store, failures = built(tmp_path, path)
    assert [store.entity_id(site, "Earth") for site in sites] == ["Q2", "Q2", None, None, None]
    assert [one.problem for one in failures] == ["3 sitelinks are left out: more than 2 wikis"]
