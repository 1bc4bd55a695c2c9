"""Whole runs: into a folder of shards, or into one file by way of such a folder."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from wikiextract.errors import InputError, OutputError, RunError
from wikiextract.pipeline.block import BlockOptions, BlockResult
from wikiextract.pipeline.plan import PlannedInput, grouped, plan_inputs
from wikiextract.pipeline.reports.folder_report import report_of
from wikiextract.pipeline.reports.run_report import RunReport, write_report
from wikiextract.pipeline.reuse.earlier import check_earlier, index_earlier
from wikiextract.pipeline.runs.dump_run import (
    DumpRun,
    InterruptedRunError,
    RunListener,
    RunSettings,
    missing,
)
from wikiextract.pipeline.runs.identity import Identity, identity_of
from wikiextract.pipeline.runs.in_order import InOrder
from wikiextract.pipeline.runs.ledger import Ledger
from wikiextract.pipeline.runs.run_folder import (
    Balance,
    BlockBalance,
    Manifest,
    RunFolder,
    check_resumable,
    read_manifest,
)
from wikiextract.sinks import Format, Shard, format_of
from wikiextract.sinks.partial import PartialFile, cannot_write, check_replaceable, sync_folder
from wikiextract.sources import STANDARD_INPUT
from wikiextract.sources.bz2_text import Damage, told
from wikiextract.sources.export_checks import check_file, is_incomplete_export

_BLOCK = 1 << 20

Closing: TypeAlias = Callable[[Path, Ledger, Manifest], "Manifest | None"]
"""Adds files to the folder of a run that is whole, before it is marked so; may give another
manifest."""


@dataclass(frozen=True, kw_only=True)
class BulkRun:
    """A run as it is asked for. `index` is that of a multistream dump; `resume` goes on with one.

    `options.folder` is where it goes.
    """

    inputs: Sequence[str]
    options: BlockOptions
    settings: RunSettings
    listener: RunListener = field(default_factory=RunListener)
    resume: bool = False
    index: str | None = None


@dataclass(frozen=True, kw_only=True)
class BulkSummary:
    """What came of a run: `status` is the exit status, 0, 1 or 2."""

    balance: Balance
    report: RunReport
    unusable: int
    shards: tuple[Shard, ...]

    @property
    def status(self) -> int:
        """0: all well; 1: pages failed or were degraded, or data is damaged; 2: unusable input."""
        balance = self.balance
        if self.unusable:
            return 2
        return 1 if balance.failed or balance.degraded or balance.damaged else 0


def run_to_folder(run: BulkRun, closing: Closing | None = None) -> BulkSummary:
    """Run into the folder `run.options.folder`; at its end it is whole and marked ``_SUCCESS``.

    The run's report is written there too (``report.html``, ``report.json``). `closing` may add
    files before the mark. Raises `InputError` when the folder holds a run and `resume` is not set
    or not possible, and what `DumpRun.run` raises; then what is finished stays for a run that
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
        write_report(path, _report(run, ledger, manifest))
        return (closing and closing(path, ledger, manifest)) or manifest

    try:
        summary = _run(run, folder, close)
        if single:
            folder.remove_shards()
        return summary
    finally:
        folder.close()


def run_to_file(run: BulkRun, output: Path) -> BulkSummary:
    """Run into the one file `output`, by way of the folder ``OUTPUT.run``, which is removed.

    What failed is listed in ``OUTPUT.failures.ndjson``. Without `resume` an unfinished run is begun
    afresh. Raises what `run_to_folder` does.
    """
    check_replaceable(output)
    if output.is_symlink():
        output = output.resolve()  # what it leads to is written, and the link stays
    work = Path(f"{output}.run")
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
            folder.failures.replace(failures)
        else:
            failures.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(output, error) from error
    finally:
        folder.close()
    shutil.rmtree(work, ignore_errors=True)
    return replace(summary, shards=(whole,))


def run_to_stream(run: BulkRun, write: Callable[[bytes], None]) -> BulkSummary:
    """Run by way of a temporary folder and give `write` the shards, block after block in order.

    Raises what `run_to_folder` and `write` do, and `OutputError` for a format that needs a file.
    """
    check_streamable(run.options.format)
    with tempfile.TemporaryDirectory(prefix="wikiextract-") as name:
        inner = replace(run, options=replace(run.options, folder=name), resume=False)

        def take(folder: Path, result: BlockResult) -> None:
            for shard in result.shards:
                path = folder / shard.name
                with path.open("rb") as stream:
                    while data := stream.read(_BLOCK):
                        write(data)
                path.unlink()

        folder = RunFolder(Path(name))
        try:
            return _run(inner, folder, _nothing, take)
        finally:
            folder.close()


def _gathered(folder: Path, shards: Sequence[Shard], output: Path, format_: Format) -> Shard:
    paths = [folder / shard.name for shard in shards]
    return format_.gather(paths, output, sum(shard.rows for shard in shards))


def check_streamable(name: str) -> None:
    """Raise `OutputError` when a format needs a file."""
    if format_of(name).encoder() is None:
        advice = "name a file or a folder with -o"
        raise OutputError("standard output", f"cannot take {name}, which needs a file", advice)


def _nothing(*_: object) -> None:
    pass


def _run(
    run: BulkRun,
    folder: RunFolder,
    closing: Closing,
    arrived: Callable[[Path, BlockResult], None] = _nothing,
) -> BulkSummary:
    """Do the run; `arrived` is told of each finished block in the order of the dump."""
    others = {"block_bytes": run.settings.block_bytes, "index": run.index}
    manifest = _begun(run, folder, identity_of(run.inputs, run.options, others))
    ledger = folder.ledger(whole=manifest.state == "finished")
    try:
        if manifest.state == "running":
            manifest = _carried_out(run, folder, ledger, manifest, arrived)
            manifest = closing(folder.path, ledger, manifest) or manifest
            folder.write_manifest(manifest)
        if not folder.success.exists():
            _mark(folder.success)
        return BulkSummary(
            balance=manifest.balance or Balance(),
            report=_report(run, ledger, manifest),
            unusable=manifest.unusable,
            shards=manifest.shards,
        )
    finally:
        ledger.close()


def _carried_out(
    run: BulkRun,
    folder: RunFolder,
    ledger: Ledger,
    manifest: Manifest,
    arrived: Callable[[Path, BlockResult], None],
) -> Manifest:
    if run.options.earlier is not None:
        index_earlier(Path(run.options.earlier), run.options.earlier_index)
    planned = plan_inputs(run.inputs, run.settings.block_bytes, run.index)
    planned = grouped(_checked(planned, run.listener), run.settings.block_bytes)
    for one in planned:
        if one.problem is not None:
            run.listener.failure(one.problem.where, one.problem.problem_and_advice)
    order = InOrder(planned, ledger)

    def finished(result: BlockResult) -> None:
        run.listener.finished(result)
        for ready in ledger.results(order.ready()):
            arrived(folder.path, ready)

    listener = replace(run.listener, finished=finished)
    DumpRun(planned, run.options, run.settings, listener).run(folder, ledger)
    return _finished(run, folder, ledger, manifest, planned)


def _begun(run: BulkRun, folder: RunFolder, identity: Identity) -> Manifest:
    """The manifest of a run that is gone on with, or a new one's."""
    before = read_manifest(folder.path)
    if before is not None and run.resume:
        check_resumable(folder.path, before, identity)
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
    manifest = Manifest(identity=identity, begun=_now())
    folder.write_manifest(manifest)
    folder.clear_work()
    return manifest


def _check_earlier(run: BulkRun, identity: Identity) -> None:
    if run.options.earlier is not None:
        check_earlier(Path(run.options.earlier), identity)


def _checked(planned: list[PlannedInput], listener: RunListener) -> list[PlannedInput]:
    """The inputs, without those whose checksum is not the one that is stated of them."""
    checked = []
    told_of: set[Path] = set()
    for one in planned:
        path = Path(one.path)
        problem = one.problem
        if problem is None and one.path != STANDARD_INPUT:
            try:
                check_file(path, listener.stopped)
            except InputError as error:
                problem = error
            if is_incomplete_export(path) and path.parent not in told_of:
                told_of.add(path.parent)
                listener.failure(
                    str(path.parent), "the export has no _SUCCESS: parts may be missing"
                )
        if listener.stopped():
            raise InterruptedRunError
        blocks = one.blocks if problem is None else ()
        checked.append(replace(one, problem=problem, blocks=blocks))
    return checked


def _finished(
    run: BulkRun,
    folder: RunFolder,
    ledger: Ledger,
    manifest: Manifest,
    planned: Sequence[PlannedInput],
) -> Manifest:
    """Close the run: count it, list what failed. Raises `RunError` when anything is missing."""
    limited = run.options.selection.limit is not None
    gone = [] if limited else list(missing(planned, ledger))
    if gone:
        raise RunError(str(folder.path), f"the run is not whole, missing: {', '.join(gone[:5])}")
    total: Counter[str] = Counter()
    pages: Counter[int] = Counter()
    unusable = sum(one.problem is not None for one in planned)
    blocks: list[BlockBalance] = []
    shards: list[Shard] = []
    failures = PartialFile(folder.failures)
    try:
        for one in planned:
            if one.problem is not None:
                _list(failures, where=one.problem.where, reason=one.problem.problem_and_advice)
        for result in ledger.results():
            blocks.append(_balance(result))
            shards += result.shards
            pages[result.key.input] += result.pages_read
            for name in ("pages_read", "records", "skipped", "failed", "degraded", "reused"):
                total[name] += getattr(result, name)
            for problem in result.problems:
                failures.write(msgspec.json.encode(problem) + b"\n")
            for damage in result.damages:
                unusable += damage.unusable
                total["damaged"] += not damage.unusable
                _list_damage(failures, damage)
        for entry in ledger.inputs.values():
            for damage in entry.damages:
                unusable += not pages[entry.input]
                total["damaged"] += 1
                _list_damage(failures, damage)
        failures.finish(0)
    finally:
        failures.abandon()
    return msgspec.structs.replace(
        manifest,
        state="finished",
        finished=_now(),
        balance=Balance(**total),
        unusable=unusable,
        blocks=tuple(blocks),
        shards=tuple(shards),
    )


def _balance(result: BlockResult) -> BlockBalance:
    return BlockBalance(
        block=result.key.name,
        pages_read=result.pages_read,
        records=result.records,
        skipped=result.skipped,
        failed=result.failed,
        shards=tuple(shard.name for shard in result.shards),
    )


def _list_damage(failures: PartialFile, damage: Damage) -> None:
    where, reason = told(damage)
    _list(failures, where=where, reason=reason, start=damage.start, end=damage.end)


def _list(failures: PartialFile, **facts: Any) -> None:
    stated = {name: value for name, value in facts.items() if value is not None}
    failures.write(msgspec.json.encode({"outcome": "damaged", **stated}) + b"\n")


def _report(run: BulkRun, ledger: Ledger, manifest: Manifest) -> RunReport:
    return report_of(manifest, ledger.results(), ledger.inputs.values(), run.settings.workers)


def _mark(path: Path) -> None:
    try:
        with path.open("wb"):
            pass
    except OSError as error:
        raise cannot_write(path, error) from error
    sync_folder(path.parent)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
