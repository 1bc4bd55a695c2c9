"""``wikiextract tables``: each table of articles as a file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Annotated

import typer

from wikiextract.cli.console import counted, error_console
from wikiextract.cli.options import PluginOption, SiteOption, StoreOption, page_bounds
from wikiextract.cli.stores import open_extractor
from wikiextract.errors import InputError
from wikiextract.pipeline.pages.articles import articles_in
from wikiextract.sinks.partial import PartialFile, cannot_write
from wikiextract.sinks.readable.table_files import TableFileFormat, table_file

_NOT_IN_NAMES = re.compile(r"[^\w-]+")
_NAME_BYTES = 120


def tables(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="Dump or another input with pages, address of a page (https://…), saved article,"
            " page store, records (NDJSON, Parquet) or the folder of a run.",
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", help="Folder for the tables; made if it is not there.")
    ] = "tables",
    table_format: Annotated[
        TableFileFormat, typer.Option("--format", help="Format of the tables.")
    ] = TableFileFormat.csv,
    title: Annotated[str | None, typer.Option(help="Title of the one page wanted.")] = None,
    site: SiteOption = None,
    store: StoreOption = None,
    plugin: PluginOption = None,
) -> None:
    """Write each table of the articles into a file of its own, and a list of them into tables.csv.

    A file has the number and title of its article and the number of the table in its name; columns
    have the names of their headings, and a cell stands in each place that it spans. Exit status: 0
    done, 2 unusable input or output.
    """
    extractor = open_extractor(source, site=site, store=store, plugins=plugin)
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    rows: list[tuple[object, ...]] = [_COLUMNS]
    articles = 0
    for articles, article in enumerate(articles_in(source, extractor, title, page_bounds()), 1):
        for number, table in enumerate(article.tables(), 1):
            name = f"{articles:06}-{_in_name(article.title)}-{number}.{table_format.value}"
            _write(folder / name, table_file(table, table_format))
            shape = (len(table.rows()), len(table.columns))
            rows.append((name, article.title, number, table.section, table.caption, *shape))
    if title is not None and not articles:
        raise InputError(source, f"there is no page {title}")
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    _write(folder / "tables.csv", stream.getvalue().encode("utf-8", "replace"))
    error_console().print(f"{counted(len(rows) - 1, 'table')} of {counted(articles, 'page')}")


_COLUMNS = ("file", "title", "number", "section", "caption", "rows", "columns")


def _in_name(title: str) -> str:
    name = _NOT_IN_NAMES.sub("_", title).strip("_").encode("utf-8", "ignore")
    return name[:_NAME_BYTES].decode("utf-8", "ignore") or "page"


def _write(path: Path, data: bytes) -> None:
    file = PartialFile(path)
    try:
        file.write(data)
        file.finish(0)
    finally:
        file.abandon()
