"""Whole mapping pages: of a template, of a template by conditions, of tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from wikiextract.map.domains.dbpedia.calls import MappingCall, read_calls
from wikiextract.map.domains.dbpedia.pages import MappingPage
from wikiextract.map.domains.dbpedia.statement_reader import StatementReader
from wikiextract.map.domains.dbpedia.statements import rules_of
from wikiextract.map.domains.model import (
    BoxMapping,
    Case,
    Condition,
    PartOf,
    TableMapping,
    normal_name,
)

_TESTS: dict[str, Literal["is-set", "equals", "contains", "always"]] = {
    "isSet": "is-set",
    "equals": "equals",
    "contains": "contains",
    "otherwise": "always",
}
_PART = ("correspondingClass", "correspondingProperty")
_TEMPLATE = frozenset({"mapToClass", "mappings", "header", *_PART})
_CONDITIONAL = frozenset({"cases", "defaultMappings", "header"})
_CONDITION = frozenset({"templateProperty", "operator", "value", "mapping"})
_TABLE = frozenset({"mapToClass", "header", "keywords", "mappings", *_PART})


def read_mapping(
    reader: StatementReader, page: MappingPage, names: Sequence[str]
) -> BoxMapping | TableMapping | None:
    """Return what a page maps, for boxes of `names`; None, which is told, where it maps nothing."""
    text = read_calls(page.text)
    if text.left_out:
        reader.complaints.add(text.left_out)
    for call in text.calls:
        match call.name:
            case "TemplateMapping":
                return _template(reader, call, page.template, names)
            case "ConditionalMapping":
                return _conditional(reader, call, page.template, names)
            case "TableMapping":
                return _table(reader, call, page.template)
    reader.complaints.add("the page has no mapping")
    return None


def _template(
    reader: StatementReader, call: MappingCall, title: str, names: Sequence[str]
) -> BoxMapping | None:
    reader.complaints.about_arguments(call, _TEMPLATE)
    types = reader.types(call, "mapToClass")
    if types is None:
        return None
    rules = rules_of(reader, call.calls("mappings"))
    return BoxMapping(
        name=title,
        types=types,
        boxes=tuple(names),
        rules=rules,
        part_of=_part_of(reader, call),
    )


def _part_of(reader: StatementReader, call: MappingCall) -> PartOf | None:
    """Return what a mapping's boxes are part of, where both the class and the property are said."""
    if not call.text("correspondingClass") or not call.text("correspondingProperty"):
        return None
    types = reader.types(call, "correspondingClass")
    term = reader.property(call, "correspondingProperty")
    return PartOf(type=types[0], property=term) if types and term else None


def _conditional(
    reader: StatementReader, call: MappingCall, title: str, names: Sequence[str]
) -> BoxMapping | None:
    reader.complaints.about_arguments(call, _CONDITIONAL)
    cases = tuple(case for one in call.calls("cases") if (case := _case(reader, one)) is not None)
    if not cases:
        reader.complaints.add(f"{call.name} has no case with an effect")
        return None
    rules = rules_of(reader, call.calls("defaultMappings"))
    return BoxMapping(name=title, types=(), boxes=tuple(names), rules=rules, cases=cases)


def _case(reader: StatementReader, call: MappingCall) -> Case | None:
    if call.name != "Condition":
        reader.complaints.add(f"{call.name} is no condition")
        return None
    reader.complaints.about_arguments(call, _CONDITION)
    condition = _condition(reader, call)
    mapping = next((one for one in call.calls("mapping") if one.name == "TemplateMapping"), None)
    if mapping is None:
        reader.complaints.add("a condition leads to no mapping of a template")
    if condition is None or mapping is None:
        return None
    reader.complaints.about_arguments(mapping, _TEMPLATE)
    types = reader.types(mapping, "mapToClass")
    if types is None:
        return None
    return Case(condition=condition, types=types, rules=rules_of(reader, mapping.calls("mappings")))


def _condition(reader: StatementReader, call: MappingCall) -> Condition | None:
    test = reader.choice(call, "operator", _TESTS)
    if test is None:
        if not call.text("operator"):
            reader.complaints.add("a condition has no operator")
        return None
    if test == "always":
        return Condition(test=test)
    names, value = reader.names(call), call.text("value")
    if test != "is-set" and not value:
        reader.complaints.add("a condition compares with no value")
        return None
    return Condition(names=names, test=test, value=value or None) if names else None


def _table(reader: StatementReader, call: MappingCall, title: str) -> TableMapping | None:
    reader.complaints.about_arguments(call, _TABLE)
    types, keywords = reader.types(call, "mapToClass"), _columns(call.text("keywords"))
    if types is None:
        return None
    if not keywords:
        reader.complaints.add("a mapping of tables has no keywords")
        return None
    part_of = _part_of(reader, call)
    return TableMapping(
        name=title,
        types=types,
        page_types=(part_of.type,) if part_of is not None else (),
        property=part_of.property if part_of is not None else None,
        header=_columns(call.text("header")),
        keywords=keywords,
        rules=rules_of(reader, call.calls("mappings")),
    )


def _columns(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return columns: alternatives at colons, each of words that must all be there."""
    columns = (
        tuple(words for part in column.split(":") if (words := _words(part)))
        for column in text.split(";")
    )
    return tuple(column for column in columns if column)


def _words(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split("&") if (name := normal_name(part)))
