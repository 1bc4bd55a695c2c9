"""The ledger of a run against its manifest, and both against the inputs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.verify.statements import (
    EndedInput,
    FinishedBlock,
    StatedFile,
    StatedKey,
    StatedManifest,
    StatedResult,
    open_file,
)


class StatedLedger:
    """The blocks as they were noted last, and how many the inputs that were streams have."""

    def __init__(self, path: Path) -> None:
        """Read the file; a line at its end that is not whole is none. Raises `InputError`."""
        self.results: dict[StatedKey, StatedResult] = {}
        self.ended: dict[int, int] = {}
        entries = msgspec.json.Decoder(FinishedBlock | EndedInput)
        try:
            with open_file(path) as stream:
                for line in stream:
                    if not line.endswith(b"\n"):
                        return
                    entry = entries.decode(line)
                    if isinstance(entry, EndedInput):
                        self.ended[entry.input] = entry.blocks
                    else:
                        self.results[entry.result.key] = entry.result
        except (*NOT_JSON, OSError) as error:
            raise InputError(str(path), f"cannot be read ({error})") from error

    def in_order(self) -> list[StatedResult]:
        """Return the results in the order of the dump."""
        keys = sorted(self.results, key=lambda key: (key.input, key.index))
        return [self.results[key] for key in keys]

    def shards(self) -> list[StatedFile]:
        """Return the files of records of all blocks, in that order."""
        return [file for result in self.in_order() for file in result.shards]

    def lists(self) -> list[StatedFile]:
        """Return the lists of pages of all blocks."""
        lists = (result.page_list for result in self.in_order())
        return [file for file in lists if file is not None]


def check_ledger(manifest: StatedManifest, ledger: StatedLedger) -> Iterator[str]:
    """Yield what does not fit: blocks that are missing, bytes that no block stands for."""
    results = ledger.in_order()
    names = [result.name for result in results]
    stated = [block.block for block in manifest.blocks]
    if names != stated:
        odd = sorted(set(names) ^ set(stated)) or ["their order"]
        yield f"the ledger and the manifest do not have the same blocks: {', '.join(odd[:5])}"
    rows = {file.name: file.rows for result in results for file in result.shards}
    for block in manifest.blocks:
        written = sum(rows.get(name, 0) for name in block.shards)
        if written != block.records + block.failed:
            yield f"block {block.block}: its files have {written} records, not records + failed"
    if not manifest.limited:
        yield from _missing(manifest, ledger)


def _missing(manifest: StatedManifest, ledger: StatedLedger) -> Iterator[str]:
    for number, count in ledger.ended.items():
        found = sum(key.input == number for key in ledger.results)
        if found != count:
            yield f"input {number} was cut into {count} blocks, {found} are there"
    for key in ledger.results:
        if key.index and StatedKey(key.input, key.index - 1) not in ledger.results:
            yield f"block {key.input:04}-{key.index - 1:06} is missing"
    sizes = [one.size for one in manifest.identity.inputs]
    if manifest.unusable or None in sizes:
        return
    read = sum(
        result.size for key, result in ledger.results.items() if key.input not in ledger.ended
    )
    whole = sum(size or 0 for number, size in enumerate(sizes) if number not in ledger.ended)
    if read != whole:
        yield f"the inputs have {whole} bytes, the blocks stand for {read}"
