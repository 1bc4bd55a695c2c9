"""``wikiextract render``: wikitext in, expanded wikitext out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from wikiextract.cli.console import error_console, printable
from wikiextract.errors import InputError
from wikiextract.pipeline.render import Renderer, RenderRequest, read_request
from wikiextract.site import Site
from wikiextract.store import Store


class Target(StrEnum):
    """What to render to."""

    wikitext = "wikitext"


def render(
    source: Annotated[
        str, typer.Argument(metavar="[INPUT]", help="Wikitext file; - reads standard input.")
    ] = "-",
    title: Annotated[str | None, typer.Option(help="Title of the page.")] = None,
    store: Annotated[str | None, typer.Option(help="Page store made by index.")] = None,
    site: Annotated[
        str | None, typer.Option(help="The wiki: a name such as zhwiki, or a siteinfo JSON file.")
    ] = None,
    to: Annotated[Target, typer.Option(help="What to render to.")] = Target.wikitext,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="A JSON request a line in, a JSON answer a line out.")
    ] = False,
) -> None:
    """Expand the templates and parser functions of a page.

    With --jsonl a line is {"title", "wikitext", "pages": {title: text}, "language", "timestamp"},
    all but the first two optional; answers come in the same order. Exit status: 0 done, 1 some
    requests failed, 2 unusable input.
    """
    pages = Store.open(store) if store is not None else None
    wiki = Site.load(site) if site is not None else pages.site if pages is not None else None
    renderer = Renderer(wiki or Site.default(), pages)
    if jsonl:
        raise typer.Exit(_answer_all(renderer, source))
    name = title or (Path(source).stem if source != "-" else "Page")
    text = b"".join(_lines(source)).decode("utf-8", "replace")
    expansion = renderer.expand(RenderRequest(title=name, wikitext=text))
    sys.stdout.buffer.write(expansion.to_wikitext().encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    console = error_console()
    for diagnostic in expansion.diagnostics:
        console.print(f"wikiextract: {diagnostic.code}: {printable(diagnostic.message)}")


def _answer_all(renderer: Renderer, source: str) -> int:
    failed = 0
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        try:
            answer = renderer.answer(read_request(line, f"{source}, line {number}"))
        except InputError as error:
            failed += 1
            answer = {
                "title": None,
                "diagnostics": [
                    {"code": "request-failed", "severity": "error", "message": str(error)}
                ],
            }
            print(f"wikiextract: {printable(str(error))}", file=sys.stderr)
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()
    return 1 if failed else 0


def _lines(source: str) -> Iterator[bytes]:
    if source == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as stream:
            yield from stream
    except OSError as error:
        raise InputError(source, f"cannot be read ({error.strerror})") from error
