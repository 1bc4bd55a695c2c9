"""``wikiextract agree``: how far two runs' records agree."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from wikiextract.pipeline.compare.agree import (
    agreement_json,
    agreement_text,
    compare,
    read_records,
)


def agree(
    first: Annotated[str, typer.Argument(metavar="A", help="NDJSON file of records.")],
    second: Annotated[str, typer.Argument(metavar="B", help="NDJSON file of records.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    at_least: Annotated[
        float,
        typer.Option(min=0, max=1, help="Share of equal parts below which the status is 1."),
    ] = 0.0,
) -> None:
    """Compare two runs' records, by title, part by part, with examples of each difference.

    Spans, parameter names and typed values, which only one view can state, are not compared. Exit
    status: 0 every part agrees at least so far, 1 some part does not, 2 unusable input.
    """
    agreement = compare(read_records(first), read_records(second))
    if as_json:
        typer.echo(json.dumps(agreement_json(agreement), ensure_ascii=False, indent=1))
    else:
        for line in agreement_text(agreement):
            typer.echo(line)
    raise typer.Exit(1 if agreement.lowest < at_least else 0)
