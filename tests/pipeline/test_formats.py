"""What a run does with a format hangs on what the format can do, never on its name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import wikiextract
from tests.pipeline.dumps import pages, write_multistream
from tests.pipeline.test_bulk import bulk, check_whole
from tests.source_code import nodes_of
from wikiextract.cli.extract_run import goes_into_folder
from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.runs.to_folder import run_to_file, run_to_folder, run_to_stream
from wikiextract.sinks import formats

OWN = "tests.sinks.titles_format"
EXPECTED = "".join(f"Page {number}\n" for number in range(1, 31) if number % 11).encode()


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(30))
    return path


@pytest.mark.processes
def test_a_new_format_goes_into_a_folder_a_file_and_a_stream(tmp_path: Path, dump: Path) -> None:
    name = f"{OWN}:TITLES"
    folder = tmp_path / "folder"
    check_whole(folder, run_to_folder(bulk(dump, folder, format=name)))
    assert b"".join(p.read_bytes() for p in sorted(folder.glob("*.titles"))) == EXPECTED
    assert not list(folder.glob("_run/pages-*"))
    summary = run_to_file(bulk(dump, tmp_path, format=name), tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == EXPECTED
    assert [shard.rows for shard in summary.shards] == [28]
    written: list[bytes] = []
    run_to_stream(bulk(dump, tmp_path, format=name), written.append)
    assert b"".join(written) == EXPECTED


def test_a_single_format_is_one_file_in_a_folder(tmp_path: Path, dump: Path) -> None:
    folder = tmp_path / "folder"
    summary = run_to_folder(bulk(dump, folder, format=f"{OWN}:SINGLE_TITLES"))
    assert [shard.name for shard in summary.shards] == ["articles.titles"]
    assert (folder / "articles.titles").read_bytes() == EXPECTED
    assert not list(folder.glob("part-*"))


def test_a_sharded_format_makes_a_folder_of_a_name_without_ending(tmp_path: Path) -> None:
    for kind, into_folder in (("TITLES", False), ("SHARDED_TITLES", True)):
        run = bulk(tmp_path / "dump.xml", tmp_path, format=f"{OWN}:{kind}", workers=1)
        assert goes_into_folder(str(tmp_path / "out"), run) is into_folder
        assert not goes_into_folder(str(tmp_path / "out.titles"), run)


def test_records_are_not_taken_from_a_format_that_is_not_addressable(
    tmp_path: Path, dump: Path
) -> None:
    run_to_folder(bulk(dump, tmp_path / "one", format=f"{OWN}:TITLES"))
    with pytest.raises(InputError, match="from which records cannot be taken"):
        run_to_folder(bulk(dump, tmp_path / "two", earlier=str(tmp_path / "one")))


@pytest.mark.parametrize("name", ["parquet", "sqlite", "duckdb"])
def test_a_format_that_needs_a_file_is_not_streamed(tmp_path: Path, dump: Path, name: str) -> None:
    with pytest.raises(OutputError, match=f"cannot take {name}"):
        run_to_stream(bulk(dump, tmp_path, format=name), print)


def test_a_line_in_the_list_gives_a_format_its_name_and_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = formats.Listed("titles", ".titles", f"{OWN}:TITLES")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, listed))
    assert formats.format_names()[-1] == "titles"
    assert formats.format_name(None, "out.titles") == "titles"
    assert formats.format_of("titles").extension == ".titles"


# Ways of showing an article, too, which `show` offers.
WORDS = {"text", "markdown"}


def test_no_format_is_named_in_the_pipeline_and_the_commands() -> None:
    source = Path(wikiextract.__file__).parent
    named_only = {*formats.format_names()} - WORDS
    named = [
        f"{path.relative_to(source)}:{node.lineno}: {node.value!r}"
        for folder in ("pipeline", "cli")
        for path in sorted((source / folder).rglob("*.py"))
        for node in nodes_of(path)
        if isinstance(node, ast.Constant) and node.value in named_only
    ]
    assert not named
