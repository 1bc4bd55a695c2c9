"""``wikiextract index-entities``: build an entity store from Wikidata's dumps."""

from __future__ import annotations

from typing import Annotated

import typer

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.progress import StepDisplay
from wikiextract.cli.stop import INTERRUPTED, Stop
from wikiextract.errors import InputError
from wikiextract.language.language_names import is_built_in_code
from wikiextract.site import Site
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
            metavar="DUMP",
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
    with StepDisplay(console) as display:

        def shown(state: EntityProgress) -> None:
            part = f", {state.position / state.size:.1%}" if state.size else ""
            display.show(f"{state.step}: {state.entities} entities{part}")

        def failure(item: EntityFailure) -> None:
            nonlocal failures
            failures += 1
            if failures <= _SHOWN_FAILURES:
                console.print(f"wikiextract: {printable(f'{item.where}: {item.problem}')}")
            elif failures == _SHOWN_FAILURES + 1:
                console.print("wikiextract: further failures are only counted")

        try:
            report = build_entity_store(
                dumps,
                output,
                site=_site_of(wiki) if wiki is not None else None,
                languages=_codes(languages) if languages is not None else None,
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


def _site_of(store: str) -> Site:
    with Store.open(store) as opened:
        return opened.site


def _codes(stated: str) -> list[str]:
    """The codes of languages in a list with commas; raises `InputError` for what is none."""
    codes = [code.strip().lower() for code in stated.split(",")]
    for code in codes:
        if not is_built_in_code(code):
            raise InputError("--languages", f"{code!r} is no code", "give some as zh,en-gb")
    return codes
