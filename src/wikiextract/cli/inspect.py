"""``wikiextract inspect``: a page's wikitext, rendering and record side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wikiextract.cli.stores import open_store
from wikiextract.errors import InputError, OutputError
from wikiextract.inspect.document import document
from wikiextract.inspect.find import find_page, find_stored, is_store
from wikiextract.inspect.view import Viewer
from wikiextract.pipeline.pages.border import FaultError, guarded
from wikiextract.pipeline.pages.bounds import PageClock, PageLimits, limit_memory
from wikiextract.site import Site
from wikiextract.store.entities import EntityStore


def inspect(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT", help="A dump, a page store, or a file of wikitext or HTML."
        ),
    ],
    output: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="HTML file to write.")],
    title: Annotated[
        str | None, typer.Option(help="Title of the page; default: the first one.")
    ] = None,
    store: Annotated[str | None, typer.Option(help="Page store made by index.")] = None,
    entities: Annotated[
        str | None, typer.Option(help="Entity store made by index-entities.")
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(help="The wiki: a name such as zhwiki, or a siteinfo JSON file."),
    ] = None,
    variant: Annotated[
        str | None, typer.Option(help="Variant of the wiki's language, such as zh-tw.")
    ] = None,
) -> None:
    """Show a page's wikitext, rendering and record side by side, each part with its origin.

    What is under the pointer is lit in all three; diagnostics stand at their places. The HTML file
    needs nothing else, loads nothing and runs nothing of the page, so it can go with a bug report.
    Exit status: 0 done, 2 no such page.
    """
    in_store = is_store(source)
    if in_store and title is None:
        raise InputError(source, "a store has many pages", "say which with --title")
    pages = open_store(source if in_store else store)
    viewer = Viewer(
        site=Site.load(site) if site is not None else pages.site if pages is not None else None,
        pages=pages,
        entities=EntityStore.open(entities) if entities is not None else None,
        variant=variant,
    )
    limits = PageLimits()
    limit_memory(limits.memory)
    if in_store and pages is not None and title is not None:
        page = find_stored(pages, title)
    else:
        page = find_page(source, title)
    try:
        with PageClock(limits.seconds).page():
            view = guarded(lambda: viewer.view(page))
    except FaultError as error:
        raise InputError(page.where, f"cannot be shown: {error.fault.reason}") from error
    try:
        Path(output).write_text(document(view), encoding="utf-8", errors="replace")
    except OSError as error:
        raise OutputError(output, f"cannot be written ({error.strerror})") from error
    typer.echo(output)
