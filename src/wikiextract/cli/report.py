"""``wikiextract report``: what a run found, for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wikiextract.pipeline.books import books_of
from wikiextract.pipeline.reports.folder_report import report_of_folder
from wikiextract.pipeline.reports.write_report import report_folder, write_report


def report(
    run: Annotated[
        str,
        typer.Argument(
            metavar="RUN", help="Folder of a run (extract -o RUN/), also of one under way."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="Folder to write to; default: RUN/_run."),
    ] = None,
) -> None:
    """Write report.html and report.json of a run.

    They tell what became of the pages, how many records hold which parts, the infoboxes most used
    and their fields, diagnostics by code, and how long pages took. A run into a folder writes them
    at its end; this makes them for one that is not finished. Exit status: 0 done, 2 no run.
    """
    found = report_of_folder(Path(run))
    folder = report_folder(output) if output is not None else books_of(Path(run))
    write_report(folder, found)
    typer.echo(folder / "report.html")
