"""``extract``: the run itself, its messages to people, and its exit status."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wikiextract.cli.console import counted, error_console, printable
from wikiextract.cli.progress import ProgressDisplay
from wikiextract.cli.stop import INTERRUPTED, Stop
from wikiextract.errors import InputError, WikiextractError
from wikiextract.pipeline.runs.run import InterruptedRunError, Run, RunListener, RunSummary
from wikiextract.pipeline.runs.standard_output import OutputClosedError, StandardOutput
from wikiextract.sinks import format_of
from wikiextract.sources.paths import is_folder, is_there

_SHOWN_FAILURES = 100
_SHOWN_TITLES = 10
_GRACE = 1.0
"""Seconds that a page on its way to standard output has to end, when the run is to stop."""


def extract_run(
    run: Run,
    output: str | None,
    *,
    in_process: bool,
    report: str | None = None,
    quiet: bool = False,
) -> int:
    """Do the run, into `output` or to standard output, and return the exit status.

    A run to standard output can go on `in_process`. `report` is the folder for the run's report,
    beside the one in a folder of shards.
    """
    console = error_console()
    stop = Stop()
    stdout = StandardOutput() if output is None else None
    if stdout is not None:
        stop.end_within(_GRACE, stdout.settle)
    failures = 0
    into_folder = output is not None and goes_into_folder(output, run)
    with ProgressDisplay(console, quiet=quiet) as progress:

        def failure(where: str, reason: str) -> None:
            nonlocal failures
            failures += 1
            if output is None or failures <= _SHOWN_FAILURES:
                console.print(f"wikiextract: {printable(where)}: {printable(reason)}")
            elif failures == _SHOWN_FAILURES + 1:
                console.print("wikiextract: further failures are listed in failures.ndjson only")

        listened = replace(run, listener=RunListener(progress.show, failure, stopped=stop))
        try:
            if stdout is not None:
                summary = _streamed(listened, stdout, in_process=in_process)
            else:
                summary = _written(listened, output or "", into_folder=into_folder)
            if report is not None:
                from wikiextract.pipeline.reports.write_report import report_folder, write_report

                write_report(report_folder(report), summary.report)
        except InterruptedRunError:
            console.print(f"interrupted{_kept(output, into_folder)}")
            return INTERRUPTED
        except OutputClosedError:
            failure("standard output", "closed by its reader")
            return 1
        except MemoryError:
            kept = _kept(output, into_folder)
            console.print(f"wikiextract: out of memory; give --page-memory more{kept}")
            return 2
        except WikiextractError as error:
            # What is wrong with an input or option is not mended by going on.
            kept = "" if isinstance(error, InputError) else _kept(output, into_folder)
            console.print(f"wikiextract: {printable(str(error))}{kept}")
            return 2
    if not quiet:
        console.print(_summary(summary))
    if in_process and stop():
        console.print("interrupted")
        return INTERRUPTED
    missing = _not_found(run, summary)
    if missing:
        more = f" and {len(missing) - _SHOWN_TITLES} more" if len(missing) > _SHOWN_TITLES else ""
        shown = ", ".join(printable(title) for title in missing[:_SHOWN_TITLES])
        console.print(f"wikiextract: no page was found for the titles: {shown}{more}")
    return summary.counts.status or int(bool(missing))


def _not_found(run: Run, summary: RunSummary) -> list[str]:
    """The titles wanted that have no record, unless the number of records was limited."""
    selection = run.options.selection
    if selection.titles is None or selection.limit is not None or selection.sample is not None:
        return []
    return sorted(selection.titles.difference(summary.report.pages.found))


def _streamed(run: Run, stdout: StandardOutput, *, in_process: bool) -> RunSummary:
    if not in_process:
        # What runs workers and keeps books loads when there are some.
        from wikiextract.pipeline.runs.to_folder import run_to_stream

        return run_to_stream(run, stdout.write)
    # What makes records loads in the process that makes them.
    from wikiextract.pipeline.runs.in_process import run_in_process

    return run_in_process(run, stdout.write, memory=run.settings.limits.memory)


def _written(run: Run, output: str, *, into_folder: bool) -> RunSummary:
    from wikiextract.pipeline.runs.to_folder import run_to_file, run_to_folder

    if into_folder:
        return run_to_folder(replace(run, options=replace(run.options, folder=output)))
    return run_to_file(run, Path(output))


def goes_into_folder(output: str, run: Run) -> bool:
    """Return True when a run goes into a folder of that name rather than into one file.

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


def _summary(summary: RunSummary) -> str:
    counts = summary.counts
    kinds = sorted(summary.report.pages.kinds.items(), key=lambda kind: -kind[1])
    listed = ", ".join(f"{count} {kind}" for kind, count in kinds)
    text = counted(counts.written, "record") + (f" ({listed})" if listed else "")
    parts = [text, f"{counted(counts.failed, 'page')} failed"]
    if counts.degraded:
        parts.append(f"{counts.degraded} in the source view only")
    if counts.killed:
        parts.append(f"{counts.killed} ended from outside, which --resume tries again")
    if counts.damaged:
        parts.append(f"{counted(counts.damaged, 'place')} damaged")
    if counts.reused:
        parts.append(f"{counts.reused} taken from the earlier run")
    return ", ".join([*parts, f"{counted(counts.skipped, 'page')} skipped"])
