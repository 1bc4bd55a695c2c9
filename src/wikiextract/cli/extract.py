"""``wikiextract extract``: pages in, records out."""

from __future__ import annotations

import signal
import sys
from enum import StrEnum
from types import FrameType
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from wikiextract.cli.console import error_console, printable
from wikiextract.errors import InputError
from wikiextract.pipeline.extract import Extractor
from wikiextract.pipeline.output import LineOutput, OutputClosedError
from wikiextract.pipeline.run import Listener, Run, Tally
from wikiextract.pipeline.sample import read_sample_size
from wikiextract.pipeline.select import Selection, draw_sample, read_categories, read_titles
from wikiextract.site import Site
from wikiextract.store import Store


class Format(StrEnum):
    """Forms of the output."""

    ndjson = "ndjson"


class _Stop:
    """Set by the first Ctrl-C (or SIGTERM): the page at hand is finished, then the run ends."""

    def __init__(self) -> None:
        self.requested = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._request)

    def _request(self, number: int, frame: FrameType | None) -> None:
        if self.requested:  # asked twice: at once
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        self.requested = True

    def __call__(self) -> bool:
        return self.requested


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Dumps (*.xml, also .bz2, .gz, .zst), *.wikitext, *.html, *.ndjson, or - for"
            " standard input.",
        ),
    ],
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="File to write; default: standard output.")
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", help="Form of the output.")
    ] = Format.ndjson,
    namespace: Annotated[
        list[int] | None, typer.Option(help="Namespace wanted (may be repeated); default: 0.")
    ] = None,
    all_namespaces: Annotated[
        bool, typer.Option("--all-namespaces", help="Pages of every namespace.")
    ] = False,
    titles: Annotated[
        str | None, typer.Option(help="File of the titles wanted, one a line.")
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(help="Category whose pages are wanted, by its title (may be repeated)."),
    ] = None,
    redirects: Annotated[bool, typer.Option(help="Write records of redirects.")] = True,
    sample: Annotated[
        str | None,
        typer.Option(help="So many pages (500), or a part of them (0.01, 1%), chosen at random."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Which sample: the same seed, the same pages.")] = 0,
    limit: Annotated[int | None, typer.Option(min=0, help="Write at most so many records.")] = None,
    site: Annotated[
        str | None,
        typer.Option(
            help="The wiki: a name such as zhwiki, or a siteinfo JSON file; default: what the"
            " store or the input says."
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(help="Page store made by index: with it, wikitext is rendered."),
    ] = None,
    variant: Annotated[
        str | None, typer.Option(help="Variant of the wiki's language, such as zh-tw.")
    ] = None,
) -> None:
    """Read articles and write one validated JSON record a line.

    Progress, failures and a summary go to standard error. Exit status: 0 done, 1 done with pages
    that failed, 2 unusable input, 130 interrupted (what was written are whole lines).
    """
    selection = Selection(
        namespaces=None if all_namespaces else frozenset(namespace or [0]),
        titles=read_titles(titles) if titles is not None else None,
        redirects=redirects,
        categories=read_categories(category or []),
        limit=limit,
    )
    extractor = Extractor(
        Site.load(site) if site is not None else None,
        store=Store.open(store) if store is not None else None,
        variant=variant,
    )
    if sample is not None:
        selection = draw_sample(
            selection, inputs, read_sample_size(sample), seed, extractor.site_of
        )
    raise typer.Exit(_run(inputs, output, extractor, selection))


def _run(inputs: list[str], path: str | None, extractor: Extractor, selection: Selection) -> int:
    console = error_console()
    stop = _Stop()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with (
        LineOutput(path) as output,
        Progress(*columns, console=console, disable=not sys.stderr.isatty()) as progress,
    ):
        task = progress.add_task("0 pages")

        def shown(tally: Tally) -> None:
            progress.update(task, description=f"{tally.read} pages, {tally.failed} failed")

        def failure(title: str, reason: str) -> None:
            console.print(f"wikiextract: {printable(title)}: {printable(reason)}")

        run = Run(extractor, selection, output.write, Listener(failure, shown, stop))
        try:
            for name in inputs:
                run.input(name)
                if stop():
                    break
            if not stop():
                output.complete()
        except OutputClosedError:
            failure("standard output", f"closed by its reader after {run.tally.written} records")
            return 1
        except InputError as error:
            failure(error.where, error.problem_and_advice)
            return 2
    console.print(_summary(run.tally))
    if stop():
        kept = f"; {output.partial} holds what was written" if path is not None else ""
        console.print(f"interrupted{kept}")
        return 130
    return _status(run.tally)


def _summary(tally: Tally) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in tally.kinds.most_common())
    text = f"{tally.written} records" + (f" ({kinds})" if kinds else "")
    return f"{text}, {tally.failed} pages failed, {tally.skipped} pages skipped"


def _status(tally: Tally) -> int:
    if tally.inputs_unusable:
        return 2
    return 1 if tally.failed or tally.inputs_damaged else 0
