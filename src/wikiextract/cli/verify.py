"""``wikiextract verify``: what a run states, held against what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wikiextract.cli.console import counted, printable
from wikiextract.verify import verify_run

_SHOWN = 100


def verify(
    run: Annotated[
        str, typer.Argument(metavar="RUN", help="Folder of a run (extract -o RUN/) that is over.")
    ],
    sample: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="So many records of each file, evenly spread, are held to the schema; default:"
            " all. Everything else is looked at in any case.",
        ),
    ] = None,
) -> None:
    """Check a run: that it is whole, and that all that its files state is true of the records.

    Checksums, sizes and counts of all files; the order and completeness of blocks, and that they
    stand for every byte of the inputs; each record against the schema; what failures.ndjson lists
    against the records; _SUCCESS or _FINISHED_WITH_DAMAGE against all of it. Text, Markdown and CSV
    do not keep records: such files are held to be whole and as stated. The inputs are not needed.
    Exit status: 0 all is true, 1 something is not (also a run that is not finished), 2 no
    run.
    """
    verdict = verify_run(Path(run), sample)
    for problem in verdict.problems[:_SHOWN]:
        typer.echo(printable(problem))
    if len(verdict.problems) > _SHOWN:
        typer.echo(f"and {counted(len(verdict.problems) - _SHOWN, 'problem')} more")
    state = verdict.mark or "not marked as finished"
    looked = f"{counted(verdict.files, 'file')}, {counted(verdict.records, 'record')}"
    looked += f", {verdict.validated} validated"
    if verdict.unread:
        looked += f", {counted(verdict.unread, 'file')} held to be whole"
        looked += " (text and CSV do not keep records)"
    problems = len(verdict.problems)
    found = counted(problems, "problem") if problems else "all is as stated"
    typer.echo(f"{printable(run)}: {looked}; {state}: {found}")
    raise typer.Exit(1 if verdict.problems else 0)
