"""Validation of records with their entities: each by the schemas of its classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from wikiextract.map.domains.domain_files import domains
from wikiextract.record.full import FULL
from wikiextract.record.schemas import load_schema, schema_id
from wikiextract.record.validate import Problem, Validator

_ARTICLE = "article"


class RecordValidator(Validator):
    """Validates records by the schema of articles, and their entities by those of their classes."""

    def __init__(self) -> None:
        """Compile the schema of articles; those of classes are compiled when an entity comes."""
        super().__init__(load_schema(_ARTICLE), _ARTICLE)

    def check(self, record: Any) -> Problem | None:
        """Return None when the record and its entities are valid, else the first reason."""
        if _is_full(record):
            problem = _full_validator().check(record)
            if problem is not None:
                return problem
            record = _without_nothing(record)
        problem = super().check(record)
        if problem is not None:
            return problem
        for path, entity in _entities(record):
            for type_ in entity["types"]:
                validator = _validator_of(type_)
                problem = validator.check(entity) if validator is not None else None
                if problem is not None:
                    return replace(problem, path=path + problem.path.removeprefix("$"))
        return None


def _is_full(record: Any) -> bool:
    """Return True if the record says that it has all its attributes."""
    extraction = record.get("extraction") if isinstance(record, dict) else None
    return isinstance(extraction, dict) and extraction.get("schema") == schema_id(FULL)


@cache
def _full_validator() -> Validator:
    return Validator.named(FULL)


def _without_nothing(value: Any) -> Any:
    """Return a JSON value without what is null or an empty list."""
    if isinstance(value, dict):
        kept = {name: _without_nothing(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in (None, [])}
    return [_without_nothing(inner) for inner in value] if isinstance(value, list) else value


def _entities(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if "entity" in record:
        yield "$.entity", record["entity"]
    for index, entity in enumerate(record.get("more_entities", ())):
        yield f"$.more_entities[{index}]", entity


@cache
def _validator_of(type_: str) -> Validator | None:
    name = _schemas().get(type_)
    return Validator.named(name) if name is not None else None


@cache
def _schemas() -> dict[str, str]:
    """The names of the schemas by the classes that they are for."""
    return {one.type: one.name for one in domains().values() if one.schema}
