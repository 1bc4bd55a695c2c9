"""What statements of mapping pages mean, and what of them is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.map.domains.dbpedia.export import folder_of
from wikiextract.map.domains.model import (
    AmountPart,
    BoxMapping,
    Condition,
    ConstantRule,
    DateOfPartsRule,
    DatePart,
    IntervalRule,
    JoinedTextRule,
    MappingRule,
    MappingSet,
    NodeRule,
    PlaceRule,
    PropertyRule,
    SumRule,
    TableMapping,
)


def mapped(tmp_path: Path, statements: str) -> MappingSet:
    text = f"{{{{TemplateMapping | mapToClass = Town | mappings = {statements} }}}}"
    return folder_of(tmp_path, {"Box": text}).of("en")


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        (
            "{{PropertyMapping | templateProperty = total_area | ontologyProperty = area"
            " | unit = squareMile <!-- international --> }}",
            PropertyRule(
                property="dbo:area", names=("total area",), kind="quantity", unit="[mi_i]2"
            ),
        ),
        (
            "{{propertyMapping | templateProperty = pop | ontologyProperty = populationTotal"
            " | factor = 1000 | select = last}}",
            PropertyRule(
                property="dbo:populationTotal",
                names=("pop",),
                kind="number",
                factor=1000,
                select="last",
            ),
        ),
        (
            "{{PropertyMapping|templateProperty=cost|ontologyProperty=budget|unit=UsDollar}}",
            PropertyRule(property="dbo:budget", names=("cost",), kind="money", unit="USD"),
        ),
        (
            "{{PropertyMapping|templateProperty=min|ontologyProperty=runtime|unit=minute}}",
            PropertyRule(property="dbo:runtime", names=("min",), kind="duration", unit="min"),
        ),
        (
            "{{PropertyMapping|templateProperty=1|ontologyProperty=foaf:name|language=la}}",
            PropertyRule(property="foaf:name", names=("1",), kind="text"),
        ),
        (
            "{{PropertyMapping|templateProperty=mayor|ontologyProperty=mayor}}",
            PropertyRule(
                property="dbo:mayor",
                names=("mayor",),
                kind="link",
                types=("dbo:Person", "dbo:Agent", "dul:NaturalPerson"),
            ),
        ),
        (
            "{{PropertyMapping|templateProperty=web|ontologyProperty=foaf:homepage|prefix=https://}}",
            PropertyRule(property="foaf:homepage", names=("web",), kind="url", prefix="https://"),
        ),
        (
            "{{ConstantMapping | ontologyProperty = country | value = New_Land}}",
            ConstantRule(property="dbo:country", value="New Land", kind="link"),
        ),
        (
            "{{GeocoordinatesMapping | latitude = lat | longitudeDegrees = lon_d"
            " | longitudeDirection = EW}}",
            PlaceRule(latitude=("lat",), longitude_degrees=("lon d",), longitude_direction=("ew",)),
        ),
        (
            "{{DateIntervalMapping | templateProperty = years"
            " | startDateOntologyProperty = foundingDate | endDateOntologyProperty = endDate}}",
            IntervalRule(names=("years",), start="dbo:foundingDate", end="dbo:endDate"),
        ),
        (
            "{{CombineDateMapping | templateProperty1 = d | unit1 = xsd:gMonthDay"
            " | templateProperty2 = y | unit2 = xsd:gYear | ontologyProperty = foundingDate}}",
            DateOfPartsRule(
                property="dbo:foundingDate",
                parts=(
                    DatePart(names=("d",), part="month-day"),
                    DatePart(names=("y",), part="year"),
                ),
            ),
        ),
        (
            "{{CalculateMapping | operation = add | templateProperty1 = ft | unit1 = foot"
            " | templateProperty2 = in | unit2 = inch | ontologyProperty = area}}",
            SumRule(
                property="dbo:area",
                parts=(
                    AmountPart(names=("ft",), unit="[ft_i]"),
                    AmountPart(names=("in",), unit="[in_i]"),
                ),
            ),
        ),
        (
            "{{CombineSimpleMapping | templateProperty1 = a | templateProperty2 = b"
            " | ontologyProperty = motto}}",
            JoinedTextRule(property="dbo:motto", parts=(("a",), ("b",)), between=""),
        ),
        (
            "{{IntermediateNodeMapping | nodeClass = Person | correspondingProperty = mayor"
            " | mappings = {{PropertyMapping|templateProperty=m|ontologyProperty=foaf:name}}}}",
            NodeRule(
                property="dbo:mayor",
                types=("dbo:Person", "dbo:Agent", "dul:NaturalPerson"),
                rules=(PropertyRule(property="foaf:name", names=("m",), kind="text"),),
            ),
        ),
    ],
)
def test_a_statement_is_a_rule(tmp_path: Path, statement: str, rule: MappingRule) -> None:
    found = mapped(tmp_path, statement)
    assert found.boxes[0].rules == (rule,)
    assert found.boxes[0].types == ("dbo:Town", "dbo:Place")
    assert found.not_understood == ()


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("{{SomeMapping | a = b}}", "SomeMapping is no statement"),
        ("{{PropertyMapping | templateProperty = a}}", "names no property"),
        ("{{PropertyMapping | ontologyProperty = area}}", "names no parameter"),
        ("{{PropertyMapping|templateProperty=a|ontologyProperty=size}}", "size is no property"),
        ("{{PropertyMapping|templateProperty=a|ontologyProperty=area|unit=x}}", "x is no unit"),
        ("{{PropertyMapping|templateProperty=a|ontologyProperty=area|factor=x}}", "factor = x"),
        ("{{PropertyMapping|templateProperty=a|ontologyProperty=area|select=2}}", "select = 2"),
        ("{{PropertyMapping|templateProperty=a|ontologyProperty=area|sort=b}}", "not known: sort"),
        ("{{ConstantMapping | ontologyProperty = motto}}", "has no value"),
        ("{{GeocoordinatesMapping | NS = latitude}}", "not known: NS"),
        (
            "{{CombineDateMapping|templateProperty1=a|unit1=foot|ontologyProperty=endDate}}",
            "foot is no part of a date",
        ),
        (
            "{{CalculateMapping|operation=divide|templateProperty1=a|ontologyProperty=area}}",
            "operation = divide",
        ),
        (
            "{{IntermediateNodeMapping | nodeClass = Nobody | correspondingProperty = mayor}}",
            "Nobody is no class",
        ),
    ],
)
def test_what_is_not_understood_is_told(tmp_path: Path, statement: str, reason: str) -> None:
    told = mapped(tmp_path, statement).not_understood
    assert [one.where for one in told if reason in one.reason] == ["Mapping en:Box"]


def test_the_first_condition_that_holds_says_the_class(tmp_path: Path) -> None:
    text = """{{ConditionalMapping
    | cases =
      {{Condition | templateProperty = kind | operator = contains | value = town
        | mapping = {{TemplateMapping | header = 0 | mapToClass = Town}} }}
      {{Condition | templateProperty = kind | operator = resembles | value = farm
        | mapping = {{TemplateMapping | mapToClass = Village}} }}
      {{Condition | operator = otherwise | mapping = {{TemplateMapping | mapToClass = Village
        | mappings = {{ConstantMapping | ontologyProperty = motto | value = Small}} }} }}
    | defaultMappings = {{PropertyMapping | templateProperty = n | ontologyProperty = foaf:name}}
    }}"""
    found = folder_of(tmp_path, {"Box": text}).of("en")
    (box,) = found.boxes
    assert [case.condition for case in box.cases] == [
        Condition(names=("kind",), test="contains", value="town"),
        Condition(test="always"),
    ]
    assert [case.types[0] for case in box.cases] == ["dbo:Town", "dbo:Village"]
    assert box.cases[1].rules == (ConstantRule(property="dbo:motto", value="Small", kind="text"),)
    assert box.rules == (PropertyRule(property="foaf:name", names=("n",), kind="text"),)
    assert [one.reason for one in found.not_understood] == ["operator = resembles is not known"]


def test_a_mapping_of_tables_says_their_columns(tmp_path: Path) -> None:
    text = """{{TableMapping | mapToClass = Person | correspondingClass = Town
    | correspondingProperty = mayor | keywords = name; from & year : since
    | header = name : mayor; from & year
    | mappings = {{PropertyMapping | templateProperty = name | ontologyProperty = foaf:name}} }}"""
    (table,) = folder_of(tmp_path, {"Table/Mayors": text}).of("en").tables
    assert table == TableMapping(
        name="Table/Mayors",
        types=("dbo:Person", "dbo:Agent", "dul:NaturalPerson"),
        page_types=("dbo:Town",),
        property="dbo:mayor",
        header=((("name",), ("mayor",)), (("from", "year"),)),
        keywords=((("name",),), (("from", "year"), ("since",))),
        rules=(PropertyRule(property="foaf:name", names=("name",), kind="text"),),
    )


def test_a_class_that_is_none_maps_nothing(tmp_path: Path) -> None:
    found = folder_of(
        tmp_path, {"Box": "{{TemplateMapping | mapToClass = Nowhere}}", "Other": "Text"}
    ).of("en")
    assert found.boxes == ()
    assert len(found.not_understood) == 2


def test_any_thing_is_a_class(tmp_path: Path) -> None:
    found = folder_of(tmp_path, {"Box": "{{TemplateMapping | mapToClass = owl:Thing}}"}).of("en")
    assert found.boxes == (BoxMapping(name="Box", types=("owl:Thing",), boxes=("box",)),)
