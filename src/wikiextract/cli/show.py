"""``wikiextract show``: one article, for people."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.markdown import Markdown

from wikiextract.cli.console import printable
from wikiextract.cli.options import (
    EntitiesOption,
    PluginOption,
    SiteOption,
    StoreOption,
    page_bounds,
)
from wikiextract.cli.stores import open_extractor
from wikiextract.errors import InputError
from wikiextract.pipeline.pages.articles import articles_in
from wikiextract.record import Article, to_json
from wikiextract.text import MarkdownOptions, TextOptions

_LINE_BREAK = " · "
"""What parts the lines of a cell: a terminal shows no tags."""


class ShowAs(StrEnum):
    """The forms in which an article is shown."""

    page = "page"
    json = "json"
    text = "text"
    markdown = "markdown"


def show(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="Dump or another input with pages, address of a page (https://…), saved article,"
            " page store, records (NDJSON, Parquet) or the folder of a run.",
        ),
    ],
    title: Annotated[
        str | None, typer.Option(help="Title of the page; default: the input's first one.")
    ] = None,
    form: Annotated[
        ShowAs, typer.Option("--as", help="Readable in a terminal, JSON, plain text or Markdown.")
    ] = ShowAs.page,
    site: SiteOption = None,
    store: StoreOption = None,
    entities: EntitiesOption = None,
    plugin: PluginOption = None,
) -> None:
    """Show one article: its text with infoboxes, lists and tables, or its record.

    Exit status: 0 done, 2 unusable input, or no page of that title.
    """
    extractor = open_extractor(source, site=site, store=store, entities=entities, plugins=plugin)
    article = next(articles_in(source, extractor, title, page_bounds()), None)
    if article is None:
        problem = f"there is no page {title}" if title is not None else "there is no page in it"
        raise InputError(source, printable(problem))
    if form is ShowAs.page:
        text = _printable_lines(
            article.markdown(MarkdownOptions(images=False, line_break=_LINE_BREAK))
        )
        Console(highlight=False).print(Markdown(text, hyperlinks=False))
        return
    text = _written(article, form)
    if sys.stdout.isatty():
        text = _printable_lines(text)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _written(article: Article, form: ShowAs) -> str:
    if form is ShowAs.json:
        return msgspec.json.format(to_json(article), indent=2).decode()
    if form is ShowAs.text:
        return article.text(TextOptions(title=True, tables=True))
    return article.markdown()


def _printable_lines(text: str) -> str:
    """A text that cannot drive a terminal; its lines and tabs stay."""
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))
