"""A store for a wiki keeps what its pages can reach."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tests.store.entities.entities import entity, write_dump
from wikiextract.errors import InputError
from wikiextract.site import Site
from wikiextract.store.entities import EntityStore, build_entity_store
from wikiextract.store.entities.ids import id_of, key_of, keys_of_strings, keys_of_values
from wikiextract.store.entities.reached import MOST_HOPS, KeySet

WORDS = {
    "en": "in English",
    "de": "auf Deutsch",
    "zh": "中文",
    "zh-tw": "正體",
    "mul": "all",
    "fr": "f",
}
CHAIN = [
    entity(f"Q{number}", WORDS, claims={"P279": [f"Q{number + 1}"]}) for number in range(200, 220)
]
ENTITIES = [
    entity(
        "Q1", WORDS, sitelinks={"zhwiki": "一", "frwiki": "Un"}, claims={"P1": ["Q2", "Q5", "Q7"]}
    ),
    entity("Q2", WORDS, sitelinks={"enwiki": "Two", "frwiki": "Deux", "commonswiki": "Category:2"}),
    entity("Q3", WORDS, sitelinks={"enwiki": "Nobody names it"}),
    entity("Q4", WORDS, claims={"P1": ["Q1"]}),
    entity("Q5", WORDS, claims={"P31": ["Q6"], "P1": ["Q8"], "P569": ["Q9"]}),
    entity("Q6", WORDS, claims={"P569": ["Q10"]}),
    entity("Q7", WORDS, claims={"P279": ["Q200"]}),
    entity("Q8", WORDS),
    entity("Q9", WORDS),
    entity("Q10", WORDS),
    entity("Q11", WORDS),
    entity("P1", WORDS, claims={"P1855": ["Q11"]}, datatype="wikibase-item"),
    *CHAIN,
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EntityStore:
    folder = tmp_path_factory.mktemp("store")
    dump = write_dump(folder / "all.json", ENTITIES)
    build_entity_store([dump], folder / "wikidata.sqlite", site=Site.load("zhwiki"))
    return EntityStore.open(folder / "wikidata.sqlite")


def stated(store: EntityStore, entity_id: str) -> Any:
    text = store.entity_json(entity_id)
    return None if text is None else json.loads(text)


def test_items_of_pages_are_kept_in_full(store: EntityStore) -> None:
    item = stated(store, "Q1")
    assert item["claims"] == ENTITIES[0]["claims"]
    assert set(item["sitelinks"]) == {"zhwiki", "frwiki"}
    assert store.entity_id("zhwiki", "一") == "Q1"
    assert store.entity_id("frwiki", "Un") is None


def test_terms_are_kept_in_the_languages_of_the_wiki(store: EntityStore) -> None:
    assert set(stated(store, "Q1")["labels"]) == {"zh", "zh-tw", "en", "mul"}
    assert set(stated(store, "Q1")["aliases"]) == {"zh", "zh-tw", "en", "mul"}
    assert "frwiki" not in stated(store, "Q2")["sitelinks"]


def test_what_they_name_is_kept_in_short(store: EntityStore) -> None:
    named = stated(store, "Q5")
    assert set(named["claims"]) == {"P31", "P569"}
    assert "aliases" not in named
    assert set(stated(store, "Q2")["sitelinks"]) == {"enwiki", "commonswiki"}
    assert store.entity_id("enwiki", "Two") is None


def test_statements_of_any_shape_are_kept_in_short(tmp_path: Path) -> None:
    page = entity("Q1", sitelinks={"zhwiki": "一"}, claims={"P1": ["Q2", "Q3", "Q4"]})
    referenced = entity("Q2", claims={"P31": ["Q5"]})
    referenced["claims"]["P31"][0]["references"] = [{"hash": "1", "snaks": {}}]
    odd = [{"id": "Q3", "claims": {"P31": 5, "P1": 5}}, {"id": "Q4", "claims": []}]
    dump = write_dump(tmp_path / "all.json", [page, referenced, *odd])
    build_entity_store([dump], tmp_path / "wikidata.sqlite", site=Site.load("zhwiki"))
    with EntityStore.open(tmp_path / "wikidata.sqlite") as store:
        (statement,) = stated(store, "Q2")["claims"]["P31"]
        assert statement == entity("Q2", claims={"P31": ["Q5"]})["claims"]["P31"][0]
        assert stated(store, "Q3")["claims"] == {"P31": 5}
        assert stated(store, "Q4")["claims"] == []


def test_what_this_names_is_kept_and_then_what_chains_lead_to(store: EntityStore) -> None:
    assert stated(store, "Q6") is not None
    assert stated(store, "Q9") is not None
    assert stated(store, "Q8") is None
    assert stated(store, "Q10") is None
    chain = [stated(store, one["id"]) is not None for one in CHAIN]
    assert chain == [number < MOST_HOPS - 1 for number in range(len(CHAIN))]


def test_all_properties_are_kept_and_nothing_else(store: EntityStore) -> None:
    assert stated(store, "P1")["claims"] == ENTITIES[11]["claims"]
    assert store.property_id("in English", "en") == "P1"
    assert store.property_id("f", "fr") is None
    assert [stated(store, one) for one in ("Q3", "Q4", "Q11")] == [None] * 3


def test_other_languages_can_be_kept_too(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "all.json", ENTITIES)
    options = {"site": Site.load("zhwiki"), "languages": ["fr"]}
    build_entity_store([dump], tmp_path / "wikidata.sqlite", **options)  # type: ignore[arg-type]
    with EntityStore.open(tmp_path / "wikidata.sqlite") as store:
        assert set(stated(store, "Q1")["labels"]) == {"zh", "zh-tw", "en", "mul", "fr"}


def test_what_was_merged_is_reached_too(tmp_path: Path) -> None:
    lines = [
        entity("Q1", sitelinks={"zhwiki": "一"}, claims={"P1": ["Q2"]}),
        {"entity": "Q2", "redirect": "Q3"},
        entity("Q3", WORDS),
        {"entity": "Q4", "redirect": "Q5"},
        entity("Q5", WORDS),
    ]
    dump = write_dump(tmp_path / "all.json", lines)
    build_entity_store([dump], tmp_path / "wikidata.sqlite", site=Site.load("zhwiki"))
    with EntityStore.open(tmp_path / "wikidata.sqlite") as store:
        assert stated(store, "Q2")["id"] == "Q3"
        assert stated(store, "Q4") is stated(store, "Q5") is None


def test_what_the_newest_revision_names_is_reached_whatever_stands_before_it(
    tmp_path: Path,
) -> None:
    older = [
        entity("Q1", sitelinks={"zhwiki": "一"}, claims={"P1": ["Q2"]}, lastrevid=1),
        entity("Q2", WORDS, claims={"P31": ["Q3"]}, lastrevid=2),
    ]
    newer = entity("Q2", WORDS, claims={"P31": ["Q4"]}, lastrevid=3)
    dumps = [
        write_dump(tmp_path / "older.json", older),
        write_dump(tmp_path / "newer.json", [newer, entity("Q4", WORDS)]),
    ]
    build_entity_store(dumps, tmp_path / "wikidata.sqlite", site=Site.load("zhwiki"))
    with EntityStore.open(tmp_path / "wikidata.sqlite") as store:
        assert list(stated(store, "Q2")["claims"]) == ["P31"]
        assert stated(store, "Q4") is not None


def test_a_wiki_without_a_name_has_no_items(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "all.json", ENTITIES)
    with pytest.raises(InputError, match="the wiki has no name"):
        build_entity_store([dump], tmp_path / "wikidata.sqlite", site=Site.default())


VALUES = {
    "an id": '{"value":{"entity-type":"item","numeric-id":42,"id":"Q42"}}',
    "an id with blanks": '{"id" : "Q42"}',
    "a unit": '{"unit":"http://www.wikidata.org/entity/Q42"}',
    "a unit with slashes that are escaped": r'{"unit":"http:\/\/www.wikidata.org\/entity\/Q42"}',
    "a number": '{"value":{"entity-type":"item","numeric-id":42}}',
    "a number that comes first": '{"value":{"numeric-id": 42, "entity-type": "item"}}',
}


@pytest.mark.parametrize("form", VALUES)
def test_values_name_entities_in_several_forms(form: str) -> None:
    assert keys_of_values(VALUES[form].encode()) == {key_of("Q42")}
    assert key_of("Q42") in keys_of_strings(VALUES[form].encode())


def test_numbers_of_other_kinds_name_their_own() -> None:
    types = {"property": "P7", "lexeme": "L7", "mediainfo": "M7", "other": None}
    for kind, name in types.items():
        text = f'{{"entity-type":"{kind}","numeric-id":7}}'.encode()
        assert [id_of(key) for key in keys_of_values(text)] == ([] if name is None else [name])


def test_a_set_of_keys_has_what_was_added_near_and_far() -> None:
    near = [1000 + i * 3 for i in range(30_000)]
    far = [i << 20 for i in range(1, 8000)]
    keys, added = KeySet(), near + far
    assert all(keys.add(key) for key in reversed(added))
    assert not any(keys.add(key) for key in added)
    assert all(key in keys for key in added)
    assert not any(key + 1 in keys for key in added)


def test_a_set_of_keys_takes_as_much_room_as_there_are_keys() -> None:
    tracemalloc.start()
    try:
        keys = KeySet()
        for number in range(20_000):
            keys.add(number * 400_000)
        assert tracemalloc.get_traced_memory()[0] < 300 * 20_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("in_order", [True, False])
def test_merges_are_followed_in_whatever_order_they_stand(tmp_path: Path, in_order: bool) -> None:
    merges = [{"entity": f"Q{number}", "redirect": f"Q{number + 1}"} for number in range(2, 6)]
    lines = [
        entity("Q1", sitelinks={"zhwiki": "一"}, claims={"P1": ["Q2"]}),
        *(merges if in_order else reversed(merges)),
        entity("Q6", WORDS),
    ]
    dump = write_dump(tmp_path / "all.json", lines)
    build_entity_store([dump], tmp_path / "wikidata.sqlite", site=Site.load("zhwiki"))
    with EntityStore.open(tmp_path / "wikidata.sqlite") as store:
        assert stated(store, "Q2")["id"] == "Q6"
