"""The tables and views as SQL."""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.sinks.tables import TABLES, VIEWS, DatabaseTable

_SQLITE = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "BOOLEAN"}
_DUCKDB = {"text": "VARCHAR", "integer": "BIGINT", "real": "DOUBLE", "boolean": "BOOLEAN"}


def quoted(name: str) -> str:
    """A name as SQL writes it, whatever it is."""
    return '"' + name.replace('"', '""') + '"'


def text_literal(text: str) -> str:
    """A text as SQL writes it; no database takes NUL in a statement."""
    return "'" + text.replace("\0", "").replace("'", "''") + "'"


def sqlite_table(table: DatabaseTable) -> str:
    """The statement that creates a table in SQLite, with its key."""
    columns = [f"{quoted(column.name)} {_SQLITE[column.type]}" for column in table.columns]
    if table.key and table.name != "articles":
        columns[0] += " REFERENCES articles"
    if table.key:
        columns.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)})"


def duckdb_table(table: DatabaseTable) -> str:
    """The same for DuckDB, without keys: their indexes would have to fit into memory."""
    columns = ", ".join(f"{quoted(c.name)} {_DUCKDB[c.type]}" for c in table.columns)
    return f"CREATE TABLE {quoted(table.name)} ({columns})"


def views() -> Iterator[str]:
    """The statements that create the views."""
    for view in VIEWS:
        yield f"CREATE VIEW {quoted(view.name)} AS {view.query}"


def indexes() -> Iterator[str]:
    """The statements that create the indexes of what people look things up by."""
    for table in TABLES:
        for column in table.indexed:
            name = quoted(f"{table.name}_{column}")
            yield f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(column)})"


def insert(table: DatabaseTable) -> str:
    """The statement that adds a row, with a question mark for each column."""
    return f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * len(table.columns))})"


def copy(table: DatabaseTable, offset: str = "?") -> str:
    """The statement that takes the rows of a table of the database ``shard``.

    Their articles' numbers go up by `offset`; rows keep their order, as both databases read in it.
    """
    columns = ", ".join(quoted(column.name) for column in table.columns[1:])
    name = quoted(table.name)
    return f"INSERT INTO {name} SELECT article_id + {offset}, {columns} FROM shard.{name}"
