"""``wikiextract mappings``: what a folder of mapping pages holds, and what of it has no effect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from wikiextract.cli.console import printable
from wikiextract.errors import InputError
from wikiextract.map.domains.dbpedia import MappingFolder
from wikiextract.map.domains.model import NotUnderstood
from wikiextract.pipeline.reports.mapping_report import WikiMappings


def mappings(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Folder of mapping pages as they are exported.")
    ],
    wiki: Annotated[
        list[str] | None,
        typer.Option(help="Wiki wanted (en, de, commons; may be repeated); default: all."),
    ] = None,
) -> None:
    """List what of mapping pages is not understood, and count the templates that they map.

    A line of standard output is a wiki with its counts, or a page and why a part of it has no
    effect. The ontology comes first, unless wikis are named. Exit status: 0 done, 2 no mapping
    pages.
    """
    read = MappingFolder(folder)
    if not wiki:
        typer.echo(f"ontology: {len(read.not_understood)} not understood")
        _list(read.not_understood)
    for code in wiki or read.wikis:
        if code not in read.wikis:
            raise InputError(
                folder, f"has no mappings of {code}", f"it has {', '.join(read.wikis)}"
            )
        found = read.of(code)
        counts = WikiMappings.of(found)
        typer.echo(f"{code}: {counts.templates} templates, {counts.not_understood} not understood")
        _list(found.not_understood)


def _list(parts: Iterable[NotUnderstood]) -> None:
    for one in parts:
        typer.echo(f"{printable(one.where)}: {printable(one.reason)}")
