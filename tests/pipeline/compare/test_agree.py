"""Two runs' records compared part by part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from wikiextract import nodes
from wikiextract.errors import InputError
from wikiextract.pipeline.compare.agree import (
    agreement_json,
    agreement_text,
    compare,
    differences,
    read_records,
)
from wikiextract.record import Article, Extraction, to_json


def article(
    title: str, *, items: tuple[str, ...] = ("a", "b"), span: nodes.Span = (0, 1)
) -> Article:
    blocks = (
        nodes.Paragraph(text="Text.", links=(nodes.Link(text="x", target="X"),), span=span),
        nodes.ContentList(items=tuple(nodes.Value(text=item) for item in items)),
    )
    return Article(
        title=title,
        kind="article",
        sections=(nodes.Section(level=1, blocks=blocks),),
        extraction=Extraction(version="0", view="html", schema="s"),
    )


def write(path: Path, *articles: Article) -> str:
    path.write_bytes(b"".join(to_json(a) + b"\n" for a in articles))
    return str(path)


@pytest.fixture
def runs(tmp_path: Path) -> Any:
    first = write(tmp_path / "a", article("Foo"), article("Bar"), article("Only"))
    second = write(
        tmp_path / "b", article("Foo", span=(5, 6)), article("Bar", items=("a", "c", "d"))
    )
    return compare(read_records(first), read_records(second))


def test_shares_count_records_with_an_equal_part(runs: Any) -> None:
    assert runs.parts["lists"].share == 0.5
    assert runs.parts["sections"].share == 1.0
    assert runs.parts["links"].share == 1.0
    assert runs.lowest == 0.5
    assert runs.only_first == ["Only"]


def test_differences_are_told_by_kind_with_examples(runs: Any) -> None:
    assert runs.parts["lists"].kinds == {"lists[].items (count)": 1, "lists[].items[].text": 1}
    text = "\n".join(agreement_text(runs))
    assert "lists              50.00%  1 of 2 equal" in text
    assert 'Bar: lists[0].items[1].text\n            "b"\n            "c"' in text
    answer = agreement_json(runs)["parts"]["lists"]
    assert (answer["compared"], answer["equal"], answer["share"]) == (2, 1, 0.5)


def test_spans_and_parameter_names_do_not_count() -> None:
    assert not list(differences({"span": [1, 2], "a": 1}, {"param": "x", "a": 1}, "x"))


def test_what_only_one_view_can_name_is_no_difference_but_two_names_are() -> None:
    assert not list(differences({"name": "Infobox", "t": 1}, {"t": 1}, "x"))
    assert list(differences({"name": "Infobox"}, {"name": "Other"}, "x"))


def test_addresses_count_but_for_those_of_pictures() -> None:
    assert not list(differences({"file": "A.png", "url": "/a"}, {"file": "A.png"}, "x"))
    assert list(differences({"url": "/a"}, {"url": "/b"}, "x"))


def test_a_line_that_is_no_record_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "x.ndjson"
    path.write_text("{}\n")
    with pytest.raises(InputError, match="line 1"):
        read_records(str(path))
