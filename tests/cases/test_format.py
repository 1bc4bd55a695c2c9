"""The format of cases and tables: what is read is what is written, and mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.case import (
    all_cases,
    case_files,
    read_cases,
    read_text,
    replace_expected,
    write_text,
)
from tests.cases.table import read_table, write_difference

TESTS = Path(__file__).resolve().parents[1]
FILE = """What these cases are about.

!! options
site=dewiki
parts=a,b
!! end

!! article
Template:All
!! text
for all
!! endarticle

!! test
first
!! options
title=[[A page]]
!! page Template:Own
one
␤!! two
!! wikitext
a ␤

b
!! tree
!! end

!! test
second
!! wikitext
!! tree
x
y
!! end
"""
TABLE = """!! table
-- a comment
f(1)
=> 2

f(2)
=>
~> 3
!! end
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file.txt"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_case_has_the_options_and_pages_of_its_file_and_its_own(file: Path) -> None:
    first, second = read_cases(file)
    assert dict(first.options) == {"site": "dewiki", "parts": ["a", "b"], "title": "A page"}
    assert (second.option("site"), second.option("title", "none")) == ("dewiki", "none")
    assert second.words("parts") == ("a", "b")
    assert dict(first.pages) == {"Template:All": "for all", "Template:Own": "one\n!! two"}
    assert dict(first.texts) == {"wikitext": "a \n\nb", "tree": ""}
    assert (second.text("wikitext"), second.expected) == ("", "x\ny")


@pytest.mark.parametrize("found", ["", "one", "one\ntwo", "a \n!! end\n\n", "␤x"])
def test_what_is_found_can_be_written_in_place_of_what_is_expected(file: Path, found: str) -> None:
    for number in (0, 1):
        replace_expected(list(read_cases(file))[number], found)
    assert [case.expected for case in read_cases(file)] == [found, found]
    assert file.read_text("utf-8").count("\n!! end\n") == FILE.count("\n!! end\n")
    for case, expected in zip(read_cases(file), ["", "x\ny"], strict=True):
        replace_expected(case, expected)
    assert file.read_text("utf-8") == FILE


@pytest.mark.parametrize("text", ["", "a", "a \nb\t", "!! end", "␤", "␤ ", " a", "\n\n", "a\n"])
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    assert read_text(write_text(text)) == text
    assert not any(line.startswith("!!") for line in write_text(text).split("\n"))


def test_a_block_without_an_end_and_a_title_used_twice_are_told(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("!! test\na\n!! tree\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no end"):
        list(read_cases(path))
    path.write_text("!! test\na\n!! tree\n!! end\n" * 2, encoding="utf-8")
    with pytest.raises(ValueError, match="has this title"):
        list(read_cases(path))


def test_a_table_has_inputs_answers_and_known_differences(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text(TABLE, encoding="utf-8")
    first, second = read_table(path).rows
    assert (first.given, first.answer, first.ours) == ("f(1)", "2", None)
    assert (second.given, second.answer, second.ours) == ("f(2)", "", "3")
    assert first.problem("2") is second.problem("3") is None
    assert first.problem("3") is not None


def test_a_difference_is_written_beside_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text(TABLE, encoding="utf-8")
    first, second = read_table(path).rows
    write_difference(first, "9")
    write_difference(second, "")
    assert path.read_text("utf-8") == TABLE.replace("=> 2\n", "=> 2\n~> 9\n").replace("~> 3\n", "")
    write_difference(first, "2")
    assert path.read_text("utf-8") == TABLE.replace("~> 3\n", "")


@pytest.mark.parametrize("text", ["f(1)\nf(2)\n=> 1", "=> 1", "f(1)\n~> 1", "f(1)"])
def test_a_row_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "table.txt"
    path.write_text(f"!! table\n{text}\n!! end\n", encoding="utf-8")
    with pytest.raises(ValueError, match="without an answer"):
        read_table(path)


def test_all_files_of_cases_hold_cases_or_a_table() -> None:
    folders = [path for path in TESTS.rglob("cases") if path.is_dir() and path != TESTS / "cases"]
    files = [path for folder in folders for path in case_files(folder)]
    assert len(files) > 80
    for path in files:
        assert list(read_cases(path)) or read_table(path).rows, path
    assert all(case.texts for folder in folders for case in all_cases(folder))
