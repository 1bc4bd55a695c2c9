"""The commands in one list, and what happens to errors at the border of the program."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from wikiextract.cli.agree import agree
from wikiextract.cli.console import printable
from wikiextract.cli.extract import extract
from wikiextract.cli.fixture import fixture
from wikiextract.cli.index import index
from wikiextract.cli.index_entities import index_entities
from wikiextract.cli.inspect import inspect
from wikiextract.cli.mappings import mappings
from wikiextract.cli.render import render
from wikiextract.cli.report import report
from wikiextract.cli.schema import schema
from wikiextract.cli.show import show
from wikiextract.cli.streams import discard_output, replace_closed_streams
from wikiextract.cli.tables import tables
from wikiextract.cli.validate import validate
from wikiextract.cli.verify import verify
from wikiextract.errors import WikiextractError
from wikiextract.version import __version__

app = typer.Typer(
    name="wikiextract",
    help="Wikipedia and other MediaWiki articles as validated JSON.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wikiextract {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    pass


app.command()(extract)
app.command()(index)
app.command()(index_entities)
app.command()(render)
app.command()(show)
app.command()(tables)
app.command()(inspect)
app.command()(report)
app.command()(validate)
app.command()(verify)
app.command()(schema)
app.command()(mappings)
app.command()(agree)
app.add_typer(fixture, name="fixture")


def main() -> None:
    """Run the command line; ends the process."""
    replace_closed_streams()
    try:
        app()
    except WikiextractError as error:
        print(f"wikiextract: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        discard_output()
        sys.exit(1)
    except OSError as error:  # a path that the system does not take, a file that vanished
        if error.filename:
            where = printable(os.fsdecode(error.filename))
        else:
            where = "standard output, or a file"
            discard_output()
        print(f"wikiextract: {where}: cannot be used ({error.strerror or error})", file=sys.stderr)
        sys.exit(2)
