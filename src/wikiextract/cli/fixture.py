"""``wikiextract fixture check|update|new``: saved articles and the records expected of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from wikiextract.cli.console import counted, printable
from wikiextract.cli.stores import open_store
from wikiextract.pipeline.compare.save_article import article_in, live_article, save_article
from wikiextract.pipeline.compare.saved_articles import (
    Comparison,
    check_fixture,
    find_fixtures,
    update_fixture,
)
from wikiextract.site import Site
from wikiextract.sources.live import Access, is_address
from wikiextract.store.entities import EntityStore

fixture = typer.Typer(
    help="Compare saved articles with the records expected of them.", no_args_is_help=True
)

_Folder = Annotated[str, typer.Argument(metavar="DIR", help="A fixture, or a folder of fixtures.")]


@fixture.command()
def check(folder: _Folder = "fixtures") -> None:
    """Compare, and show the differences. Exit status: 0 all agree, 1 some differ."""
    count, different = _each(folder, check_fixture)
    typer.echo(f"{counted(count, 'record')} compared, {different} differ", err=True)
    raise typer.Exit(1 if different else 0)


@fixture.command()
def update(folder: _Folder = "fixtures") -> None:
    """Take what is found now as what is expected; shows what changes."""
    count, different = _each(folder, update_fixture)
    typer.echo(f"{counted(count, 'record')} compared, {different} written", err=True)


@fixture.command()
def new(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT", help="Address of an article (https://…), a dump or another file."
        ),
    ],
    title: Annotated[
        str | None, typer.Option(help="Title of the page; default: the file's first one.")
    ] = None,
    folder: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="Folder of fixtures.")
    ] = "fixtures",
    site: Annotated[
        str | None, typer.Option(help="The wiki: a name such as zhwiki, or a siteinfo JSON file.")
    ] = None,
    store: Annotated[
        str | None, typer.Option(help="Page store made by index: has the pages that it needs.")
    ] = None,
    entities: Annotated[
        str | None, typer.Option(help="Entity store made by index-entities.")
    ] = None,
    html: Annotated[bool, typer.Option(help="Save the page's HTML, too.")] = True,
    cache: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="Folder that keeps a live wiki's answers for a day."),
    ] = None,
) -> None:
    """Save an article with all pages that it needs, and its records.

    An address gives templates, modules and hidden categories of a live wiki; of a dump, the stores
    give these, data pages and entities. Exit status: 0 done, 2 unusable input or output.
    """
    if is_address(source):
        article = live_article(source, Access(cache=cache))
    else:
        article = article_in(
            source,
            title,
            site=Site.load(site) if site is not None else None,
            store=open_store(store),
            entities=EntityStore.open(entities) if entities is not None else None,
        )
    target = save_article(article, Path(folder), html=html)
    written = [comparison.file.name for comparison in update_fixture(target)]
    typer.echo(f"{target}: {', '.join(written)}, {len(article.pages)} other pages", err=True)


def _each(folder: str, compare: Callable[[Path], Iterator[Comparison]]) -> tuple[int, int]:
    count = different = 0
    for path in find_fixtures(folder):
        for comparison in compare(path):
            count += 1
            different += bool(comparison.difference)
            if comparison.difference:
                typer.echo(f"{printable(str(comparison.file))}:")
            for line in comparison.difference:
                typer.echo(line)
    return count, different
