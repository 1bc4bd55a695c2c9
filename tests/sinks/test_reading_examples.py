"""The examples of docs/full-dump.md that read what a run wrote do so."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.sinks.records import FIXTURE, fixture_line
from wikiextract.sinks import format_of

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "full-dump.md"
EXAMPLES = re.findall(r"```(\w+)\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


def example(language: str, word: str) -> str:
    (found,) = [code for name, code in EXAMPLES if name == language and word in code]
    return found


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("zhwiki").mkdir()
    Path("zhwiki/failures.ndjson").touch()
    line = fixture_line("page.wikitext")
    for format_, path in (("parquet", "zhwiki/part-0.parquet"), ("sqlite", "wiki.sqlite")):
        writer = format_of(format_).open(Path(path))
        writer.write(json.loads(line), line)
        writer.finish()
    return tmp_path


def test_duckdb_on_parquet() -> None:
    rows = duckdb.sql(example("sql", "unnest")).fetchall()
    assert rows == [(FIXTURE.name, None, "1991年12月21日")]


def test_the_tables() -> None:
    with closing(sqlite3.connect("wiki.sqlite")) as connection:
        rows = connection.execute(example("sql", "USING")).fetchall()
    assert rows == [(FIXTURE.name, None, "1991年12月21日", "1991-12-21")]


def test_pandas() -> None:
    scope: dict[str, Any] = {}
    exec(example("python", "pandas"), scope)
    names = [
        category["name"] for category in json.loads(fixture_line("page.wikitext"))["categories"]
    ]
    assert list(scope["members"]["category"]) == names


def test_python() -> None:
    shown = StringIO()
    with redirect_stdout(shown):
        exec(example("python", "read_parquet(part)"), {})
    assert shown.getvalue() == f"{FIXTURE.name} 1\n"
