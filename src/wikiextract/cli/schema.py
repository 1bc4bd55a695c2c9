"""``wikiextract schema``: print a schema."""

from __future__ import annotations

from typing import Annotated

import typer

from wikiextract.record import schema_text


def schema(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Name of the schema.")] = "article",
) -> None:
    """Print a JSON Schema that ships with wikiextract (the record's: article)."""
    typer.echo(schema_text(name), nl=False)
