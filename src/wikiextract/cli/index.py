"""``wikiextract index``: build a page store from dumps."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.progress import StepDisplay
from wikiextract.pipeline.reports.missing_texts import missing_texts
from wikiextract.site import Site
from wikiextract.sources import PageFailure
from wikiextract.store import BuildListener, BuildProgress, BuildReport, add_texts, build_store


class Texts(StrEnum):
    """The texts that a store keeps."""

    called = "called"
    templates = "templates"
    all = "all"


def index(
    dumps: Annotated[
        list[str],
        typer.Argument(
            metavar="DUMP", help="XML dumps of one wiki; also folders and dumps of data pages."
        ),
    ],
    output: Annotated[str, typer.Option("-o", "--output", help="The store to write.")],
    texts: Annotated[
        Texts,
        typer.Option(
            help="Texts to keep: templates, modules and messages; also other pages that are called;"
            " or all."
        ),
    ] = Texts.called,
    data: Annotated[
        list[str] | None,
        typer.Option(
            help="Dump or folder whose data pages (Data:Name.tab) modules may read (may be"
            " repeated)."
        ),
    ] = None,
    site: Annotated[
        str | None, typer.Option(help="The wiki: a name such as zhwiki, or a siteinfo JSON file.")
    ] = None,
    add_missing: Annotated[
        str | None,
        typer.Option(
            metavar="RUN",
            help="Add to the store the texts that a run with it has missed (text-not-stored): the"
            " run's folder, one with its report.json, or a file of NDJSON records.",
        ),
    ] = None,
) -> None:
    """Put what transclusion needs from dumps into one SQLite file.

    With --add-missing the store is one that was built before from the same dumps (it is built first
    where there is none). The file appears when it is whole. Exit status: 0 done, 1 done with pages
    left out, 2 unusable input.
    """
    missing = missing_texts(Path(add_missing)) if add_missing is not None else None
    console = error_console()
    failed = 0
    with StepDisplay(console) as display:

        def shown(state: BuildProgress) -> None:
            display.show(f"{state.step}: {state.pages} pages")

        def failure(item: PageFailure) -> None:
            message = f"{item.title or item.where}: {item.problem}"
            console.print(f"wikiextract: {printable(message)}")

        listener = BuildListener(shown, failure)
        if missing is None or not Path(output).exists():
            wiki = Site.load(site) if site is not None else None
            built = build_store(
                dumps,
                output,
                site=wiki,
                texts=texts.value,
                data=data or (),
                listener=listener,
            )
            failed = built.failed
            console.print(_of_build(built))
        if missing is not None:
            added = add_texts(dumps, output, missing, listener=listener)
            failed += added.failed
            console.print(
                f"{added.added} texts added of {added.wanted} that the run has missed;"
                f" {added.size / 1e6:.1f} MB"
            )
    raise typer.Exit(1 if failed else 0)


def _of_build(report: BuildReport) -> str:
    return (
        f"{report.pages} pages, {report.redirects} redirects, {report.texts} texts,"
        f" {report.hidden_categories} hidden categories,"
        + (f" {report.data_pages} data pages," if report.data_pages else "")
        + f" {report.failed} pages left out;"
        f" {report.size / 1e6:.1f} MB"
    )
