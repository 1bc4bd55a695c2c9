"""``render --jsonl`` with entities in a line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.wikibase.wiki import Entities, plain_site
from wikiextract.pipeline.pages.render import Renderer
from wikiextract.site import Site

TOWN = {
    "id": "Q1",
    "labels": {"de": {"language": "de", "value": "Musterstadt"}},
    "sitelinks": {
        "dewiki": {"title": "Musterstadt", "badges": ["Q9"]},
        "frwiki": {"title": "Ville"},
    },
    "claims": {
        "P1": [
            {
                "rank": "normal",
                "mainsnak": {
                    "snaktype": "value",
                    "property": "P1",
                    "datavalue": {"type": "quantity", "value": {"amount": "+12345", "unit": "1"}},
                },
            }
        ]
    },
}
INHABITANTS = {
    "datatype": "quantity",
    "labels": {"de": {"language": "de", "value": "Einwohner"}},
}


def answer(request: dict[str, Any], renderer: Renderer | None = None) -> dict[str, Any]:
    renderer = renderer or Renderer(Site.bundled("dewiki"))
    found, _ = renderer.answer(json.dumps(request).encode(), "line 1")
    return found


def test_entities_of_a_line() -> None:
    request = {
        "title": "Anders",
        "wikitext": "{{#property:Einwohner}} {{#invoke:M|f}}",
        "pages": {"Modul:M": "return { f = function() return mw.wikibase.getLabel() end }"},
        "entities": {"Q1": TOWN, "P1": INHABITANTS},
        "entity": "Q1",
    }
    found = answer(request)
    assert found["expanded"] == "12.345 Musterstadt"
    assert found["language_links"] == ["fr:Ville"]
    assert sorted(found["entities"]) == ["P1", "Q1"]
    assert found["badges"] == ["Q9"]
    assert not found["diagnostics"]


def test_the_item_is_found_by_its_link() -> None:
    request = {"title": "Musterstadt", "wikitext": "{{#property:P1}}", "entities": {"Q1": TOWN}}
    assert answer(request)["expanded"] == "12.345"
    assert answer({**request, "title": "Andere"})["expanded"] == ""


def test_a_line_says_nothing_to_the_next() -> None:
    renderer = Renderer(Site.bundled("dewiki"))
    request: dict[str, Any] = {"title": "A", "wikitext": "{{#property:P1}}"}
    given = {**request, "entities": {"Q1": TOWN}, "entity": "Q1"}
    assert answer(given, renderer)["expanded"] == "12.345"
    assert answer({**given, "title": "B"}, renderer)["expanded"] == "12.345"
    assert answer({**given, "entity": "Q2"}, renderer)["expanded"] == ""
    without = answer(request, renderer)
    assert without["expanded"] == ""
    assert [one["code"] for one in without["diagnostics"]] == ["no-entity-source"]


def test_entities_over_those_of_a_store() -> None:
    below = Entities({"Q1": TOWN, "P1": INHABITANTS})
    renderer = Renderer(plain_site("de", "dewiki"), entities=below)
    request: dict[str, Any] = {"title": "Musterstadt", "wikitext": "{{#property:Einwohner}}"}
    assert answer(request, renderer)["expanded"] == "12.345"
    assert answer({**request, "entities": {"Q1": {}}}, renderer)["expanded"] == ""
    assert answer({**request, "entity": "Q2"}, renderer)["expanded"] == ""


@pytest.mark.parametrize(
    ("entities", "shown"),
    [
        ({"Q1": {"labels": TOWN["labels"]}}, "Q1 Musterstadt"),
        ({"q1": {}}, "Q1 nil"),
        ({"Q1": {"id": "Q7", "labels": TOWN["labels"]}}, "Q1 Musterstadt"),
        ({"Q1": {"id": 7}}, "Q1 nil"),
        ({"Q1": {"entity": "Q1", "redirect": "Q2"}, "Q2": TOWN}, "Q2 Musterstadt"),
        ({"Q1": {"entity": "Q1", "redirect": "Q9"}}, "none"),
        ({"Q1": {"entity": "Q1", "redirect": "Q1"}}, "none"),
        ({"Q1": {"redirect": "Q2"}, "Q2": {"redirect": "Q3"}, "Q3": TOWN}, "Q3 Musterstadt"),
        ({"Q1": {"id": "Q3", "redirects": {"from": "Q1", "to": "Q3"}}}, "Q3 nil"),
        ({"Q1": {"redirects": [], "redirect": {}}}, "Q1 nil"),
        ({"Q1": 7}, "none"),
    ],
)
def test_the_id_of_an_entity_is_that_by_which_it_is_given(
    entities: dict[str, Any], shown: str
) -> None:
    module = """return { f = function()
        local entity = mw.wikibase.getEntity()
        return entity and entity.id .. ' ' .. tostring(entity:getLabel()) or 'none'
    end }"""
    request = {
        "title": "Anders",
        "wikitext": "{{#invoke:M|f}}",
        "pages": {"Modul:M": module},
        "entities": entities,
        "entity": "Q1",
    }
    assert answer(request)["expanded"] == shown


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"entities": {"nonsense": {}, "P1": {}}}, "invalid-entity-id"),
        ({"entity": "nonsense"}, "invalid-entity-id"),
        ({"entities": []}, "request-failed"),
        ({"entities": {"Q1": 7}}, None),
        ({"entities": {"Q1": 7}, "entity": "Q1"}, "entity-not-stored"),
        ({"entities": {"Q1": {"claims": {"P1": {}}}}, "entity": "Q1"}, None),
    ],
)
def test_what_is_wrong(more: dict[str, Any], code: str | None) -> None:
    request = {"title": "Musterstadt", "wikitext": "{{#property:P1}}", **more}
    codes = [one["code"] for one in answer(request)["diagnostics"]]
    assert codes == ([code] if code else [])
