"""What a field shows beside the statements that gave its value."""

from __future__ import annotations

from typing import Any

from wikiextract.diagnostics import Diagnostic
from wikiextract.map.annotate import annotate_document
from wikiextract.nodes import (
    Document,
    Field,
    FieldGroup,
    Infobox,
    StatementSource,
    TypedValue,
    Value,
)

ENTITY = "http://www.wikidata.org/entity/"


def statement(kind: str, value: Any, rank: str = "normal") -> dict[str, Any]:
    stated = {"type": kind, "value": value}
    return {"rank": rank, "mainsnak": {"snaktype": "value", "datavalue": stated}}


def quantity(amount: str, unit: str = "1", rank: str = "normal") -> dict[str, Any]:
    return statement("quantity", {"amount": amount, "unit": unit}, rank)


def day(stamp: str) -> dict[str, Any]:
    calendar = f"{ENTITY}Q1985727"
    value = {"time": f"{stamp}T00:00:00Z", "precision": 11, "calendarmodel": calendar}
    return statement("time", value)


def typed(
    text: str, *statements: dict[str, Any], language: str = "en"
) -> tuple[tuple[TypedValue, ...], tuple[Diagnostic, ...]]:
    """The typed values of a field with that text, whose statements these are; the diagnostics."""
    field = Field(
        label="Thing",
        value=Value(text=text),
        source=StatementSource(entity="Q1", property="P1"),
    )
    box = Infobox(groups=(FieldGroup(fields=(field,)),))
    document = Document(view="rendered", infoboxes=(box,))
    by_source = {("Q1", "P1"): statements}
    found = annotate_document(document, language, lambda *source: by_source.get(source, ()))
    return found.infoboxes[0].groups[0].fields[0].value.typed, found.diagnostics


def test_a_statement_stands_where_the_text_says_something_else() -> None:
    values, diagnostics = typed("11 December 1815", day("+1815-12-10"))
    assert [(one.origin, one.edtf) for one in values] == [("entity", "1815-12-10")]
    assert [one.code for one in diagnostics] == ["value-disagrees"]
    assert "Thing" in diagnostics[0].message


def test_a_statement_says_what_no_one_can_read() -> None:
    values, diagnostics = typed("ten December", day("+1815-12-10"))
    assert [(one.origin, one.edtf, one.text) for one in values] == [
        ("entity", "1815-12-10", "ten December")
    ]
    assert not diagnostics


def test_a_statement_knows_the_unit_of_a_bare_number() -> None:
    values, _ = typed("12.5", quantity("+12.5", f"{ENTITY}Q712226"))
    assert [(one.kind, one.number, one.unit_code) for one in values] == [("quantity", 12.5, "km2")]


def test_a_number_of_another_unit_is_not_the_statement() -> None:
    values, diagnostics = typed("4.83", quantity("+12.5", f"{ENTITY}Q712226"))
    assert [(one.kind, one.origin, one.number) for one in values] == [("number", "text", 4.83)]
    assert not diagnostics


def test_the_statement_that_is_shown_may_not_be_the_best_one() -> None:
    values, diagnostics = typed("777", quantity("+12345", rank="preferred"), quantity("+777"))
    assert [(one.origin, one.number) for one in values] == [("entity", 777)]
    assert not diagnostics


def test_which_of_several_it_is_is_not_guessed() -> None:
    values, diagnostics = typed("999", quantity("+12345"), quantity("+777"))
    assert [(one.origin, one.number) for one in values] == [("text", 999)]
    assert not diagnostics


def test_without_statements_the_text_is_read() -> None:
    values, _ = typed("11 December 1815")
    assert [(one.origin, one.edtf) for one in values] == [("text", "1815-12-11")]


def test_the_statements_of_a_property_are_asked_for_once() -> None:
    source = StatementSource(entity="Q1", property="P1")
    fields = tuple(
        Field(label=f"Thing {number}", value=Value(text=f"{number} 000"), source=source)
        for number in range(1, 50)
    )
    asked: list[tuple[str, str]] = []

    def statements(entity_id: str, property_id: str) -> list[dict[str, Any]]:
        asked.append((entity_id, property_id))
        return [quantity("+5000")]

    box = Infobox(groups=(FieldGroup(fields=fields),))
    annotate_document(Document(view="rendered", infoboxes=(box,)), "en", statements)
    assert asked == [("Q1", "P1")]
