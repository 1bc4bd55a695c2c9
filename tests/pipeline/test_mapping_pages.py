"""Runs with mapping pages: what identifies them, and what they tell of what is not understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.map.domains.dbpedia.export import ONTOLOGY, write_export
from tests.pipeline.test_bulk import bulk, lines
from tests.pipeline.test_since import write_dump
from wikiextract.errors import InputError
from wikiextract.pipeline.runs.to_folder import run_to_folder

pytestmark = pytest.mark.long

TEXTS = {"Hill": "{{Box of towns|name=Hill|area=5 km2}}", "Plain": "Plain."}
BOX = (
    "{{TemplateMapping | mapToClass = Town | mappings ="
    " {{PropertyMapping | templateProperty = area | ontologyProperty = area}}"
    " {{PropertyMapping | templateProperty = name | ontologyProperty = nothing}} }}"
)


@pytest.fixture
def mappings(tmp_path: Path) -> Path:
    folder = tmp_path / "mappings"
    folder.mkdir()
    write_export(folder / "ontology.xml.xz", ONTOLOGY)
    write_export(folder / "Mapping_en.xml", {"Mapping en:Box of towns": BOX})
    return folder


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml.bz2"
    write_dump(path, TEXTS)
    return path


def entities(folder: Path) -> dict[str, Any]:
    records = [json.loads(line) for line in lines(folder).splitlines()]
    return {record["title"]: record.get("entity") for record in records}


def test_infoboxes_are_entities_by_the_mappings(tmp_path: Path, dump: Path, mappings: Path) -> None:
    folder = tmp_path / "run"
    run_to_folder(bulk(dump, folder, mappings=str(mappings), site="enwiki"))
    found = entities(folder)
    assert found["Plain"] is None
    assert found["Hill"]["types"][0] == "dbo:Town"
    (area,) = next(iter(found["Hill"]["properties"].values()))
    assert area["typed"]["si_number"] == 5_000_000
    assert area["source"]["param"] == "area"
    answer = run("extract", str(dump), "--mappings", str(mappings), "--site", "enwiki", "-q")
    assert answer.stdout == lines(folder)
    report = json.loads((folder / "_run" / "report.json").read_bytes())
    assert report["pages"]["mappings"]["en"]["templates"] == 1
    assert report["pages"]["mappings"]["en"]["not_understood"] == 1
    assert "nothing is no property" in (folder / "_run" / "report.html").read_text()


def test_the_wiki_of_a_run_is_that_of_its_option(
    tmp_path: Path, dump: Path, mappings: Path
) -> None:
    folder = tmp_path / "run"
    run_to_folder(bulk(dump, folder, mappings=str(mappings), site="dewiki"))
    records = [json.loads(line) for line in lines(folder).splitlines()]
    assert {(record["site"], record["language"]) for record in records} == {("dewiki", "de")}
    assert entities(folder)["Hill"] is None


def test_a_run_is_not_resumed_with_other_mappings(
    tmp_path: Path, dump: Path, mappings: Path
) -> None:
    folder = tmp_path / "run"
    run_to_folder(bulk(dump, folder, mappings=str(mappings), site="enwiki"))
    write_export(mappings / "more.xml", {"Mapping en:Other": BOX})
    with pytest.raises(InputError, match=r"more\.xml of the mappings was not given before"):
        run_to_folder(bulk(dump, folder, mappings=str(mappings), site="enwiki", resume=True))
    with pytest.raises(InputError, match=r"Mapping_en\.xml of the mappings is not given any more"):
        run_to_folder(bulk(dump, folder, site="enwiki", resume=True))


def test_records_of_other_mappings_are_not_taken(
    tmp_path: Path, dump: Path, mappings: Path
) -> None:
    run_to_folder(bulk(dump, tmp_path / "one", mappings=str(mappings), site="enwiki"))
    again = bulk(dump, tmp_path / "two", earlier=str(tmp_path / "one"), site="enwiki")
    with pytest.raises(InputError, match="its mappings were others"):
        run_to_folder(again)
    same = bulk(
        dump,
        tmp_path / "two",
        earlier=str(tmp_path / "one"),
        mappings=str(mappings),
        site="enwiki",
    )
    assert run_to_folder(same).counts.reused == len(TEXTS)


def test_the_command_lists_what_is_not_understood(mappings: Path) -> None:
    answer = run("mappings", str(mappings))
    assert answer.returncode == 0
    assert answer.stdout.decode().splitlines() == [
        "ontology: 0 not understood",
        "en: 1 templates, 1 not understood",
        "Mapping en:Box of towns: nothing is no property of the ontology",
    ]
    assert run("mappings", str(mappings), "--wiki", "fr").returncode == 2


def test_a_folder_without_mappings_is_told_at_once(tmp_path: Path, dump: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = run("extract", str(dump), "--mappings", str(tmp_path / "empty"))
    assert (answer.returncode, answer.stdout) == (2, b"")
    assert b"has no mapping pages" in answer.stderr
