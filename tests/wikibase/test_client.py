"""What a page may ask of a Wikibase: terms and those that stand in, links, statements, ways."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.wikibase.wiki import Entities, client, plain_site
from wikiextract.wikibase import repository
from wikiextract.wikibase.client import Client
from wikiextract.wikibase.ids import id_of_address, id_of_value, parse_id
from wikiextract.wikibase.property_order import property_order
from wikiextract.wikibase.repository import EntityCache


def terms(**texts: str) -> dict[str, Any]:
    return {
        code.replace("_", "-"): {"language": code.replace("_", "-"), "value": text}
        for code, text in texts.items()
    }


@pytest.mark.parametrize(
    ("language", "labels", "text", "found_in"),
    [
        ("en", terms(en="house", mul="H"), "house", "en"),
        ("en", terms(de="Haus", mul="H"), "H", "mul"),
        ("en", terms(de="Haus"), None, None),
        ("de", terms(en="house", mul="H"), "H", "mul"),
        ("de", terms(en="house"), "house", "en"),
        ("de-at", terms(de="Haus", mul="H"), "Haus", "de"),
        ("en-gb", terms(en="house", mul="H"), "house", "en"),
        ("simple", terms(en="house", mul="H"), "house", "en"),
        ("bar", terms(de="Haus", en="house"), "Haus", "de"),
        ("zh", terms(zh_hant="卡爾斯魯厄"), "卡爾斯魯厄", "zh"),
        ("zh-tw", terms(zh="卡尔斯鲁厄", en="Karlsruhe"), "卡爾斯魯厄", "zh-tw"),
        ("zh-hans", terms(zh_tw="卡爾斯魯厄"), "卡尔斯鲁厄", "zh-hans"),
        ("sr-el", terms(sr="Београд"), "Beograd", "sr-el"),
        ("en", [], None, None),
        ("en", {"en": ["house"]}, None, None),
        ("en", {"en": {"value": 7}}, None, None),
    ],
)
def test_terms(language: str, labels: Any, text: str | None, found_in: str | None) -> None:
    found = client([{"id": "Q1", "labels": labels}], language).term("q1", "labels")
    assert (found and found.text, found and found.language) == (text, found_in)


@pytest.mark.parametrize(
    ("labels", "language", "text"),
    [
        (terms(de="Haus", en="house"), "de", "Haus"),
        (terms(en="house"), "de", None),
        (terms(mul="H"), "de", None),
        (terms(mul="H"), "mul", "H"),
        (terms(zh="卡尔斯鲁厄"), "zh-tw", "卡爾斯魯厄"),
        (terms(en="house"), "en-gb", None),
        (terms(en="house"), "no such", None),
    ],
)
def test_terms_of_one_language(labels: Any, language: str, text: str | None) -> None:
    assert client([{"id": "Q1", "labels": labels}]).term_in("Q1", "labels", language) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Q42", "Q42"),
        ("p31", "P31"),
        ("l99-f1", "L99-F1"),
        ("M7", "M7"),
        ("Q0", None),
        ("Q042", None),
        ("Q99999999999", None),
        ("Q4294967296", None),
        (" Q42", None),
        ("Q42\n", None),
        ("Q١", None),
        ("", None),
    ],
)
def test_ids(written: str, read: str | None) -> None:
    assert parse_id(written) == read


def test_ids_in_values() -> None:
    assert id_of_value({"entity-type": "item", "numeric-id": 7}) == "Q7"
    assert id_of_value({"entity-type": "property", "numeric-id": 7}) == "P7"
    assert id_of_value({"entity-type": "form", "id": "L1-F2"}) == "L1-F2"
    for value in (None, "Q7", {"numeric-id": 7}, {"entity-type": ["item"], "numeric-id": True}):
        assert id_of_value(value) is None
    assert id_of_address("http://www.wikidata.org/entity/Q7") == "Q7"
    assert id_of_address("http://elsewhere.example/entity/Q7") is None


def claim(value: str, rank: str = "normal") -> dict[str, Any]:
    stated = {"type": "wikibase-entityid", "value": {"id": value}}
    return {"rank": rank, "mainsnak": {"snaktype": "value", "datavalue": stated}}


def test_statements_by_rank() -> None:
    claims = {
        "P1": [claim("Q2", "deprecated"), claim("Q3"), claim("Q4", "preferred"), claim("Q5")],
        "P2": [claim("Q6"), claim("Q7", "deprecated")],
        "P3": {"not": "a list"},
        "P4": [None, "x", {"rank": ["normal"], "mainsnak": []}, claim("Q8")],
    }
    asked = client([{"id": "Q1", "claims": claims}, {"id": "P2"}])
    assert asked.formatted("Q1", "P1", rich=False) == "Q4"
    assert asked.formatted("Q1", "P1", rich=False, ranks={0, 1}) == "Q2, Q3, Q5"
    assert asked.formatted("Q1", "P2", rich=True) == "<span><span>Q6</span></span>"
    assert asked.formatted("Q1", "P3", rich=True) == ""
    assert asked.formatted("Q1", "P4", rich=False) == "Q8"
    assert asked.formatted("Q404", "P1", rich=True) == ""
    assert asked.used["Q404"] is False
    assert asked.used["Q1"] is True


def test_links_and_badges() -> None:
    links = {
        "enwiki": {"title": "A house", "badges": ["Q17437796", 7]},
        "dewiki": ["Haus"],
    }
    asked = client([{"id": "Q1", "sitelinks": links}, {"id": "P1", "sitelinks": links}])
    assert asked.page_of("Q1") == "A house"
    assert asked.badges("Q1") == ["Q17437796"]
    assert asked.page_of("Q1", "dewiki") is None
    assert asked.page_of("P1") is None
    assert asked.badges("nonsense") == []
    assert asked.item_of_title("a house") == "Q1"
    assert asked.item_of_title("A_house", "enwiki") == "Q1"
    assert asked.item_of_title("[bad]") is None


def test_properties_by_label() -> None:
    asked = client([{"id": "P5", "labels": terms(en="colour", de="Farbe")}])
    assert asked.property_id("colour") == "P5"
    assert asked.property_id("Farbe") is None
    assert asked.property_id("p5") == "P5"
    assert asked.property_id("Q5") is None


def test_closest() -> None:
    def item(entity_id: str, *targets: str) -> dict[str, Any]:
        return {"id": entity_id, "claims": {"P279": [claim(target) for target in targets]}}

    chain = [item(f"Q{number}", f"Q{number + 1}") for number in range(1, 30)]
    asked = client([*chain, item("Q100", "Q101", "Q100"), item("Q101", "Q100")])
    assert asked.closest("Q1", "P279", ["Q5", "Q3"]) == "Q3"
    assert asked.closest("Q1", "P279", ["Q1"]) == "Q1"
    assert asked.closest("Q1", "P279", ["Q6"]) == "Q6"
    assert asked.closest("Q1", "P279", ["Q7"]) is False
    assert asked.closest("Q100", "P279", ["Q5"]) is None
    assert asked.closest("Q1", "P279", []) is None
    assert asked.closest("Q1", "Q279", ["Q3"]) is None


def test_entities_that_are_none() -> None:
    class Damaged(Entities):
        def entity_json(self, entity_id: str) -> str | None:
            return {
                "Q1": "[]",
                "Q2": "{",
                "Q3": "[" * 100_000,
                "Q4": '{"labels": {"en": {"value": "x"}}, "claims": "' + "y" * 100_000 + '"}',
            }.get(entity_id)

    asked = Client(plain_site("en", "enwiki"), EntityCache(Damaged({})))
    assert [asked.entity(f"Q{number}") is None for number in range(1, 6)] == [
        True, True, True, False, True,
    ]  # fmt: skip
    assert asked.label("Q4") == "x"
    assert asked.formatted("Q4", "P1", rich=True) == ""


def test_entities_that_would_take_too_much_memory() -> None:
    class Large(Entities):
        def entity_json(self, entity_id: str) -> str | None:
            many = "{}," * 2_000_000 + "0" if entity_id == "Q1" else json.dumps("y" * 6_000_000)
            return '{"labels": {"en": {"value": "x"}}, "x": [' + many + "]}"

    asked = Client(plain_site("en", "enwiki"), EntityCache(Large({})))
    assert (asked.label("Q1"), asked.label("Q2")) == (None, "x")


def test_no_entity_is_used_of_which_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "MOST_USED", 2)
    entities = [{"id": f"Q{number}", "labels": terms(en="x")} for number in range(1, 5)]
    asked = client(entities)
    labels = [asked.label(f"Q{number}") for number in (1, 2, 3, 1, 4)]
    assert labels == ["x", "x", None, "x", None]
    assert list(asked.used) == ["Q1", "Q2"]
    assert asked.asks_too_much
    assert not client(entities).asks_too_much


def test_an_entity_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Any] = []
    monkeypatch.setattr(repository, "lexical_value", looked.append)
    cache = EntityCache(Entities({"Q1": {"id": "Q1", "claims": {"P1": []}}}))
    for _ in range(3):
        asked = Client(plain_site("en", "enwiki"), cache)
        for spelling in ("Q1", "q1"):
            assert asked.readable(spelling)
            assert asked.formatted(spelling, "P1", rich=False) == ""
    assert len(looked) == 1


def test_parts_of_lexemes() -> None:
    lexeme = {
        "id": "L1",
        "forms": [{"id": "L1-F1", "representations": terms(en="houses")}],
        "senses": [None, {"id": "L1-S1"}],
    }
    asked = client([lexeme])
    # A plain installation knows no lexemes, Wikimedia's wikis do.
    assert asked.entity("L1-F1") is None
    bundled = plain_site("en", "enwiki").bundled("enwiki")
    asked = Client(bundled, EntityCache(Entities({"L1": lexeme})))
    assert (asked.entity("L1-F1") or {}).get("id") == "L1-F1"
    assert asked.entity("L1-S1") == {"id": "L1-S1"}
    assert asked.entity("L1-F2") is None


def test_property_order() -> None:
    page = "== Order ==\n* [[Property:P31|x]]\n*P279\n* [[P50]]\n<!-- * P7 -->\nP8\n* P31"
    assert property_order(page) == {"P31": 0, "P279": 1, "P50": 2}
    assert property_order(None) == {}
