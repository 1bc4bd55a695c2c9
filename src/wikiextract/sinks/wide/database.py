"""What a database must do besides, and the table that tells which columns were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from wikiextract.sinks.tables import TABLES, VIEWS, Column, DatabaseTable


class WideDatabase(Protocol):
    """A database that has all its records. Its methods raise `OutputError`."""

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Ask the database, and read the answer a few rows at a time; others may be written."""
        ...

    def create(self, table: DatabaseTable) -> None:
        """Create a table."""
        ...

    def create_view(self, name: str, query: str) -> None:
        """Create a view."""
        ...

    def fill(self, rows: Sequence[tuple[DatabaseTable, Sequence[tuple[Any, ...]]]]) -> None:
        """Add rows to tables."""
        ...


WIDE_COLUMNS = DatabaseTable(
    "wide_columns",
    "The columns of the tables of classes and of the views of infoboxes, and what has none.",
    (),
    (
        Column("table_name", "text", "The table or view; absent for what has none."),
        Column("column_name", "text", "The column; absent for what has none."),
        Column("source", "text", "class or infobox."),
        Column("source_name", "text", "Name of the class or of the infobox."),
        Column("name", "text", "The property; the parameter, or else the label."),
        Column("used", "integer", "How many entities or infoboxes state it."),
    ),
)

TAKEN = (*(table.name for table in TABLES), *(view.name for view in VIEWS), WIDE_COLUMNS.name)
"""Names of tables and views that there are anyway."""
