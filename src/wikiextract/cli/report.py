"""``wikiextract report``: what a run found, for people, and how two runs differ."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wikiextract.errors import InputError
from wikiextract.pipeline.books import books_of
from wikiextract.pipeline.compare.runs.changes import compare_runs
from wikiextract.pipeline.compare.runs.page import write_changes
from wikiextract.pipeline.reports.folder_report import report_of_folder, report_of_records
from wikiextract.pipeline.reports.shares import number
from wikiextract.pipeline.reports.write_report import report_folder, write_report


def report(
    run: Annotated[
        str,
        typer.Argument(
            metavar="RUN",
            help="Folder of a run (extract -o RUN/), also of one under way, or records: NDJSON,"
            " Parquet.",
        ),
    ],
    second: Annotated[
        str | None,
        typer.Argument(
            metavar="RUN2",
            help="Another run: compare it with the first.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="Folder to write to; default: _run in the last run."),
    ] = None,
) -> None:
    """Write report.html and report.json of a run, or how a second run differs from a first.

    They tell what became of the pages, how many records hold which parts, the infoboxes most used
    with their fields and typed values, diagnostics by code and template, and how long pages took,
    with links to the wiki. A run into a folder writes them at its end; this makes them for one that
    is not finished. Of two runs comparison.html and comparison.json tell which pages gained, lost
    or changed which parts, fields, typed values, classes and diagnostics. Exit status: 0 done, 2 no
    run.
    """
    last = Path(run if second is None else second)
    if output is None and last.is_file():
        raise InputError(str(last), "is no folder", "say where to write with -o")
    if second is None:
        found = report_of_records(run) if last.is_file() else report_of_folder(last)
        folder = report_folder(output) if output is not None else books_of(last)
        write_report(folder, found)
        typer.echo(folder / "report.html")
        return
    changes = compare_runs(run, second)
    folder = report_folder(output if output is not None else str(books_of(last)))
    write_changes(folder, changes)
    typer.echo(folder / "comparison.html")
    if changes.compared:
        records = changes.records
        counts = (changes.same, records.changed.pages, records.gained.pages, records.lost.pages)
        same, changed, gained, lost = map(number, counts)
        typer.echo(
            f"{same} records the same, {changed} changed, {gained} gained, {lost} lost", err=True
        )
