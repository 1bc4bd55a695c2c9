"""The titles that a run's records lack, read from its NDJSON."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from wikiextract.errors import InputError
from wikiextract.pipeline.reports.missing_texts import missing_texts


def line(*titles: str) -> bytes:
    told = [{"code": "text-not-stored", "where": {"template": title}} for title in titles]
    other = {"code": "missing-template", "where": {"template": "Never"}}
    return json.dumps({"diagnostics": [other, *told]}).encode() + b"\n"


def test_titles_are_given_once_in_the_order_of_the_records(tmp_path: Path) -> None:
    path = tmp_path / "records.ndjson.gz"
    path.write_bytes(gzip.compress(line("B", "A") + b"\n \n" + line() + line("C", "A").strip()))
    assert missing_texts(path) == ["B", "A", "C"]


@pytest.mark.parametrize(
    ("bad", "problem"), [(b"{", "no record"), (b" " * 2000, "the line is longer than")]
)
def test_a_line_that_is_no_record_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: bytes, problem: str
) -> None:
    monkeypatch.setattr("wikiextract.sources.lines.LINE_BYTES", 1000)
    path = tmp_path / "records.ndjson"
    path.write_bytes(line("A") + bad + b"\n" + line("B"))
    with pytest.raises(InputError, match=rf"records\.ndjson, line 2: .*{problem}"):
        missing_texts(path)
