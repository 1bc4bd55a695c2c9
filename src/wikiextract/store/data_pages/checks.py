"""How the content of a data page must be built, as JsonConfig checks it before it is saved.

https://www.mediawiki.org/wiki/Help:Tabular_data: without that, who reads a page finds a text where
there should be texts by language, or cells beside their columns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def heading_problem(content: dict[str, Any]) -> str | None:
    """Return what is wrong with what a data page says of itself, None for nothing."""
    for key in ("license", "sources"):
        if not isinstance(content.get(key, ""), str):
            return f'its "{key}" is no text'
    if not _is_texts(content.get("description", {})):
        return _NO_TEXTS.format("description")
    return None


def table_problem(content: dict[str, Any]) -> str | None:
    """Return what is wrong with the columns and rows of a table, None for nothing."""
    schema = content.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list):
        return 'it has no list of "fields" in its "schema"'
    for field in fields:
        problem = _field_problem(field)
        if problem is not None:
            return problem
    rows = content.get("data")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return 'its "data" is no list of rows'
    return _rows_problem(fields, rows)


def _field_problem(field: Any) -> str | None:
    if not isinstance(field, dict) or not isinstance(field.get("name"), str):
        return 'a field of its "schema" has no name'
    kind = field.get("type")
    if not isinstance(kind, str) or kind not in _FITS:
        return 'a field of its "schema" has no "type" that there is'
    return None if _is_texts(field.get("title", {})) else _NO_TEXTS.format("title")


def _rows_problem(fields: list[Any], rows: list[list[Any]]) -> str | None:
    fits = [_FITS[field["type"]] for field in fields]
    for number, row in enumerate(rows, 1):
        if len(row) != len(fits):
            return f"its row {number} has {len(row)} cells, not {len(fits)}"
        for cell, is_fit in zip(row, fits, strict=True):
            if cell is not None and not is_fit(cell):
                return f"a cell of its row {number} is not of its column's type"
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


_NO_TEXTS = 'its "{}" is no text for each language'
_FITS: dict[str, Callable[[Any], bool]] = {
    "string": _is_text,
    "localized": _is_texts,
    "number": _is_number,
    "boolean": _is_truth,
}
