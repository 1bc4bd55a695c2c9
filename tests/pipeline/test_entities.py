"""Runs with an entity store: items of pages, what modules show of entities, what is reused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.test_bulk import bulk, check_whole, lines
from tests.pipeline.test_since import store_of, write_dump
from tests.store.entities.entities import entity
from tests.store.entities.entities import write_dump as write_entities
from wikiextract import extract
from wikiextract.errors import InputError
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.store import MemoryPages, NoPages, PageStates, UsedPages
from wikiextract.store.entities import MemoryEntities, build_entity_store

pytestmark = pytest.mark.long

LABEL = "mw.wikibase.getLabel(mw.wikibase.getEntityIdForCurrentPage())"
TEXTS = {
    "First": "{{#invoke:Item|label}}",
    "Second": "{{#invoke:Item|label}}",
    "Third": "{{#invoke:Item|label}}",
    "Fourth": "Plain.",
    "Module:Item": f"return {{label = function() return {LABEL} or 'nothing' end}}",
}
FIRST = entity("Q1", {"en": "one"}, sitelinks={"enwiki": "First"})
SECOND = entity("Q2", {"en": "two"}, sitelinks={"enwiki": "Second"})


def entities_of(path: Path, *entities: dict[str, Any]) -> str:
    dump = write_entities(path.with_suffix(".json"), entities)
    build_entity_store([dump], path)
    return str(path)


def records(folder: Path) -> dict[str, Any]:
    return {record["title"]: record for record in map(json.loads, lines(folder).splitlines())}


def shown(record: dict[str, Any]) -> str:
    return record["sections"][0]["blocks"][0]["text"]


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "dump.xml.bz2"
    write_dump(path, TEXTS)
    return path


@pytest.fixture(scope="module")
def options(dump: Path) -> dict[str, Any]:
    entities = entities_of(dump.with_name("wikidata.sqlite"), FIRST, SECOND)
    return {"store": store_of(dump), "entities": entities, "site": "enwiki", "workers": 2}


@pytest.fixture(scope="module")
def earlier(dump: Path, options: dict[str, Any]) -> Path:
    folder = dump.with_name("run")
    check_whole(folder, run_to_folder(bulk(dump, folder, **options)))
    return folder


def test_workers_read_the_entities(earlier: Path) -> None:
    assert (
        json.loads((earlier / "_run" / "report.json").read_bytes())["entities"] == "wikidata.sqlite"
    )
    found = records(earlier)
    assert [shown(found[title]) for title in ("First", "Second", "Third")] == [
        "one",
        "two",
        "nothing",
    ]
    assert [
        found[title].get("wikidata_id") for title in ("First", "Second", "Third", "Fourth")
    ] == [
        "Q1",
        "Q2",
        None,
        None,
    ]


CHANGES = {
    "nothing": ((FIRST, SECOND), set()),
    "label": ((FIRST, entity("Q2", {"en": "zwei"}, sitelinks={"enwiki": "Second"})), {"Second"}),
    "item of a page": ((FIRST, SECOND, entity("Q4", sitelinks={"enwiki": "Fourth"})), {"Fourth"}),
    "page of an item": ((FIRST, entity("Q2", {"en": "two"})), {"Second"}),
    "item that nobody uses": ((FIRST, SECOND, entity("Q9", {"en": "nine"})), set()),
}


@pytest.mark.processes
@pytest.mark.parametrize("change", CHANGES)
def test_pages_whose_entities_have_changed_are_extracted_anew(
    tmp_path: Path, dump: Path, options: dict[str, Any], earlier: Path, change: str
) -> None:
    entities, anew = CHANGES[change]
    store = entities_of(tmp_path / "wikidata.sqlite", *entities)
    changed = {**options, "entities": store, "workers": 1}
    summary = run_to_folder(bulk(dump, tmp_path / "run", earlier=str(earlier), **changed))
    assert summary.counts.records - summary.counts.reused == len(anew)
    run_to_folder(bulk(dump, tmp_path / "anew", **changed))
    assert lines(tmp_path / "run") == lines(tmp_path / "anew")


def test_records_made_without_entities_are_not_taken(
    tmp_path: Path, dump: Path, options: dict[str, Any], earlier: Path
) -> None:
    without = {**options, "entities": None}
    with pytest.raises(InputError, match="it was made with entities"):
        run_to_folder(bulk(dump, tmp_path / "run", earlier=str(earlier), **without))


def test_a_run_does_not_go_on_with_other_entities(
    tmp_path: Path, dump: Path, options: dict[str, Any]
) -> None:
    run_to_folder(bulk(dump, tmp_path / "run", **options))
    others = {**options, "entities": entities_of(tmp_path / "other.sqlite", FIRST)}
    with pytest.raises(InputError, match="the entity store was"):
        run_to_folder(bulk(dump, tmp_path / "run", resume=True, **others))
    without = {**options, "entities": None}
    with pytest.raises(InputError, match="the entity store is not given any more"):
        run_to_folder(bulk(dump, tmp_path / "run", resume=True, **without))


def test_a_source_view_has_its_item_too(tmp_path: Path, dump: Path) -> None:
    entities = entities_of(tmp_path / "wikidata.sqlite", FIRST)
    options = {"entities": entities, "site": "enwiki", "workers": 1}
    run_to_folder(bulk(dump, tmp_path / "run", **options))
    assert records(tmp_path / "run")["First"]["wikidata_id"] == "Q1"
    entities = entities_of(tmp_path / "other.sqlite", {**FIRST, "id": "Q7"})
    again = {**options, "entities": entities, "earlier": str(tmp_path / "run")}
    summary = run_to_folder(bulk(dump, tmp_path / "again", **again))
    assert summary.counts.records - summary.counts.reused == 1
    assert records(tmp_path / "again")["First"]["wikidata_id"] == "Q7"


def test_what_the_input_states_of_the_item_is_believed_first() -> None:
    memory = MemoryEntities.of([json.dumps(FIRST).encode()])
    page = Page(title="First", where="here", wikitext="Text", wikidata_id="Q5")
    site = Site.load("enwiki")
    assert extract(page, site=site, entities=memory).wikidata_id == "Q5"
    assert extract("Text", title="First", site=site, entities=memory).wikidata_id == "Q1"
    assert extract("Text", title="First", site="dewiki", entities=memory).wikidata_id is None
    assert extract("Text", title="First", site=Site.default(), entities=memory).wikidata_id is None


def test_questions_about_entities_are_told_with_their_answers() -> None:
    site = Site.load("enwiki")
    memory = MemoryEntities.of([json.dumps(FIRST).encode()])
    used = UsedPages(MemoryPages(site, {}), site, memory)
    assert used.entities is not None
    assert used.entities.entity_id("enwiki", "First") == "Q1"
    assert used.entities.entity_id("enwiki", "\ud800") is None
    assert used.entities.entity_json("Q2") is None
    used.entities.note_used(["Q1"])
    uses = used.uses()
    assert [question[:3] for question in uses.entities] == [
        ("entity", "Q1", ""),
        ("entity", "Q2", ""),
        ("item", "enwiki", "First"),
    ]
    assert PageStates(NoPages(), site, memory).hold(uses)
    others = MemoryEntities.of([json.dumps({**FIRST, "labels": {}}).encode()])
    assert not PageStates(NoPages(), site, others).hold(uses)
    assert not PageStates(NoPages(), site).hold(uses)
    used.begin()
    assert used.uses().entities == ()
