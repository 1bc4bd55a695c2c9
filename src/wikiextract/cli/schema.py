"""``wikiextract schema``: print a schema."""

from __future__ import annotations

from typing import Annotated

import typer

from wikiextract.record import schema_text


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the schema.")] = "article",
) -> None:
    """Print a JSON Schema that ships with wikiextract: article (the record's), or that of a class.

    Classes are treaty, person, lake and so on; context is the JSON-LD context of entities.
    """
    typer.echo(schema_text(name), nl=False)
