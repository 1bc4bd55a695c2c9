"""Fields whose values statements gave have the statements' values."""

from __future__ import annotations

from typing import Any

from tests.wikibase.wiki import Entities
from wikiextract import Site
from wikiextract.nodes import Field
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import Article
from wikiextract.sources.page import Page

ENTITY = "http://www.wikidata.org/entity/"
KM2 = f"{ENTITY}Q712226"


def claim(datatype: str, kind: str, value: Any, rank: str = "normal") -> dict[str, Any]:
    stated = {"type": kind, "value": value}
    snak = {"snaktype": "value", "datatype": datatype, "property": "P1", "datavalue": stated}
    return {"type": "statement", "rank": rank, "mainsnak": snak}


def day(stamp: str, precision: int = 11, rank: str = "normal") -> dict[str, Any]:
    value = {
        "time": f"{stamp}T00:00:00Z",
        "precision": precision,
        "calendarmodel": f"{ENTITY}Q1985727",
    }
    return claim("time", "time", value, rank)


def amount(number: str, unit: str = "1", rank: str = "normal") -> dict[str, Any]:
    return claim("quantity", "quantity", {"amount": number, "unit": unit}, rank)


def article(template: str, statements: list[dict[str, Any]]) -> Article:
    """A page with a box that shows the statements by `template`."""
    datatype = statements[0]["mainsnak"]["datatype"]
    entities: dict[str, Any] = {
        "Q1": {
            "id": "Q1",
            "type": "item",
            "labels": {},
            "sitelinks": {"enwiki": {"site": "enwiki", "title": "Ada"}},
            "claims": {"P1": statements},
        },
        "P1": {"id": "P1", "type": "property", "datatype": datatype, "labels": {}},
        "Q712226": {
            "id": "Q712226",
            "type": "item",
            "labels": {"en": {"language": "en", "value": "square kilometre"}},
        },
    }
    box = f'{{| class="infobox"\n! Thing\n| {template}\n|}}'
    extractor = Extractor(
        Site.bundled("enwiki"), pages={"Template:Box": box}, entities=Entities(entities)
    )
    return extractor.article(Page(title="Ada", where="test", wikitext="{{Box}}"))


def field_of(found: Article) -> Field:
    return found.infoboxes[0].groups[0].fields[0]


def codes(found: Article) -> list[str]:
    return [one.code for one in found.diagnostics]


SHOWN = "{{#property:P1}}"


def test_a_date_is_that_of_the_statement() -> None:
    found = article(SHOWN, [day("+1815-12-10")])
    assert [(one.origin, one.edtf, one.text) for one in field_of(found).value.typed] == [
        ("entity", "1815-12-10", "10 December 1815")
    ]
    assert "value-disagrees" not in codes(found)


def test_a_quantity_has_the_unit_of_the_statement() -> None:
    typed = field_of(article(SHOWN, [amount("+891.7", KM2)])).value.typed
    assert [(one.origin, one.number, one.unit_code, one.unit) for one in typed] == [
        ("entity", 891.7, "km2", "square kilometre")
    ]


def test_each_of_several_statements_that_are_shown() -> None:
    typed = field_of(article(SHOWN, [day("+1815-12-10"), day("+1816-01-02")])).value.typed
    assert [(one.origin, one.edtf) for one in typed] == [
        ("entity", "1815-12-10"),
        ("entity", "1816-01-02"),
    ]


def test_a_statement_that_is_not_shown_is_not_said() -> None:
    statements = [amount("+12345", rank="preferred"), amount("+777")]
    typed = field_of(article(SHOWN, statements)).value.typed
    assert [(one.origin, one.number) for one in typed] == [("entity", 12345)]


def test_what_was_made_of_a_statement_is_what_its_text_says() -> None:
    shown = "{{#switch:{{#property:P1}}|10 December 1815=11 December 1815}}"
    typed = field_of(article(shown, [day("+1815-12-10")])).value.typed
    assert [(one.origin, one.edtf) for one in typed] == [("text", "1815-12-11")]
