"""``extract`` into a file or a folder: worker processes, a ledger, and a summary at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.progress import ProgressDisplay
from wikiextract.cli.report import report_folder
from wikiextract.cli.stop import Stop
from wikiextract.errors import InputError, WikiextractError
from wikiextract.pipeline.reports.run_report import write_report
from wikiextract.pipeline.runs.bulk import (
    BulkRun,
    BulkSummary,
    run_to_file,
    run_to_folder,
    run_to_stream,
)
from wikiextract.pipeline.runs.dump_run import InterruptedRunError, RunListener
from wikiextract.pipeline.runs.output import OutputClosedError, StandardOutput
from wikiextract.sinks import format_of
from wikiextract.sources.paths import is_folder, is_there

_SHOWN_FAILURES = 100


def extract_in_bulk(
    run: BulkRun, output: str | None, *, report: str | None = None, quiet: bool = False
) -> int:
    """Do the run, into `output` or to standard output; gives the exit status.

    `report` is the folder for the run's report, beside the one in a folder of shards.
    """
    console = error_console()
    stop = Stop()
    failures = 0
    into_folder = output is not None and goes_into_folder(output, run)
    with ProgressDisplay(console, quiet=quiet) as progress:

        def failure(where: str, reason: str) -> None:
            nonlocal failures
            failures += 1
            if failures <= _SHOWN_FAILURES:
                console.print(f"wikiextract: {printable(where)}: {printable(reason)}")
            elif failures == _SHOWN_FAILURES + 1:
                console.print("wikiextract: further failures are listed in failures.ndjson only")

        listened = replace(run, listener=RunListener(progress.show, failure, stopped=stop))
        try:
            if output is None:
                summary = run_to_stream(listened, StandardOutput().write)
            elif into_folder:
                options = replace(run.options, folder=output)
                summary = run_to_folder(replace(listened, options=options))
            else:
                summary = run_to_file(listened, Path(output))
            if report is not None:
                write_report(report_folder(report), summary.report)
        except InterruptedRunError:
            console.print(f"interrupted{_kept(output, into_folder)}")
            return 130
        except OutputClosedError:
            failure("standard output", "closed by its reader")
            return 1
        except WikiextractError as error:
            # What is wrong with an input or option is not mended by going on.
            kept = "" if isinstance(error, InputError) else _kept(output, into_folder)
            console.print(f"wikiextract: {printable(str(error))}{kept}")
            return 2
    if not quiet:
        console.print(_summary(summary))
    return summary.status


def goes_into_folder(output: str, run: BulkRun) -> bool:
    """Whether a run goes into a folder of that name rather than into one file.

    It does when the name ends in a slash or is that of a folder; and, when it has no ending and no
    file of that name or of an unfinished run is there, for formats that are best sharded or when
    several workers are asked for.
    """
    path = Path(output)
    if output.endswith("/") or is_folder(path):
        return True
    if path.suffix or is_there(path) or is_folder(f"{output}.run"):
        return False
    return format_of(run.options.format).capabilities.sharded or run.settings.workers > 1


def _kept(output: str | None, into_folder: bool) -> str:
    if output is None:
        return ""
    where = output if into_folder else f"{output}.run"
    if not is_folder(where):
        return ""
    return f"; what is finished is kept in {where}: go on with --resume"


def _summary(summary: BulkSummary) -> str:
    balance = summary.balance
    kinds = sorted(summary.report.pages.kinds.items(), key=lambda kind: -kind[1])
    listed = ", ".join(f"{count} {kind}" for kind, count in kinds)
    text = f"{balance.records + balance.failed} records" + (f" ({listed})" if listed else "")
    parts = [text, f"{balance.failed} pages failed"]
    if balance.degraded:
        parts.append(f"{balance.degraded} in the source view only")
    if balance.damaged:
        parts.append(f"{balance.damaged} places damaged")
    if balance.reused:
        parts.append(f"{balance.reused} taken from the earlier run")
    return ", ".join([*parts, f"{balance.skipped} pages skipped"])
