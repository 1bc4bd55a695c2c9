"""What is no input and no output is refused in a sentence; wanted pages are found or named."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from tests.cli.shell import run

TEXT = b"{{Infobox x|name=Foo}}\nFoo is.\n[[Kategorie:Orte am See]]"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "Foo.wikitext"
    path.write_bytes(TEXT)
    return path


def test_an_ending_that_is_not_known_is_refused(page: Path) -> None:
    answer = run("extract", str(page), "-o", str(page.with_name("x.xlsx")))
    assert answer.returncode == 2
    assert b"the ending .xlsx is of no format; known are .ndjson" in answer.stderr
    assert [path.name for path in page.parent.iterdir()] == [page.name]


def test_a_url_is_refused_where_a_file_is_expected() -> None:
    answer = run("validate", "https://wiki.example/wiki/Foo")
    assert answer.returncode == 2
    assert b"a URL, where a file is expected" in answer.stderr


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", b"a PNG picture"),
        (b"%PDF-1.7\n", b"a PDF document"),
        (b"PAR1\x15\x04", b"a Parquet file"),
        (b"SQLite format 3\0", b"an SQLite database"),
        (b"", b"binary data"),
    ],
)
@pytest.mark.parametrize("name_of_file", ["Foo.wikitext", "Foo.html", "-"])
def test_what_is_no_text_is_refused_as_what_it_is(
    tmp_path: Path, beginning: bytes, name: bytes, name_of_file: str
) -> None:
    content = beginning + zlib.compress(bytes(range(256)) * 99 + TEXT * 9)[2:] + bytes(40)
    if name_of_file != "-":
        (tmp_path / name_of_file).write_bytes(content)
    answer = run("extract", name_of_file, stdin=content, cwd=tmp_path)
    assert answer.returncode == 2
    assert name + b", where text is expected" in answer.stderr
    assert answer.stdout == b""


def test_a_few_control_characters_are_no_binary(tmp_path: Path) -> None:
    answer = run("extract", "-", stdin=b"\0\1" + TEXT)
    assert answer.returncode == 0


def test_a_page_on_standard_input_has_the_title_that_is_stated_and_else_no_url() -> None:
    unknown = json.loads(run("extract", "-", "--site", "dewiki", stdin=TEXT).stdout)
    assert "url" not in unknown
    assert [problem["code"] for problem in unknown["diagnostics"]] == ["title-unknown"]
    known = json.loads(
        run("extract", "-", "--site", "dewiki", "--title", "Foo_bar", stdin=TEXT).stdout
    )
    assert known["title"] == "Foo bar"
    assert known["url"] == "https://de.wikipedia.org/wiki/Foo_bar"


@pytest.mark.parametrize("name", ["Kategorie:Orte am See", "kategorie:orte_am See", "Orte am See"])
def test_a_category_may_have_the_prefix_of_the_wiki(page: Path, name: str) -> None:
    answer = run("extract", str(page), "--site", "dewiki", "--category", name)
    assert len(answer.stdout.splitlines()) == 1


@pytest.mark.parametrize("name", ["Orte:Orte am See", "Kategorie:See", "Kategorie:Orte"])
def test_no_other_prefix_is_taken_off_a_category(page: Path, name: str) -> None:
    answer = run("extract", str(page), "--site", "dewiki", "--category", name)
    assert answer.stdout == b""


@pytest.mark.long
@pytest.mark.parametrize("output", [[], ["-o", "out.ndjson"], ["-o", "out/", "--workers", "2"]])
def test_titles_that_are_not_found_are_named(page: Path, output: list[str]) -> None:
    (page.parent / "titles.txt").write_text("Foo\nBar\n")
    more = ["--titles", "titles.txt", "--title", "Baz_q"]
    answer = run("extract", page.name, *more, *output, cwd=page.parent)
    assert answer.returncode == 1
    assert b"no page was found for the titles: Bar, Baz q\n" in answer.stderr
    found = run("extract", page.name, "--titles", "titles.txt", "--limit", "1", cwd=page.parent)
    assert found.returncode == 0


def test_a_record_can_be_written_with_all_attributes_and_indented(page: Path) -> None:
    plain = json.loads(run("extract", str(page)).stdout)
    full = run("extract", str(page), "--full").stdout
    assert json.loads(full)["navboxes"] == []
    assert len(full.splitlines()) == 1
    pretty = run("extract", str(page), "--pretty").stdout
    assert pretty.startswith(b'{\n  "title": "Foo",\n')
    assert json.loads(pretty) == plain
    both = run("extract", str(page), "--full", "--pretty").stdout
    assert json.loads(both) == json.loads(full)
    refused = run("extract", str(page), "--pretty", "-o", str(page.with_name("a.parquet")))
    assert refused.returncode == 2
    assert b"--pretty is for ndjson" in refused.stderr


@pytest.mark.long
@pytest.mark.parametrize("name", ["ndjson", "ndjson.gz", "ndjson.zst", "parquet"])
def test_the_folder_of_a_run_and_its_files_can_be_validated(page: Path, name: str) -> None:
    folder = page.parent
    done = run("extract", page.name, "-o", "out/", "--format", name, "-q", cwd=folder)
    assert done.returncode == 0
    (shard,) = (folder / "out").glob("part-*")
    for path in ("out", str(shard)):
        answer = run("validate", path, cwd=folder)
        assert (answer.returncode, answer.stdout) == (0, b"1 valid, 0 invalid\n")


def test_what_holds_no_records_is_refused_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_bytes(b"SQLite format 3\0" + bytes(100))
    (tmp_path / "folder").mkdir()
    database = run("validate", "a.ndjson", cwd=tmp_path)
    assert database.returncode == 2
    assert b"an SQLite database, where records are expected" in database.stderr
    folder = run("validate", "folder", cwd=tmp_path)
    assert folder.returncode == 2
    assert b"a folder without shards" in folder.stderr
