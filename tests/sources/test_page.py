"""What a source states of a page and no page has: it is left out of the record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wikiextract import Extractor, Page, to_json
from wikiextract.record import Validator
from wikiextract.sources.enterprise import read_article

VALIDATOR = Validator.named()


@pytest.mark.parametrize(
    ("stated", "left_out"),
    [
        ({"identifier": -4}, "page_id"),
        ({"main_entity": {"identifier": "x"}}, "wikidata_id"),
        ({"main_entity": {"identifier": ""}}, "wikidata_id"),
        ({"main_entity": {"identifier": "Q0"}}, "wikidata_id"),
        ({"date_modified": ""}, "revision"),
        ({"version": {"identifier": -1, "comment": "", "editor": {"name": ""}}}, "revision"),
        ({"previous_version": {"identifier": -5}}, "revision"),
        ({"url": ""}, "url"),
        ({"in_language": {"identifier": ""}}, "language"),
        ({"is_part_of": {"identifier": "", "url": ""}}, "site"),
    ],
)
def test_it_is_left_out(stated: dict[str, Any], left_out: str) -> None:
    article = {"name": "A", "identifier": 1, "article_body": {"wikitext": "x"}, **stated}
    page = read_article(json.dumps(article).encode(), "test")
    assert isinstance(page, Page)
    record = json.loads(to_json(Extractor().article(page)))
    assert VALIDATOR.problems(record) == {}
    assert left_out not in record
