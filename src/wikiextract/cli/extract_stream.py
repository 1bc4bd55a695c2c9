"""``extract`` without an output: records to standard output, page after page in this process."""

from __future__ import annotations

import sys

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.stop import Stop
from wikiextract.errors import OutputError
from wikiextract.pipeline.output import OutputClosedError, StandardOutput
from wikiextract.pipeline.page_runner import PageRunner
from wikiextract.pipeline.run import Listener, Run, Tally


def extract_to_stream(inputs: list[str], pages: PageRunner, limit: int | None) -> int:
    """Write the records of all inputs; gives the exit status."""
    console = error_console()
    stop = Stop()
    output = StandardOutput()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("0 pages")

        def shown(tally: Tally) -> None:
            progress.update(task, description=f"{tally.read} pages, {tally.failed} failed")

        def failure(title: str, reason: str) -> None:
            console.print(f"wikiextract: {printable(title)}: {printable(reason)}")

        run = Run(pages, output.write, Listener(failure, shown, stop), limit)
        try:
            for name in inputs:
                run.input(name)
                if stop():
                    break
        except OutputClosedError:
            failure("standard output", f"closed by its reader after {run.tally.written} records")
            return 1
        except OutputError as error:
            failure(error.where, error.problem)
            return 2
    console.print(_summary(run.tally))
    if stop():
        console.print("interrupted")
        return 130
    return _status(run.tally)


def _summary(tally: Tally) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in tally.kinds.most_common())
    text = f"{tally.written} records" + (f" ({kinds})" if kinds else "")
    degraded = f", {tally.degraded} in the source view only" if tally.degraded else ""
    return f"{text}, {tally.failed} pages failed{degraded}, {tally.skipped} pages skipped"


def _status(tally: Tally) -> int:
    if tally.inputs_unusable:
        return 2
    return 1 if tally.failed or tally.degraded or tally.inputs_damaged else 0
