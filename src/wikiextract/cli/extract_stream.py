"""``extract`` without an output: records to standard output, page after page in this process."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.progress import ProgressDisplay
from wikiextract.cli.report import report_folder
from wikiextract.cli.stop import Stop
from wikiextract.errors import OutputError
from wikiextract.pipeline.pages.page_runner import PageRunner
from wikiextract.pipeline.reports.run_report import RunReport, write_report
from wikiextract.pipeline.runs.output import OutputClosedError, StandardOutput
from wikiextract.pipeline.runs.stream_run import Listener, Run, Tally
from wikiextract.sinks import DEFAULT_FORMAT
from wikiextract.sources.characters import shown_path
from wikiextract.version import __version__


def extract_to_stream(
    inputs: list[str],
    pages: PageRunner,
    limit: int | None,
    *,
    report: str | None = None,
    quiet: bool = False,
) -> int:
    """Write the records of all inputs; gives the exit status.

    `report` is the folder for the run's report.
    """
    started = time.monotonic()
    begun = datetime.now(UTC)
    console = error_console()
    stop = Stop()
    output = StandardOutput()
    with ProgressDisplay(console, quiet=quiet) as progress:

        def failure(title: str, reason: str) -> None:
            console.print(f"wikiextract: {printable(title)}: {printable(reason)}")

        run = Run(pages, output.write, Listener(failure, progress.show, stop), limit)
        run.tally.bytes_all = _size(inputs)
        try:
            for name in inputs:
                run.input(name)
                if stop():
                    break
            if report is not None:
                write_report(report_folder(report), _report(run, inputs, begun, started))
        except OutputClosedError:
            failure("standard output", f"closed by its reader after {run.tally.written} records")
            return 1
        except OutputError as error:
            failure(error.where, error.problem)
            return 2
    if not quiet:
        console.print(_summary(run.tally))
    if stop():
        console.print("interrupted")
        return 130
    return _status(run.tally)


def _size(inputs: list[str]) -> int:
    """The size of all inputs; 0 when one has none."""
    try:
        return sum(Path(name).stat().st_size for name in inputs)
    except OSError:
        return 0


def _report(run: Run, inputs: list[str], begun: datetime, started: float) -> RunReport:
    return RunReport(
        inputs=[shown_path(Path(name).name) for name in inputs],
        version=__version__,
        format=DEFAULT_FORMAT,
        begun=begun.strftime("%Y-%m-%dT%H:%M:%SZ"),
        finished=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        workers=1,
        seconds=time.monotonic() - started,
        input_bytes=run.tally.bytes_done,
        pages=run.report,
        damages=run.damages,
    )


def _summary(tally: Tally) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in tally.kinds.most_common())
    text = f"{tally.written} records" + (f" ({kinds})" if kinds else "")
    degraded = f", {tally.degraded} in the source view only" if tally.degraded else ""
    return f"{text}, {tally.failed} pages failed{degraded}, {tally.skipped} pages skipped"


def _status(tally: Tally) -> int:
    if tally.inputs_unusable:
        return 2
    return 1 if tally.failed or tally.degraded or tally.inputs_damaged else 0
