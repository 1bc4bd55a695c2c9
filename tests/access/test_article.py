"""What an article can be asked."""

from __future__ import annotations

import json
import sys

import pytest

import wikiextract
from wikiextract import Article
from wikiextract.errors import InputError, MissingPackageError
from wikiextract.nodes import Category, Link
from wikiextract.record import full_record

TEXT = """\
{{Infobox settlement|name=Ohrid|population_total=42,033|Leader name=[[X]]}}
[[Ohrid]] is a town.<ref>{{cite web|title=Page|url=https://example.org}}</ref><ref>Plain.</ref>
{|
|+ Figures
! Year !! Year
|-
| 1 || 2
|}
[[Category:Towns]]
"""
ARTICLE = wikiextract.extract(TEXT, site="enwiki", title="Ohrid")


def test_a_box_is_asked_by_parameter_label_or_property() -> None:
    box = ARTICLE.infobox("settlement")
    assert box is not None
    assert box["population_total"].text == "42,033"
    assert box["Population total"] == box["population_total"]
    assert box.get("nothing") is None
    assert "leader_name" in box
    assert list(box) == ["name", "population_total", "Leader name"]
    (name,) = [name for name in box.properties if "opulation" in name]
    assert box[name] == box["population_total"]
    assert box.property(name)[0].typed is not None


def test_a_box_that_is_not_there_is_none() -> None:
    assert ARTICLE.infobox("person") is None
    assert ARTICLE.boxes("person") == []


def test_tables_are_rows_and_data_frames() -> None:
    (table,) = ARTICLE.tables()
    assert table.caption == "Figures"
    assert table.columns == ("Year", "Year 2")
    assert table.records() == [{"Year": "1", "Year 2": "2"}]
    assert table.to_csv() == "Year,Year 2\r\n1,2\r\n"
    frame = table.to_pandas()
    assert list(frame["Year 2"]) == ["2"]
    assert table.to_arrow().to_pylist() == table.records()


def test_tables_become_polars_frames() -> None:
    pytest.importorskip("polars")
    (table,) = ARTICLE.tables()
    assert table.to_polars().to_dicts() == table.records()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackageError, match="pip install pandas"):
        ARTICLE.tables()[0].to_pandas()


def test_links_citations_and_nodes_are_found() -> None:
    assert [link.target for link in ARTICLE.links("internal")] == ["X", "Ohrid"]
    assert [note.citation.title for note in ARTICLE.citations() if note.citation] == ["Page"]
    assert [one.name for one in ARTICLE.find(Category)] == ["Towns"]
    assert list(ARTICLE.find(Link, lambda link: link.target == "none")) == []


def test_a_record_and_its_full_form_are_read_back() -> None:
    assert Article.from_json(wikiextract.to_json(ARTICLE)) == ARTICLE
    assert Article.from_json(wikiextract.to_json(ARTICLE).decode()) == ARTICLE
    assert ARTICLE.to_dict()["title"] == "Ohrid"
    full = Article.from_json(json.dumps(full_record(ARTICLE)))
    assert full.infoboxes == ARTICLE.infoboxes


@pytest.mark.parametrize("text", ["", "[]", '{"title": 1}', b"\xff"])
def test_what_is_no_record_is_refused(text: str | bytes) -> None:
    with pytest.raises(InputError, match="is no record"):
        Article.from_json(text)
