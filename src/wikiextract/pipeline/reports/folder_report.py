"""The report of a run that goes, or went, into a folder: from its manifest and its ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.pipeline.block import BlockKey, BlockResult
from wikiextract.pipeline.books import ledger_of, manifest_of
from wikiextract.pipeline.pages.outcome import BlockReport
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.pipeline.runs.ledger import BlockEntry, Entry, InputEntry
from wikiextract.pipeline.runs.manifest import Manifest
from wikiextract.sinks.read_back import read_records
from wikiextract.version import __version__

_entries = msgspec.json.Decoder(Entry)


def report_of(
    manifest: Manifest,
    results: Iterable[BlockResult],
    inputs: Iterable[InputEntry] = (),
    workers: int | None = None,
) -> RunReport:
    """The report of a run; `results` are those of its blocks in the order of the dump.

    Of damaged places the first few hundred are listed.
    """
    identity = manifest.identity
    stores = {name: file.name for name, file in identity.files.items()}
    report = RunReport(
        inputs=[file.name for file in identity.inputs],
        version=identity.version,
        state=manifest.state,
        parts=identity.options.get("parts"),
        format=identity.options.get("form"),
        store=stores.get("store"),
        entities=stores.get("entities"),
        begun=manifest.begun,
        finished=manifest.finished,
        workers=workers,
        seconds=_seconds(manifest),
        input_bytes=0,
    )
    for result in results:
        report.add(result)
    for entry in inputs:
        for damage in entry.damages:
            report.add_damage(damage)
    return report


def report_of_folder(folder: Path) -> RunReport:
    """The report of a run's folder as it is now; a run may be at work in it.

    Raises `InputError` when the folder is that of no run.
    """
    try:
        manifest = msgspec.json.decode(manifest_of(folder).read_bytes(), type=Manifest)
        ledger = ledger_of(folder)
        places: dict[BlockKey, int] = {}
        inputs: dict[int, InputEntry] = {}
        for place, entry in _read(ledger):
            if isinstance(entry, BlockEntry):
                places[entry.result.key] = place
            else:
                inputs[entry.input] = entry
        return report_of(manifest, _results(ledger, sorted(places.items())), inputs.values())
    except OSError as error:
        problem = f"is not the folder of a run ({error.strerror}: {error.filename})"
        raise InputError(str(folder), problem, "give the folder that extract -o wrote") from error
    except NOT_JSON as error:
        raise InputError(str(folder), f"its files are not those of a run ({error})") from error


def report_of_records(path: str) -> RunReport:
    """Return what a file or folder of records comes to. Raises `InputError` for anything else."""
    found = BlockReport()
    for article in read_records(path):
        found.add_record(msgspec.to_builtins(article))
    return RunReport(inputs=[Path(path).name], version=__version__, pages=found)


def report_with_records(run: str, found: BlockReport) -> RunReport:
    """Return the report of a run's folder, or of other records what was found of them.

    Raises `InputError` for a folder whose books are none.
    """
    path = Path(run)
    if manifest_of(path).exists():
        return report_of_folder(path)
    return RunReport(inputs=[path.name], version=__version__, pages=found)


def _read(ledger: Path) -> Iterator[tuple[int, BlockEntry | InputEntry]]:
    """The entries with their places in the file; a last line that is not whole is left out."""
    place = 0
    with ledger.open("rb") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                return
            yield place, _entries.decode(line)
            place += len(line)


def _results(ledger: Path, places: list[tuple[BlockKey, int]]) -> Iterator[BlockResult]:
    with ledger.open("rb") as stream:
        for _, place in places:
            stream.seek(place)
            entry = _entries.decode(stream.readline())
            if isinstance(entry, BlockEntry):
                yield entry.result


def _seconds(manifest: Manifest) -> float | None:
    """From beginning to end; of a run that was resumed that is not what it took."""
    if manifest.finished is None:
        return None
    times = [datetime.fromisoformat(time) for time in (manifest.begun, manifest.finished)]
    return max((times[1] - times[0]).total_seconds(), 1.0)
