"""All that is made when a database has all its records."""

from __future__ import annotations

from wikiextract.sinks.wide.class_tables import add_class_tables
from wikiextract.sinks.wide.database import TAKEN, WIDE_COLUMNS, WideDatabase
from wikiextract.sinks.wide.infobox_views import add_infobox_views
from wikiextract.sinks.wide.names import SqlNames


def add_wide_tables(database: WideDatabase, *, by_keys: bool) -> None:
    """Add the tables of classes, the views of infoboxes, and the table of their columns.

    `by_keys`: see `add_infobox_views`. Raises `OutputError` when the database refuses.
    """
    database.create(WIDE_COLUMNS)
    names = SqlNames(*TAKEN)
    add_class_tables(database, names)
    add_infobox_views(database, names, by_keys=by_keys)
