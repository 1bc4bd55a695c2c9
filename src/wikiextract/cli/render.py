"""``wikiextract render``: wikitext in, HTML or expanded wikitext out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from io import BufferedReader
from pathlib import Path
from typing import Annotated, cast

import msgspec
import typer

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.stores import open_store
from wikiextract.errors import InputError
from wikiextract.nodes import Diagnostic
from wikiextract.pipeline.pages.border import FaultError, guarded
from wikiextract.pipeline.pages.bounds import PageClock, PageLimits, limit_memory
from wikiextract.pipeline.pages.render import Renderer, RenderRequest, failed_answer
from wikiextract.site import Site
from wikiextract.sources.limits import READ_BYTES
from wikiextract.sources.lines import LINE_TOO_LONG, lines_of
from wikiextract.store.entities import EntityStore


class RenderTarget(StrEnum):
    """The output of a rendering."""

    html = "html"
    wikitext = "wikitext"


class KnownFiles(StrEnum):
    """The files that are taken to exist."""

    known = "known"
    all = "all"


def render(
    source: Annotated[
        str, typer.Argument(metavar="INPUT", help="Wikitext file; - reads standard input.")
    ] = "-",
    title: Annotated[
        str | None,
        typer.Option(help="Title of the page; default: the file's name. Not with --jsonl."),
    ] = None,
    store: Annotated[str | None, typer.Option(help="Page store made by index.")] = None,
    entities: Annotated[
        str | None, typer.Option(help="Entity store made by index-entities.")
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(
            help="The wiki: a name such as zhwiki, or a siteinfo JSON file; default: the store's."
        ),
    ] = None,
    variant: Annotated[
        str | None,
        typer.Option(
            help="Variant of the wiki's language, such as zh-tw; with --jsonl, for the lines that"
            " state none."
        ),
    ] = None,
    to: Annotated[
        RenderTarget, typer.Option(help="What to render to; --jsonl gives both.")
    ] = RenderTarget.html,
    files: Annotated[
        KnownFiles,
        typer.Option(
            help="Files that exist: those whose pages are known, as on a wiki by itself, or all, as"
            " extract assumes."
        ),
    ] = KnownFiles.known,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="A JSON request a line in, a JSON answer a line out.")
    ] = False,
) -> None:
    """Render a page: templates, parser functions and Lua modules, then HTML (or --to wikitext).

    With --jsonl a line in is {"title", "wikitext", "pages": {title: text}, "data": {name: JSON},
    "entities": {id: entity}, "entity", "language", "variant", "timestamp"}, all but the first two
    optional; "pages" (templates, modules, messages, categories) and "data" (data pages) add to the
    store or override it for that line only, as "entities" do of Wikidata, of which "entity" is the
    id of the page's own. A line out, in the same order, is {"title", "html", "expanded",
    "categories": [{"name", "sort_key", "hidden"}], "links", "external_links", "language_links",
    "templates", "properties", "diagnostics", …}. Exit status: 0 done, 1 some requests failed, 2
    unusable input.
    """
    pages = open_store(store)
    wiki = Site.load(site) if site is not None else pages.site if pages is not None else None
    renderer = Renderer(
        wiki or Site.default(),
        pages,
        entities=EntityStore.open(entities) if entities is not None else None,
        variant=variant,
        all_files=files is KnownFiles.all,
    )
    limits = PageLimits()
    limit_memory(limits.memory)
    clock = PageClock(limits.seconds)
    if jsonl:
        if title is not None:
            raise InputError("--title", "is of one page", "with --jsonl each line states its own")
        raise typer.Exit(_answer_all(renderer, source, clock))
    name = title or (Path(source).stem if source != "-" else "Page")
    text = b"".join(_pieces(source)).decode("utf-8", "replace")
    request = RenderRequest(title=name, wikitext=text)
    try:
        output, diagnostics = guarded(lambda: _output(renderer, request, to, clock))
    except FaultError as error:
        raise InputError(name, f"cannot be rendered: {error.fault.reason}") from error
    sys.stdout.buffer.write(output.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    console = error_console()
    for diagnostic in (*diagnostics, *renderer.problems(request)):
        console.print(f"wikiextract: {diagnostic.code}: {printable(diagnostic.message)}")


def _output(
    renderer: Renderer, request: RenderRequest, to: RenderTarget, clock: PageClock
) -> tuple[str, Iterable[Diagnostic]]:
    """Return what is printed of a page, and its problems."""
    with clock.page():
        if to is RenderTarget.html:
            page = renderer.render(request)
            return page.rendered.to_html() + "\n", page.rendered.diagnostics
        expansion = renderer.expand(request)
        return expansion.to_wikitext(), expansion.diagnostics


def _answer_all(renderer: Renderer, source: str, clock: PageClock) -> int:
    failed = 0
    for number, line in enumerate(lines_of(_pieces(source)), 1):
        where = f"{source}, line {number}"
        if line is None:
            problem: str | None = f"{where}: {LINE_TOO_LONG}"
            answer = failed_answer(None, LINE_TOO_LONG)
        else:
            answer, problem = renderer.answer(line, where, clock.page)
        if problem is not None:
            failed += 1
            print(f"wikiextract: {printable(problem)}", file=sys.stderr)
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()
    return 1 if failed else 0


def _pieces(source: str) -> Iterator[bytes]:
    """The bytes of the input, as soon as they are there."""
    try:
        standard = nullcontext(cast("BufferedReader", sys.stdin.buffer))
        with Path(source).open("rb") if source != "-" else standard as stream:
            while piece := stream.read1(READ_BYTES):
                yield piece
    except OSError as error:
        raise InputError(source, f"cannot be read ({error.strerror})") from error
