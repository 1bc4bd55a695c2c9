"""``wikiextract fixture check|update``: saved articles against the records expected of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from wikiextract.pipeline.compare.saved_articles import (
    Comparison,
    check_fixture,
    find_fixtures,
    update_fixture,
)

fixture = typer.Typer(
    help="Compare saved articles with the records expected of them.", no_args_is_help=True
)

_Folder = Annotated[
    str, typer.Argument(metavar="[DIR]", help="A fixture, or a folder of fixtures.")
]


@fixture.command()
def check(folder: _Folder = "fixtures") -> None:
    """Compare, and show the differences. Exit status: 0 all agree, 1 some differ."""
    count, different = _each(folder, check_fixture)
    typer.echo(f"{count} records compared, {different} differ", err=True)
    raise typer.Exit(1 if different else 0)


@fixture.command()
def update(folder: _Folder = "fixtures") -> None:
    """Take what is found now as what is expected; shows what changes."""
    count, different = _each(folder, update_fixture)
    typer.echo(f"{count} records compared, {different} written", err=True)


def _each(folder: str, compare: Callable[[Path], Iterator[Comparison]]) -> tuple[int, int]:
    count = different = 0
    for path in find_fixtures(folder):
        for comparison in compare(path):
            count += 1
            different += bool(comparison.difference)
            for line in comparison.difference:
                typer.echo(line)
    return count, different
