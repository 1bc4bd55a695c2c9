"""Text, Markdown and CSV as formats: parts by name, pages divided, one header."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import msgspec
import pytest

import wikiextract
from wikiextract.errors import OutputError
from wikiextract.sinks import encoder_of, format_name, format_of

LINES = [
    wikiextract.to_json(wikiextract.extract(text, site="enwiki", title=title))
    for title, text in (
        ("A", "Some text.\n\n{|\n! a !! b\n|-\n| cell || d\n|}\n== B ==\n* item"),
        ("C", "#REDIRECT [[A]]"),
        ("D", '{{Infobox settlement|population_total=5|odd="x, y"}}\nMore.'),
    )
]


def encoded(name: str, lines: list[bytes] = LINES) -> str:
    encoder = encoder_of(name)
    pieces = [encoder.encode(msgspec.json.decode(line), line) for line in lines]
    return b"".join((*pieces, encoder.finish())).decode()


def test_pages_are_divided_by_two_empty_lines_and_redirects_left_out() -> None:
    pages = encoded("text").split("\n\n\n")
    assert pages == ["A\n\nSome text.\n\nB\n\n- item", "D\n\nMore.", ""]
    assert encoded("markdown").startswith("# A\n\nSome text.")


def test_parts_are_switched_in_the_name_of_the_format() -> None:
    assert "cell" in encoded("text+tables-title-headings")
    assert "B\n" not in encoded("text+tables-title-headings")
    with pytest.raises(OutputError, match="no part named nonsense; the parts are"):
        format_of("text+nonsense")
    assert format_name("text+tables", "out.txt.gz") == "text+tables.gz"
    assert format_of("text+tables.gz").extension == ".txt.gz"


def test_a_fact_is_a_row_of_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(encoded("csv"))))
    (population,) = [row for row in rows if row["param"] == "population_total"]
    assert (population["title"], population["value"], population["kind"]) == ("D", "5", "number")
    (odd,) = [row for row in rows if row["param"] == "odd"]
    assert (odd["text"], odd["property"]) == ('"x, y"', "")


@pytest.mark.parametrize("name", ["csv", "csv.gz"])
def test_shards_have_a_header_each_and_one_file_has_one(tmp_path: Path, name: str) -> None:
    format_ = format_of(name)
    shards = []
    for number, line in enumerate(LINES):
        path = tmp_path / f"part-{number}{format_.extension}"
        writer = format_.open(path)
        writer.write(msgspec.json.decode(line), line)
        writer.finish()
        shards.append(path)
    whole = tmp_path / f"whole{format_.extension}"
    format_.gather(shards, whole, len(LINES))
    read = gzip.decompress if name.endswith("gz") else bytes
    assert read(whole.read_bytes()).decode() == encoded("csv")
    assert all(read(path.read_bytes()).startswith(b"title,") for path in shards)


def test_no_records_are_a_header() -> None:
    assert encoded("csv", []).startswith("title,page_id")
