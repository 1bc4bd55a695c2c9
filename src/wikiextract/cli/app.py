"""The commands in one list, and what happens to errors at the border of the program.

A command's module, and what it imports, load when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from inspect import getdoc
from typing import Annotated, Any, NamedTuple

import typer

from wikiextract.cli.console import printable
from wikiextract.cli.streams import discard_output, replace_closed_streams
from wikiextract.errors import WikiextractError
from wikiextract.version import __version__


class ListedCommand(NamedTuple):
    """A command's name, the group and the line by which the list of commands shows it."""

    name: str
    group: str
    line: str

    def load(self) -> Any:
        """Return the command's function, or the Typer app of one that has commands of its own."""
        name = self.name.replace("-", "_")
        return getattr(import_module(f"wikiextract.cli.{name}"), name)


_RECORDS, _STORES = "Records of articles", "What articles draw on"
_ONE, _CHECKS = "Look at articles", "Check and compare"

COMMANDS: tuple[ListedCommand, ...] = (
    ListedCommand("extract", _RECORDS, "Read articles and write one validated JSON record a line."),
    ListedCommand("tables", _RECORDS, "Write each table of the articles into a file of its own."),
    ListedCommand("index", _STORES, "Keep what transclusion needs of dumps: a page store."),
    ListedCommand(
        "index-entities", _STORES, "Keep what pages draw on from Wikidata: an entity store."
    ),
    ListedCommand("mappings", _STORES, "List what of mapping pages is not understood."),
    ListedCommand("show", _ONE, "Show one article in the terminal, or its record."),
    ListedCommand(
        "inspect", _ONE, "Show wikitext, rendering and record side by side, in a browser."
    ),
    ListedCommand("render", _ONE, "Render a page to HTML, or expand its wikitext."),
    ListedCommand("report", _CHECKS, "Write the report of a run."),
    ListedCommand("validate", _CHECKS, "Check records against the schema."),
    ListedCommand("verify", _CHECKS, "Check a finished run against its own books."),
    ListedCommand("agree", _CHECKS, "Compare the records of two runs, part by part."),
    ListedCommand("fixture", _CHECKS, "Compare saved articles with the records expected of them."),
    ListedCommand("schema", _CHECKS, "Print a JSON Schema that ships with wikiextract."),
)
"""All commands, in the order and groups of the list that ``--help`` shows."""


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wikiextract {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    pass


def _not_loaded() -> None:
    """Stand for a command that only the list of commands shows."""


def command_line(arguments: Sequence[str] | None = None) -> typer.Typer:
    """Return the commands as one app, of which the one that `arguments` name is loaded.

    The others are there by their lines in the list of commands. Without arguments all are loaded.
    """
    app = typer.Typer(
        name="wikiextract",
        help="Wikipedia and other MediaWiki articles as validated JSON.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    # No option before a command's name takes a value.
    named = next((word for word in arguments or () if not word.startswith("-")), None)
    for listed in COMMANDS:
        _add(app, listed, loaded=arguments is None or listed.name == named)
    return app


def _add(app: typer.Typer, listed: ListedCommand, *, loaded: bool) -> None:
    name, group, line = listed
    command = listed.load() if loaded else _not_loaded
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name, short_help=line, rich_help_panel=group)
    else:
        text = _paragraphs(command)
        app.command(name, help=text, short_help=line, rich_help_panel=group)(command)


def _paragraphs(command: Any) -> str:
    """Return a command's docstring with a line a paragraph: a terminal breaks it to its width."""
    return "\n\n".join(" ".join(one.split()) for one in (getdoc(command) or "").split("\n\n"))


def run() -> None:
    """Run the command line; ends the process."""
    replace_closed_streams()
    try:
        command_line(sys.argv[1:])()
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
