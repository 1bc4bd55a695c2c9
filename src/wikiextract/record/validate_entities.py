"""Validation of records with their entities: each by the schemas of its classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from wikiextract.map.domains.domain_files import domains
from wikiextract.record.schemas import load_schema
from wikiextract.record.validate import Problem, Validator

_ARTICLE = "article"


class RecordValidator(Validator):
    """Validates records by the schema of articles, and their entities by those of their classes."""

    def __init__(self) -> None:
        """Compile the schema of articles; those of classes are compiled when an entity comes."""
        super().__init__(load_schema(_ARTICLE), _ARTICLE)

    def check(self, record: Any) -> Problem | None:
        """Return None when the record and its entities are valid, else the first reason."""
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
