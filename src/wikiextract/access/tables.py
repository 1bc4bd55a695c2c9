"""The tables of an article, and what makes data frames of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from wikiextract.access.walk import walk
from wikiextract.errors import MissingPackageError
from wikiextract.nodes import Section, Table
from wikiextract.text import TableGrid, table_grid


@dataclass(frozen=True)
class TableView:
    """A table of an article with the section that it stands in.

    A cell that spans several places stands in each of them.
    """

    table: Table
    """The table as it stands in the record."""

    section: str | None
    """The title of its section; None in the lead."""

    @property
    def caption(self) -> str | None:
        """The text of the caption."""
        return self.table.caption.text if self.table.caption else None

    @cached_property
    def _grid(self) -> TableGrid:
        return table_grid(self.table)

    @property
    def columns(self) -> tuple[str, ...]:
        """Distinct names of the columns: those of the headings, else their numbers from "1"."""
        return self._grid.columns

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows as texts, all as wide as `columns`; the rows of headings are left out."""
        return self._grid.rows

    def records(self) -> list[dict[str, str]]:
        """Return the rows as texts by the names of their columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows()]

    def to_csv(self) -> str:
        """Return the table as CSV (RFC 4180) with the names of the columns as its first line."""
        stream = io.StringIO()
        writer = csv.writer(stream)
        writer.writerow(self.columns)
        writer.writerows(self.rows())
        return stream.getvalue()

    def to_pandas(self) -> Any:
        """Return a pandas data frame of texts; raises `MissingPackageError` without pandas."""
        return _package("pandas").DataFrame(list(self.rows()), columns=list(self.columns))

    def to_polars(self) -> Any:
        """Return a Polars data frame of texts; raises `MissingPackageError` without Polars."""
        polars = _package("polars")
        schema = dict.fromkeys(self.columns, polars.String)
        return polars.DataFrame(list(self.rows()), schema=schema, orient="row")

    def to_arrow(self) -> Any:
        """Return a pyarrow table of texts; raises `MissingPackageError` without pyarrow."""
        pyarrow = _package("pyarrow")
        cells = zip(*self.rows(), strict=True) if self.rows() else ((),) * len(self.columns)
        arrays = [pyarrow.array(list(column), pyarrow.string()) for column in cells]
        return pyarrow.Table.from_arrays(arrays, names=list(self.columns))


def tables_in(sections: Iterable[Section]) -> Iterator[TableView]:
    """Return the tables of sections in their order, each before those inside it."""
    waiting = list(reversed([*sections]))
    while waiting:
        section = waiting.pop()
        for node in walk(section.blocks):
            if isinstance(node, Table):
                yield TableView(node, section.title)
        waiting.extend(reversed(section.sections))


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingPackageError(name) from error
