"""``wikiextract validate``: check records against a schema."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wikiextract.cli.validation_report import REPORTS
from wikiextract.errors import InputError
from wikiextract.record import (
    RecordValidator,
    RecordVerdict,
    Validator,
    to_json,
    validate_file,
    validate_stream,
    verdict_of,
)
from wikiextract.sinks.read_back import is_parquet, records_of_parquet, stored_files


class Report(StrEnum):
    """Forms of the report."""

    text = "text"
    json = "json"
    junit = "junit"
    github = "github"


def validate(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="NDJSON (also compressed) or Parquet files of records, or folders of runs; -"
            " reads standard input.",
        ),
    ],
    schema: Annotated[
        str, typer.Option(help="Name of a shipped schema, or a schema file.")
    ] = "article",
    report: Annotated[Report, typer.Option(help="Form of the report.")] = Report.text,
) -> None:
    """Check records against the schema; say where, what was expected and what was found.

    With the schema of articles, the entities of records are checked by those of their classes, too.

    Exit status: 0 all valid, 1 some invalid, 2 unusable input.
    """
    validator = RecordValidator() if schema == "article" else Validator.named(schema)
    unusable: list[InputError] = []
    invalid = False

    def verdicts() -> Iterator[RecordVerdict]:
        nonlocal invalid
        for file in files:
            try:
                for verdict in _verdicts(validator, file):
                    invalid = invalid or verdict.problem is not None
                    yield verdict
            except InputError as error:
                unusable.append(error)

    for line in REPORTS[report.value](verdicts()):
        typer.echo(line)
    for error in unusable:
        typer.echo(f"wikiextract: {error}", err=True)
    raise typer.Exit(2 if unusable else int(invalid))


def _verdicts(validator: Validator, path: str) -> Iterator[RecordVerdict]:
    if path == "-":
        yield from validate_stream(validator, "standard input", sys.stdin.buffer)
        return
    files = stored_files(path)
    for file in files:
        if is_parquet(file):
            for number, line in enumerate(map(to_json, records_of_parquet(file)), 1):
                yield verdict_of(validator, file, number, line)
        elif len(files) == 1 or Path(file).stat().st_size:  # the shard of a block without pages
            yield from validate_file(validator, file)
