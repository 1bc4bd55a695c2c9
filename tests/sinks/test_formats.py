"""The formats of output by name."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from wikiextract.errors import OutputError
from wikiextract.sinks import format_name, format_names, format_of, indented, with_all_attributes


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(OutputError, match="parquet"):
        format_of("tsv")


@pytest.mark.parametrize(
    ("stated", "output", "expected"),
    [
        (None, None, "ndjson"),
        (None, "out", "ndjson"),
        (None, "out.json", "ndjson"),
        (None, "out.jsonl", "ndjson"),
        (None, "out.txt", "text"),
        (None, "out.json.gz", "ndjson.gz"),
        (None, "out.jsonl.zst", "ndjson.zst"),
        (None, "out.gz", "ndjson.gz"),
        (None, "out.xlsx/", "ndjson"),
        ("ndjson", "out.xlsx", "ndjson"),
        (None, ".gz", "ndjson"),
        (None, "folder.x/out.ndjson.zst", "ndjson.zst"),
        (None, "out.parquet", "parquet"),
        ("ndjson", "out.zst", "ndjson.zst"),
        ("ndjson.gz", "out.gz", "ndjson.gz"),
        ("sqlite", "out.gz", "sqlite"),
        ("sqlite", "out.parquet", "sqlite"),
        ("nonsense", "out.parquet", "nonsense"),
        (None, "out.jsonld", "jsonld"),
        (None, "out.nt.gz", "nt.gz"),
        ("jsonld-linked", "out.jsonld.zst", "jsonld-linked.zst"),
    ],
)
def test_the_format_is_as_stated_or_that_of_the_ending(
    stated: str | None, output: str | None, expected: str
) -> None:
    assert format_name(stated, output) == expected


@pytest.mark.parametrize("output", ["out.xlsx", "out.xlsx.gz", "a/b.c/out.xml", "out.v2"])
def test_an_ending_that_says_nothing_is_refused_with_those_that_are_known(output: str) -> None:
    with pytest.raises(OutputError, match=r"is of no format; known are \.ndjson, .*--format"):
        format_name(None, output)


def test_formats_have_forms_with_all_attributes_and_for_people() -> None:
    assert with_all_attributes("ndjson.gz") == "ndjson-full.gz"
    assert indented(with_all_attributes("ndjson")) == "ndjson-full-pretty"
    with pytest.raises(OutputError, match="--full is for ndjson"):
        with_all_attributes("parquet")
    with pytest.raises(OutputError, match="--pretty is for ndjson and ndjson-full"):
        indented("ndjson.gz")


def test_a_format_of_ones_own_is_named_by_its_place() -> None:
    assert format_of("tests.sinks.titles_format:TITLES").extension == ".titles"
    for name in ("tests.sinks.titles_format:NONE", "tests.sinks.none:TITLES"):
        with pytest.raises(OutputError):
            format_of(name)


@pytest.mark.parametrize("name", ["parquet", "duckdb"])
def test_a_missing_package_is_named_with_how_to_install_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, f"wikiextract.sinks.{name}", raising=False)
    monkeypatch.delitem(sys.modules, "wikiextract.sinks.arrow_schema", raising=False)
    with pytest.raises(OutputError, match=rf'pip install "wikiextract\[{name}\]"'):
        format_of(name)


@pytest.mark.parametrize("name", format_names())
def test_each_format_writes_a_whole_shard_or_none(name: str, tmp_path: Path) -> None:
    format_ = format_of(name)
    path = tmp_path / f"shard{format_.extension}"
    writer = format_.open(path)
    assert not path.exists()
    shard = writer.finish()
    writer.abandon()
    assert (shard.name, shard.rows, shard.bytes) == (path.name, 0, path.stat().st_size)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", format_names())
def test_what_cannot_be_written_is_an_error_of_ours(name: str, tmp_path: Path) -> None:
    format_ = format_of(name)
    with pytest.raises(OutputError):
        format_.open(tmp_path / "missing" / f"shard{format_.extension}")


def unpack_zstandard(data: bytes) -> bytes:
    reader = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True)
    return reader.read()


@pytest.mark.parametrize(
    ("ending", "unpack"), [(".gz", gzip.decompress), (".zst", unpack_zstandard)]
)
def test_compressed_lines(ending: str, unpack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    format_ = format_of(format_name("ndjson", f"out.ndjson{ending}"))
    assert format_.extension == f".ndjson{ending}"
    shards = []
    for name in "ab":
        writer = format_.open(tmp_path / name)
        for number in range(3):
            writer.write({}, f"{name}{number}".encode())
        writer.finish()
        shards.append(tmp_path / name)
    whole = format_.gather(shards, tmp_path / "whole", 6)
    assert whole.rows == 6
    assert unpack((tmp_path / "whole").read_bytes()) == b"a0\na1\na2\nb0\nb1\nb2\n"


@pytest.mark.parametrize("name", ["parquet", "sqlite", "duckdb"])
def test_shards_that_cannot_be_read_leave_no_file(name: str, tmp_path: Path) -> None:
    format_ = format_of(name)
    shard = tmp_path / f"shard{format_.extension}"
    shard.write_bytes(b"not what it should be" * 1000)
    with pytest.raises(OutputError):
        format_.gather([shard], tmp_path / f"all{format_.extension}", 1)
    assert list(tmp_path.iterdir()) == [shard]
