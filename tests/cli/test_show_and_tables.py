"""``show`` and ``tables``: one article for people, and the tables of articles as files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.shell import run

PAGE = """\
{{Infobox settlement|population_total=5}}
Some '''text''' \x1b[31m.
== Towns ==
{|
! a !! b
|-
| rowspan=2 | 1 || 2
|-
| 3
|}
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "Some town.wikitext"
    path.write_text(PAGE)
    return path


def test_an_article_is_shown_for_people_and_drives_no_terminal(page: Path) -> None:
    shown = run("show", page.name, cwd=page.parent)
    assert shown.returncode == 0
    assert b"Towns" in shown.stdout
    assert b"\x1b" not in shown.stdout


def test_an_article_is_shown_as_its_record(page: Path) -> None:
    shown = run("show", page.name, "--as", "json", cwd=page.parent)
    assert json.loads(shown.stdout)["title"] == "Some town"
    text = run("show", page.name, "--as", "text", cwd=page.parent).stdout
    assert text.startswith(b"Some town\n\nSome text")


def test_records_are_shown_by_title(page: Path) -> None:
    run("extract", page.name, "-o", "out.ndjson", "-q", cwd=page.parent)
    shown = run("show", "out.ndjson", "--title", "Some_town", "--as", "markdown", cwd=page.parent)
    assert shown.stdout.startswith(b"# Some town\n")
    missing = run("show", "out.ndjson", "--title", "Nothing", cwd=page.parent)
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert b"there is no page Nothing" in missing.stderr


def test_each_table_is_a_file_and_all_are_listed(page: Path) -> None:
    made = run("tables", page.name, "-o", "tables", cwd=page.parent)
    assert made.returncode == 0
    folder = page.parent / "tables"
    with (folder / "tables.csv").open(newline="") as stream:
        (entry,) = csv.DictReader(stream)
    assert (entry["section"], entry["rows"], entry["columns"]) == ("Towns", "2", "2")
    with (folder / entry["file"]).open(newline="") as stream:
        assert list(csv.reader(stream)) == [["a", "b"], ["1", "2"], ["1", "3"]]


def test_tables_are_parquet_too(page: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    run("tables", page.name, "-o", "tables", "--format", "parquet", cwd=page.parent)
    (path,) = (page.parent / "tables").glob("*.parquet")
    assert parquet.read_table(path).to_pylist()[1] == {"a": "1", "b": "3"}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "enwiki" / "Some%2Ftown"
    (folder / "pages").mkdir(parents=True)
    (folder / "page.wikitext").write_text(PAGE)
    box = '{|class="infobox"\n!Population\n|{{{population_total}}}\n|}\n'
    (folder / "pages" / "Template:Infobox_settlement.wikitext").write_text(box)
    return folder


def test_a_saved_article_is_shown_with_the_pages_saved_with_it(saved: Path) -> None:
    for name, folder in ((str(saved), saved.parent), (".", saved)):
        shown = run("show", name, "--as", "json", cwd=folder)
        record = json.loads(shown.stdout)
        assert (record["title"], record["site"]) == ("Some/town", "enwiki")
        (field,) = record["infoboxes"][0]["groups"][0]["fields"]
        assert (field["param"], field["label"]) == ("population_total", "Population")


def test_the_tables_and_the_inspector_take_a_saved_article(saved: Path) -> None:
    assert b"1 table of 1 page" in run("tables", saved.name, cwd=saved.parent).stderr
    made = run("inspect", saved.name, "-o", "page.html", cwd=saved.parent)
    assert (made.returncode, made.stderr) == (0, b"")
    assert "<th>Population" in (saved.parent / "page.html").read_text(encoding="utf-8")


def test_a_saved_article_has_one_title(saved: Path) -> None:
    missing = run("show", saved.name, "--title", "Other", cwd=saved.parent)
    assert (missing.returncode, missing.stdout) == (2, b"")


def test_lines_of_a_cell_are_told_apart_in_a_terminal(tmp_path: Path) -> None:
    text = "{{Infobox city|name=X|people=Ann: a<br>Ben: b}}"
    (tmp_path / "x.wikitext").write_text(text)
    shown = run("show", "x.wikitext", cwd=tmp_path)
    assert b"<br>" not in shown.stdout
    assert "Ann: a · Ben: b" in shown.stdout.decode()


@pytest.mark.parametrize("command", ["show", "tables", "inspect"])
@pytest.mark.parametrize("name", ["none", "none.xml"])
def test_an_input_that_is_not_there_is_told(tmp_path: Path, command: str, name: str) -> None:
    answer = run(command, name, cwd=tmp_path)
    assert (answer.returncode, answer.stderr) == (
        2,
        f"wikiextract: {name}: no such file\n".encode(),
    )
