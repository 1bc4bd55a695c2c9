"""Whole runs with workers: into a folder of shards, or by way of one into a file or a stream."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import msgspec

from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.block import BlockResult
from wikiextract.pipeline.books import books_of
from wikiextract.pipeline.plan import grouped, plan_inputs
from wikiextract.pipeline.reports.folder_report import report_of
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.pipeline.reports.write_report import write_report
from wikiextract.pipeline.reuse.earlier import check_earlier, index_earlier
from wikiextract.pipeline.runs.closing import checked, closed, timestamp
from wikiextract.pipeline.runs.dataset import dataset_description
from wikiextract.pipeline.runs.identity import Identity, files_read, identity_of
from wikiextract.pipeline.runs.in_order import InOrder
from wikiextract.pipeline.runs.ledger import Ledger
from wikiextract.pipeline.runs.manifest import (
    Manifest,
    check_resumable,
    counts_of_manifest,
    read_manifest,
)
from wikiextract.pipeline.runs.resuming import check_cuts, gone_on_with
from wikiextract.pipeline.runs.run import Run, RunSummary
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.pipeline.runs.temporary import temporary_folder
from wikiextract.pipeline.runs.unchanged import Unchanged
from wikiextract.pipeline.runs.worker_run import run_with_workers
from wikiextract.plugins import check_portable
from wikiextract.sinks import Format, Shard, encoder_of, format_of
from wikiextract.sinks.partial import PartialFile, cannot_write, check_replaceable

_BLOCK = 1 << 20

Closing: TypeAlias = Callable[[Path, Ledger, Manifest], "Manifest | None"]
"""Adds files to the folder of a run that is whole, before it is marked so; may give another
manifest."""


def run_to_folder(run: Run, closing: Closing | None = None) -> RunSummary:
    """Run into the folder `run.options.folder`; when it is whole it is marked ``_SUCCESS``.

    A run that came to its end is marked ``_FINISHED_WITH_DAMAGE`` when part of the inputs cannot be
    read, or the processes of pages were ended from outside, which a run that resumes tries again.
    The run's report is written to its books (``report.html``, ``report.json``). `closing` may add
    files before the mark. Raises `InputError` when the folder holds a run and `resume` is not set
    or not possible, and what `run_with_workers` raises; then what is finished stays for a run that
    resumes.
    """
    run = replace(run, options=replace(run.options, list_pages=True))
    format_ = format_of(run.options.format)
    single = format_.capabilities.single
    whole = f"articles{format_.extension}"
    folder = RunFolder(Path(run.options.folder), (f"{whole}*",) if single else ())

    def close(path: Path, ledger: Ledger, manifest: Manifest) -> Manifest:
        if single:
            gathered = _gathered(path, manifest.shards, path / whole, format_)
            manifest = msgspec.structs.replace(manifest, shards=(gathered,))
        write_report(books_of(path), _report(run, ledger, manifest))
        description = dataset_description(format_)
        if description is not None:
            folder.describe(description)
        return (closing and closing(path, ledger, manifest)) or manifest

    try:
        summary = _run(run, folder, close)
        if single and not summary.counts.killed:
            folder.remove_shards()
        return summary
    finally:
        folder.close()


def run_to_file(run: Run, output: Path) -> RunSummary:
    """Run into the one file `output`, by way of the folder ``OUTPUT.run``, which is removed.

    What failed is listed in ``OUTPUT.failures.ndjson``. The folder stays when pages are to be tried
    again, by a run that resumes. Without `resume` an unfinished run is begun afresh. Raises what
    `run_to_folder` does.
    """
    check_replaceable(output)
    if output.is_symlink():
        output = output.resolve()  # what it leads to is written, and the link stays
    work = Path(f"{output}.run")
    if work.is_symlink():
        raise OutputError(str(work), "is a link, by which others could lead the run elsewhere")
    inner = replace(run, options=replace(run.options, folder=str(work)))
    folder = RunFolder(work)
    try:
        folder.check_own()
        if not run.resume:
            folder.begin_afresh()
        summary = _run(inner, folder, _nothing)
        whole = _gathered(work, summary.shards, output, format_of(run.options.format))
        failures = Path(f"{output}.failures.ndjson")
        if folder.failures.stat().st_size:
            _copy(folder.failures, failures)
        else:
            failures.unlink(missing_ok=True)
        if not summary.counts.killed:
            folder.discard()
    except OSError as error:
        raise cannot_write(output, error) from error
    finally:
        folder.close()
    return replace(summary, shards=(whole,))


def run_to_stream(run: Run, write: Callable[[bytes], None]) -> RunSummary:
    """Run by way of a temporary folder and give `write` the shards, block after block in order.

    Raises what `run_to_folder` and `write` do, and `OutputError` for a format that needs a file.
    """
    encoder_of(run.options.format)
    header = format_of(run.options.format).capabilities.header
    with temporary_folder() as path:
        inner = replace(run, options=replace(run.options, folder=str(path)), resume=False)

        skipped = 0

        def take(folder: Path, result: BlockResult) -> None:
            nonlocal skipped
            for shard in result.shards:
                written = folder / shard.name
                with written.open("rb") as stream:
                    stream.seek(skipped)
                    skipped = header
                    while data := stream.read(_BLOCK):
                        write(data)
                written.unlink()

        folder = RunFolder(path)
        try:
            return _run(inner, folder, _nothing, take)
        finally:
            folder.close()


def _gathered(folder: Path, shards: Sequence[Shard], output: Path, format_: Format) -> Shard:
    paths = [folder / shard.name for shard in shards]
    return format_.gather(paths, output, sum(shard.rows for shard in shards))


def _copy(source: Path, target: Path) -> None:
    """Copy a file that must stay, as the run may have to be gone on with."""
    file = PartialFile(target)
    try:
        with source.open("rb") as stream:
            while data := stream.read(_BLOCK):
                file.write(data)
        file.finish(0)
    finally:
        file.abandon()


def _nothing(*_: object) -> None:
    pass


def _run(
    run: Run,
    folder: RunFolder,
    closing: Closing,
    arrived: Callable[[Path, BlockResult], None] = _nothing,
) -> RunSummary:
    """Do the run; `arrived` is told of each finished block in the order of the dump."""
    options = run.options
    check_portable(options.plugins)
    stores = (options.store, options.entities)
    read = (*stores, options.site, *files_read(options).values())
    unchanged = Unchanged(run.sources, filter(None, read))
    others = {"block_bytes": run.settings.block_bytes, "index": run.index}
    if run.title is not None:
        others["title"] = run.title
    manifest = _begun(run, folder, identity_of(run.sources, run.options, others))
    ledger = folder.ledger()
    try:
        single = format_of(run.options.format).capabilities.single
        stopped = run.listener.stopped
        manifest = gone_on_with(manifest, folder, ledger, single=single, stopped=stopped)
        if manifest.state == "running":
            manifest = _carried_out(run, folder, ledger, manifest, unchanged, arrived)
            manifest = closing(folder.path, ledger, manifest) or manifest
            folder.write_manifest(manifest)
        counts = counts_of_manifest(manifest)
        folder.mark(whole=counts.whole)
        return RunSummary(
            counts=counts,
            report=_report(run, ledger, manifest),
            shards=manifest.shards,
        )
    finally:
        ledger.close()


def _carried_out(
    run: Run,
    folder: RunFolder,
    ledger: Ledger,
    manifest: Manifest,
    unchanged: Unchanged,
    arrived: Callable[[Path, BlockResult], None],
) -> Manifest:
    if run.options.earlier is not None:
        index_earlier(Path(run.options.earlier), run.options.earlier_index)
    planned = plan_inputs(run.sources, run.settings.block_bytes)
    planned = grouped(checked(planned, run.listener), run.settings.block_bytes)
    for one in planned:
        if one.problem is not None:
            run.listener.failure(one.problem.where, one.problem.problem_and_advice)
    check_cuts(planned, ledger, folder.path)
    order = InOrder(planned, ledger)

    def finished(result: BlockResult) -> None:
        run.listener.finished(result)
        for ready in ledger.results(order.ready()):
            arrived(folder.path, ready)

    listener = replace(run.listener, finished=finished)
    run_with_workers(planned, run.options, run.settings, listener, folder, ledger, unchanged)
    unchanged.check(run.sources)
    limited = run.options.selection.limit is not None
    return closed(manifest, folder, ledger, planned, limited=limited)


def _begun(run: Run, folder: RunFolder, identity: Identity) -> Manifest:
    """The manifest of a run that is gone on with, or a new one's."""
    before = read_manifest(folder.path)
    if before is not None and run.resume:
        check_resumable(folder.path, before, identity, run.sources)
        if before.state == "running":
            _check_earlier(run, identity)
        folder.clear_work()
        return before
    if before is not None:
        state = "a finished run" if before.state == "finished" else "a run that is not finished"
        advice = "add --resume to go on with it, choose another folder, or remove this one"
        raise InputError(str(folder.path), f"holds {state}", advice)
    _check_earlier(run, identity)  # before there is a run that could not be gone on with
    folder.begin_afresh()
    manifest = Manifest(identity=identity, begun=timestamp())
    folder.write_manifest(manifest)
    folder.clear_work()
    return manifest


def _check_earlier(run: Run, identity: Identity) -> None:
    if run.options.earlier is not None:
        check_earlier(Path(run.options.earlier), identity)


def _report(run: Run, ledger: Ledger, manifest: Manifest) -> RunReport:
    return report_of(manifest, ledger.results(), ledger.inputs.values(), run.settings.workers)
