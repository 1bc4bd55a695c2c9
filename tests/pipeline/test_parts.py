"""Runs with parts of records: in every format, with workers, resumed, since an earlier run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.pipeline.dumps import pages, write_multistream
from tests.pipeline.test_bulk import bulk, check_whole, lines, manifest
from tests.pipeline.troubled import troubled
from tests.sources.dumps import page, revision
from wikiextract.errors import InputError, OutputError
from wikiextract.nodes import Parts
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.pipeline.run_block import run_block
from wikiextract.pipeline.runs.in_process import run_in_process
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.pipeline.select.selection import Selection, read_categories
from wikiextract.record import RecordValidator
from wikiextract.sinks import format_names, format_of, refuse_missing_parts
from wikiextract.sinks.read_back import read_records

BOXES = Parts.only("infoboxes")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(30))
    return path


def streamed(dump: Path, **changes: Any) -> Iterator[dict[str, Any]]:
    written: list[bytes] = []
    run_in_process(bulk(dump, dump.parent, **changes), written.append)
    return map(json.loads, b"".join(written).splitlines())


@pytest.mark.parametrize(
    "name", [name for name in format_names() if "." not in name and "-" not in name]
)
def test_every_format_writes_parts(tmp_path: Path, dump: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    if name == "duckdb":
        pytest.importorskip("duckdb")
    parts = Parts.only("infoboxes,sections")
    options = BlockOptions(folder=str(tmp_path / "out"), format=name, parts=parts)
    (tmp_path / "out").mkdir()
    (block,) = plan_blocks([str(dump)])
    result = run_block(block, options)
    assert result.balanced
    assert result.counts.records == 28


@pytest.mark.parametrize("name", ["parquet", "ndjson", "ndjson-full"])
def test_what_is_read_back_says_which_parts_it_has(tmp_path: Path, dump: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    (block,) = plan_blocks([str(dump)])
    (shard,) = run_block(block, BlockOptions(folder=str(tmp_path), format=name, parts=BOXES)).shards
    articles = list(read_records(tmp_path / shard.name))
    assert {article.extraction.parts for article in articles} == {("infoboxes",)}
    assert any(article.infoboxes for article in articles)
    assert not any(article.sections or article.templates for article in articles)


def test_a_format_that_is_made_of_other_parts_is_refused() -> None:
    for name, parts in {"csv": "sections", "text": "infoboxes", "markdown.gz": "image"}.items():
        with pytest.raises(OutputError, match="of which none is asked for"):
            refuse_missing_parts(name, Parts.only(parts))
        refuse_missing_parts(name, Parts.without(parts))
        assert format_of(name).capabilities.parts


@pytest.mark.processes
def test_a_run_states_the_parts_and_goes_on_with_the_same_only(tmp_path: Path, dump: Path) -> None:
    folder = tmp_path / "run"
    check_whole(folder, run_to_folder(bulk(dump, folder, parts=BOXES)))
    assert manifest(folder).identity.options["parts"] == ["infoboxes"]
    found = [json.loads(line)["extraction"]["parts"] for line in lines(folder).splitlines()]
    assert found == [["infoboxes"]] * 28
    again = run_to_folder(bulk(dump, folder, parts=BOXES, resume=True))
    assert again.counts.records == 28
    with pytest.raises(InputError, match=r'parts was \["infoboxes"\], now it is null'):
        run_to_folder(bulk(dump, folder, resume=True))


@pytest.mark.processes
def test_records_of_an_earlier_run_have_the_same_parts(tmp_path: Path, dump: Path) -> None:
    earlier = str(tmp_path / "one")
    run_to_folder(bulk(dump, tmp_path / "one", parts=BOXES))
    summary = run_to_folder(bulk(dump, tmp_path / "two", parts=BOXES, earlier=earlier))
    assert summary.counts.reused == 28
    assert lines(tmp_path / "one") == lines(tmp_path / "two")
    with pytest.raises(InputError, match=r"parts was \['infoboxes'\], now it is None"):
        run_to_folder(bulk(dump, tmp_path / "three", earlier=earlier))


def test_pages_are_selected_by_categories_that_are_not_written(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    texts = {"In": "Text.\n[[Category:C]]", "Out": "[[Category:D]]"}
    write_multistream(dump, [page(title, revision(text)) for title, text in texts.items()])
    selection = replace(Selection(), categories=read_categories(["C"]))
    (found,) = streamed(dump, selection=selection, parts=BOXES)
    assert found["title"] == "In"
    assert "categories" not in found


def test_records_of_another_extractor_and_of_pages_that_fail_have_no_other_parts(
    tmp_path: Path,
) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(8, p3="wrong"))
    found = list(streamed(dump, parts=BOXES, extractor=troubled))
    validator = RecordValidator()
    for record in found:
        assert validator.check(record) is None
        assert record["extraction"]["parts"] == ["infoboxes"]
        assert not {"sections", "templates", "abstract"} & set(record)
    assert [record["title"] for record in found if record.get("diagnostics")] == ["wrong"]


def test_a_command_names_parts(tmp_path: Path) -> None:
    path = tmp_path / "Foo.wikitext"
    path.write_text("{{Infobox x|name=Foo}}\nFoo is.\n[[Category:C]]")
    answer = run("extract", str(path), "--site", "enwiki", "--only", "infoboxes,categories")
    record = json.loads(answer.stdout)
    assert (answer.returncode, record["extraction"]["parts"]) == (0, ["infoboxes", "categories"])
    assert {"infoboxes", "categories"} <= set(record)
    assert not {"sections", "templates", "abstract"} & set(record)
    answer = run("extract", str(path), "--site", "enwiki", "--without", "templates")
    assert "sections" in json.loads(answer.stdout)
    for options, message in {
        ("--only", "boxes"): b"boxes is no part of a record; the parts are short_description, ",
        ("--only", "sections", "--format", "csv"): b"csv: is made of infoboxes, ",
    }.items():
        answer = run("extract", str(path), *options)
        assert (answer.returncode, message in answer.stderr) == (2, True)
