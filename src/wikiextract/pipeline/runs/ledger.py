"""The ledger of a run: one line for each block that is finished, on the disk before it counts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.pipeline.block import BlockKey, BlockResult
from wikiextract.sinks.partial import cannot_write
from wikiextract.sources.damage import Damage


class BlockEntry(msgspec.Struct, frozen=True, tag="block"):
    """A block is finished and its shards have their names."""

    result: BlockResult


class InputEntry(msgspec.Struct, frozen=True, kw_only=True, tag="input"):
    """An input that is cut as it is read has ended, after so many blocks."""

    input: int
    blocks: int
    damages: tuple[Damage, ...] = ()


Entry: TypeAlias = BlockEntry | InputEntry
_entries = msgspec.json.Decoder(Entry)


class Ledger:
    """A file that is only appended to. What it holds of each block is read back from the disk.

    `inputs` are the entries of inputs by their number.
    """

    def __init__(self, path: Path) -> None:
        """Open or begin a ledger; a last line that was not written to its end is cut off.

        Raises `InputError` when the file is none, `OutputError` when it cannot be written.
        """
        self._path = path
        self._places: dict[BlockKey, int] = {}
        self.inputs: dict[int, InputEntry] = {}
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
            self._descriptor = os.open(path, flags, 0o666)
            self._end = self._read()
            os.ftruncate(self._descriptor, self._end)
        except OSError as error:
            raise cannot_write(path, error) from error

    def __contains__(self, key: BlockKey) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def blocks(self) -> list[BlockKey]:
        """The finished blocks, in the order of the dump."""
        return sorted(self._places)

    def add(self, entry: Entry) -> None:
        """Append an entry and wait until it is on the disk. Raises `OutputError`."""
        line = msgspec.json.encode(entry) + b"\n"
        data = memoryview(line)
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
            os.fsync(self._descriptor)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        self._note(entry, self._end)
        self._end += len(line)

    def forget(self, keys: set[BlockKey]) -> None:
        """Take blocks as not finished, whatever the file says of them."""
        for key in keys:
            del self._places[key]

    def results(self, keys: Iterable[BlockKey] | None = None) -> Iterator[BlockResult]:
        """The results of `keys`, or of all in the dump's order, one at a time from the disk."""
        with self._path.open("rb") as stream:
            for key in self.blocks() if keys is None else keys:
                stream.seek(self._places[key])
                entry = _entries.decode(stream.readline())
                assert isinstance(entry, BlockEntry)
                yield entry.result

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)

    def _note(self, entry: Entry, place: int) -> None:
        if isinstance(entry, BlockEntry):
            self._places[entry.result.key] = place
        else:
            self.inputs[entry.input] = entry

    def _read(self) -> int:
        """Note what there is; gives where the last whole line ends."""
        place = 0
        with self._path.open("rb") as stream:
            for line in stream:
                if not line.endswith(b"\n"):
                    break
                try:
                    self._note(_entries.decode(line), place)
                except NOT_JSON as error:
                    if stream.read(1):
                        where = f"{self._path}, byte {place}"
                        raise InputError(where, f"the ledger is damaged ({error})") from error
                    break
                place += len(line)
        return place
