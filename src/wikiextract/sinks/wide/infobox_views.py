"""A view for each infobox, with a column for each parameter: ``infobox_settlement``.

The columns are texts; what programs count with is in `infobox_fields`. Names that few boxes have
get no view or column past a limit; `wide_columns` names those of the boxes that have a view.
"""

from __future__ import annotations

import re
from heapq import heappush, heappushpop
from typing import Any

from wikiextract.sinks.definitions import quoted, text_literal
from wikiextract.sinks.wide.database import WIDE_COLUMNS, WideDatabase
from wikiextract.sinks.wide.names import SqlNames

MOST_VIEWS = 200
MOST_COLUMNS = 100
_MOST_TOLD = 1000
_BOXES = (
    "SELECT name, count(*) FROM infoboxes WHERE name IS NOT NULL"
    f" GROUP BY name ORDER BY count(*) DESC, name LIMIT {MOST_VIEWS}"
)
_FIELDS = (
    "SELECT infobox_name, coalesce(param, label), count(*) FROM infobox_fields"
    " WHERE infobox_name IS NOT NULL AND coalesce(param, label) IS NOT NULL GROUP BY 1, 2"
)
_PREFIX = re.compile(r"infobox[\W_]*", re.IGNORECASE)
_OWN = ("article_id", "article_title", "infobox")


def add_infobox_views(database: WideDatabase, names: SqlNames, *, by_keys: bool) -> None:
    """Create the views of the infoboxes that are used most, and tell their columns.

    `by_keys`: rows are found fast by the key of their table, and one by one; else they are
    aggregated.
    """
    boxes = [str(name) for name, _ in database.rows(_BOXES)]
    fields: dict[str, list[tuple[int, str]]] = {name: [] for name in boxes}
    for box, name, used in database.rows(_FIELDS):
        if box in fields:
            # The least used falls out; of equals the one whose name is the last.
            one = (used, _Reversed(name))
            push = heappush if len(fields[box]) < _MOST_TOLD else heappushpop
            push(fields[box], one)
    for box in boxes:
        view = names.new("infobox_" + _PREFIX.sub("", box, count=1))
        own = SqlNames(*_OWN)
        told: list[tuple[Any, ...]] = []
        columns: list[tuple[str, str]] = []
        for used, name in sorted(fields[box], reverse=True):
            column = own.new(name) if len(columns) < MOST_COLUMNS else None
            if column is not None:
                columns.append((column, name))
            told.append((view, column, "infobox", box, str(name), used))
        query = _looked_up(box, columns) if by_keys else _aggregated(box, columns)
        database.create_view(view, query)
        database.fill([(WIDE_COLUMNS, told)])


class _Reversed(str):
    """A text that comes before those that it otherwise comes after."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)

    def __gt__(self, other: str) -> bool:
        return str.__lt__(self, other)


def _looked_up(box: str, columns: list[tuple[str, str]]) -> str:
    cells = (
        "(SELECT f.text FROM infobox_fields f WHERE f.article_id = b.article_id"
        " AND f.infobox = b.infobox AND f.infobox_name = b.name"
        f" AND coalesce(f.param, f.label) = {text_literal(name)} LIMIT 1) AS {quoted(column)}"
        for column, name in columns
    )
    shown = ", ".join(["b.article_id", "a.title AS article_title", "b.infobox", *cells])
    return (
        f"SELECT {shown} FROM infoboxes b JOIN articles a ON a.article_id = b.article_id"
        f" WHERE b.name = {text_literal(box)}"
    )


def _aggregated(box: str, columns: list[tuple[str, str]]) -> str:
    cells = (
        "arg_min(f.text, f.field) FILTER (WHERE coalesce(f.param, f.label) ="
        f" {text_literal(name)}) AS {quoted(column)}"
        for column, name in columns
    )
    shown = ", ".join(["b.article_id", "a.title AS article_title", "b.infobox", *cells])
    return (
        f"SELECT {shown} FROM infoboxes b JOIN articles a ON a.article_id = b.article_id"
        " LEFT JOIN infobox_fields f ON f.article_id = b.article_id AND f.infobox = b.infobox"
        f" AND f.infobox_name = b.name WHERE b.name = {text_literal(box)}"
        " GROUP BY b.article_id, a.title, b.infobox"
    )
