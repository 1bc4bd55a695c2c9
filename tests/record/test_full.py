"""Records in which every attribute is present."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from tests.sinks.records import ARTICLES, fixture_line
from wikiextract.record import FULL, Article, RecordValidator, Validator, full_record, to_json


def without_nothing(value: object) -> object:
    """A JSON value without what is null or an empty list."""
    if isinstance(value, dict):
        kept = {name: without_nothing(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in (None, [], {})}
    return [*map(without_nothing, value)] if isinstance(value, list) else value


@pytest.mark.parametrize("file", ["page.html", "page.wikitext"])
def test_a_full_record_is_valid_by_its_own_schema(file: str) -> None:
    record = full_record(msgspec.json.decode(fixture_line(file), type=Article))
    assert Validator.named(FULL).check(record) is None
    assert Validator.named().check(record) is not None
    assert RecordValidator().check(record) is None
    assert record["redirect_to"] is None
    assert record["sections"][0]["title_links"] == []


@pytest.mark.long
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(ARTICLES)
def test_it_differs_in_what_says_nothing_only(article: Article) -> None:
    full = full_record(article)
    full["extraction"]["schema"] = article.extraction.schema
    written = msgspec.json.decode(msgspec.json.encode(full))
    assert without_nothing(written) == without_nothing(msgspec.json.decode(to_json(article)))
