"""Options that several commands have alike, and the bounds of pages in commands of one process."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from wikiextract.pipeline.pages.bounds import PageBounds, PageClock, PageLimits, limit_memory

SiteOption: TypeAlias = Annotated[
    str | None, typer.Option(help="The wiki: a name such as zhwiki, or a siteinfo JSON file.")
]
StoreOption: TypeAlias = Annotated[
    str | None, typer.Option(help="Page store made by index: with it, wikitext is rendered.")
]
EntitiesOption: TypeAlias = Annotated[
    str | None, typer.Option(help="Entity store made by index-entities.")
]
PluginOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Plugin to use (may be repeated): that of an installed one, a file ….py, or"
        " module:attribute; default: all that are installed.",
    ),
]


def page_bounds() -> PageBounds:
    """Bound the memory of this process, and return what bounds the time of each page."""
    limits = PageLimits()
    limit_memory(limits.memory)
    return PageClock(limits.seconds).page
