"""A table of an article as a file of its own."""

from __future__ import annotations

import io
from enum import StrEnum
from importlib import import_module

from wikiextract.access import TableView
from wikiextract.errors import MissingPackageError


class TableFileFormat(StrEnum):
    """The formats of tables."""

    csv = "csv"
    parquet = "parquet"


def table_file(table: TableView, form: TableFileFormat) -> bytes:
    """Return a table as a file; raises `MissingPackageError` for Parquet without pyarrow."""
    if form is TableFileFormat.csv:
        return table.to_csv().encode("utf-8", "replace")
    try:
        parquet = import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise MissingPackageError(error.name or "pyarrow") from error
    stream = io.BytesIO()
    parquet.write_table(table.to_arrow(), stream)
    return stream.getvalue()
