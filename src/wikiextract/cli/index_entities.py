"""``wikiextract index-entities``: build an entity store from Wikidata's dumps."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.stop import INTERRUPTED, Stop
from wikiextract.store import Store
from wikiextract.store.entities import (
    BuildStoppedError,
    EntityFailure,
    EntityListener,
    EntityProgress,
    build_entity_store,
)

_SHOWN_FAILURES = 100


def index_entities(
    dumps: Annotated[
        list[str],
        typer.Argument(
            metavar="DUMP...",
            help="JSON dumps of Wikidata (*.json, also .bz2, .gz, .zst), answers of its API, XML"
            " dumps.",
        ),
    ],
    output: Annotated[str, typer.Option("-o", "--output", help="The entity store to write.")],
    wiki: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="WIKI.sqlite",
            help="Page store of the wiki whose pages will draw on it: what they can reach is kept.",
        ),
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option(
            help="Languages of the labels, descriptions and aliases that are kept, such as zh,en;"
            " default: those of the wiki, or all."
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read the dumps.")] = 1,
) -> None:
    """Put the entities of Wikidata that pages draw on into one SQLite file.

    The file appears when it is whole. A build that was cut off goes on where it left off when the
    same command is given again. Exit status: 0 done, 1 done with lines left out, 2 unusable input,
    130 interrupted.
    """
    console = error_console()
    stop = Stop()
    failures = 0
    with _progress(console) as progress:
        task = progress.add_task("reading")

        def shown(state: EntityProgress) -> None:
            part = f", {state.position / state.size:.1%}" if state.size else ""
            text = f"{state.step}: {state.entities} entities{part}"
            progress.update(task, description=text)

        def failure(item: EntityFailure) -> None:
            nonlocal failures
            failures += 1
            if failures <= _SHOWN_FAILURES:
                console.print(f"wikiextract: {printable(item.where)}: {printable(item.problem)}")

        try:
            report = build_entity_store(
                dumps,
                output,
                site=Store.open(wiki).site if wiki is not None else None,
                languages=[code.strip() for code in languages.split(",")] if languages else None,
                workers=workers,
                listener=EntityListener(shown, failure, stop),
            )
        except BuildStoppedError:
            console.print("interrupted: give the same command again to go on")
            raise typer.Exit(INTERRUPTED) from None
    console.print(
        f"{report.kept} of {report.read} entities, {report.sitelinks} sitelinks,"
        f" {report.failed} lines or places left out; {report.size / 1e6:.1f} MB"
    )
    raise typer.Exit(1 if report.failed else 0)


def _progress(console: Console) -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=console, disable=not sys.stderr.isatty())
