"""``wikiextract inspect``: a page's wikitext, rendering and record side by side."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from wikiextract.cli.console import error_console
from wikiextract.cli.options import EntitiesOption, SiteOption, StoreOption, page_bounds
from wikiextract.cli.stores import open_store, site_of_input
from wikiextract.errors import InputError, MissingPackageError, OutputError
from wikiextract.inspect.document import document
from wikiextract.inspect.listed import list_run
from wikiextract.inspect.view import PageView, Viewer, view_of_record, viewer_of_saved
from wikiextract.pipeline.pages.border import FaultError, guarded
from wikiextract.pipeline.reports.folder_report import report_with_records
from wikiextract.pipeline.reports.shares import number
from wikiextract.pipeline.select.find import (
    find_page,
    find_record,
    find_stored,
    is_one_page,
    is_store,
)
from wikiextract.sinks.read_back import holds_records
from wikiextract.sources import STANDARD_INPUT
from wikiextract.sources.paths import is_there, is_url
from wikiextract.sources.saved_page import is_saved_page, read_saved_page
from wikiextract.store import Store
from wikiextract.store.entities import EntityStore


def inspect(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="A dump, address of a page (https://…), saved article, page store, wikitext, HTML,"
            " records, or the folder of a run.",
        ),
    ],
    title: Annotated[
        str | None, typer.Option(help="Title of the page; default: the first one.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FILE", help="HTML file to write, instead of serving."),
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65535, help="Port of the server on this machine; 0: any that is free."
        ),
    ] = 8765,
    store: StoreOption = None,
    dump: Annotated[
        str | None,
        typer.Option(help="Dump with the wikitext of the pages, where INPUT are records."),
    ] = None,
    entities: EntitiesOption = None,
    site: SiteOption = None,
    variant: Annotated[
        str | None, typer.Option(help="Variant of the wiki's language, such as zh-tw.")
    ] = None,
) -> None:
    """Show a page's wikitext, rendering and record side by side, each part with its origin.

    What is under the pointer is lit in all three; diagnostics stand at their places. Without --out
    a server on this machine shows it, and of a run or of records the report, whose figures lead to
    the pages, with a search over titles, boxes and fields, classes, diagnostics and templates. The
    file that --out writes needs nothing else, loads nothing and runs nothing of the page, so it can
    go with a bug report. Records have wikitext and rendering with --store, if the store reads texts
    of articles (multistream dumps), or with --dump, which is read up to the page. Exit status: 0
    done, 2 no such page.
    """
    for given in filter(None, (source, dump)):
        # A server would tell of it on its page only.
        if given != STANDARD_INPUT and not is_url(given) and not is_there(given):
            raise InputError(given, "no such file")
    pages = open_store(source if is_store(source) else store)
    wiki = site_of_input(source, site) or (pages.site if pages is not None else None)
    known = EntityStore.open(entities) if entities is not None else None
    if is_saved_page(source):
        viewer = viewer_of_saved(read_saved_page(Path(source)), wiki, pages, known, variant)
    else:
        viewer = Viewer(site=wiki, pages=pages, entities=known, variant=variant)
    bounds = page_bounds()

    def view_of(asked: str | None) -> PageView:
        try:
            with bounds():
                return guarded(lambda: _view(source, asked or title, viewer, pages, dump))
        except FaultError as error:
            raise InputError(source, f"cannot be shown: {error.fault.reason}") from error

    if output is None:
        _serve(source, view_of, port)
        return
    text = document(view_of(title))
    try:
        Path(output).write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise OutputError(output, f"cannot be written ({error.strerror})") from error
    typer.echo(output)


def _of_records(source: str) -> bool:
    return not is_store(source) and not is_one_page(source) and holds_records(source)


def _view(
    source: str, title: str | None, viewer: Viewer, store: Store | None, dump: str | None
) -> PageView:
    """Return the view of a page of an input of any kind."""
    of_records = _of_records(source)
    if store is not None and (of_records or is_store(source)):
        if title is None:
            raise InputError(source, "has many pages", "say which with --title")
        try:
            return viewer.view(find_stored(store, title))
        except InputError:
            # Of a page of which the store has no text there is the record.
            if not of_records:
                raise
    if of_records and dump is not None and title is not None:
        return viewer.view(find_page(dump, title))
    if of_records:
        return view_of_record(find_record(source, title))
    return viewer.view(find_page(source, title))


def _tell(pages: int) -> None:
    error_console().print(f"{number(pages)} pages listed")


def _serve(source: str, view_of: Callable[[str | None], PageView], port: int) -> None:
    try:
        server = import_module("wikiextract.inspect.server")
    except ModuleNotFoundError as error:
        raise MissingPackageError(error.name or "starlette") from error
    listening = server.listen(port)
    run = None
    if _of_records(source):
        pages, found = list_run(source, _tell)
        run = server.ServedRun(pages, lambda: report_with_records(source, found))
    host, port = listening.getsockname()
    typer.echo(f"http://{host}:{port}/ (end with Ctrl+C)")
    server.serve(server.application(view_of, run), listening)
