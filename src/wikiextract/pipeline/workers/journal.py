"""The journal of a worker: what it has done of a block, so that its death costs only one page."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from wikiextract.errors import NOT_JSON, OutputError
from wikiextract.pipeline.pages.outcome import PageOutcome
from wikiextract.pipeline.pages.page_runner import PageResult
from wikiextract.store import Uses


class _Head(msgspec.Struct, frozen=True):
    index: int
    size: int
    outcome: PageOutcome
    uses: Uses | None = None


_heads = msgspec.json.Decoder(_Head)


class Journal:
    """A file of the records of a block that is under way; `index` counts its pages.

    It outlives the process, not the machine: a run that is resumed begins its blocks anew.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        except OSError as error:
            raise self._failed(error) from error

    def replay(self) -> Iterator[tuple[int, PageResult]]:
        """Yield what the process before has written, in order; a torn end is cut off."""
        whole = 0
        with os.fdopen(os.dup(self._descriptor), "rb") as stream:
            stream.seek(0)
            while (entry := _read(stream.readline(), stream.read)) is not None:
                yield entry
                whole = stream.tell()
        os.ftruncate(self._descriptor, whole)
        os.lseek(self._descriptor, whole, os.SEEK_SET)

    def add(self, index: int, result: PageResult) -> None:
        """Write down a record. Raises `OutputError`."""
        assert result.line is not None
        head = msgspec.json.encode(_Head(index, len(result.line), result.outcome, result.uses))
        data = memoryview(head + b"\n" + result.line + b"\n")
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
        except OSError as error:
            raise self._failed(error) from error

    def close(self) -> None:
        """Close the file and remove it."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)
            self._path.unlink(missing_ok=True)

    def _failed(self, error: OSError) -> OutputError:
        return OutputError(str(self._path), f"cannot be written ({error.strerror or error})")


def _read(line: bytes, read: Callable[[int], bytes]) -> tuple[int, PageResult] | None:
    try:
        head = _heads.decode(line)
        text = read(head.size + 1)
        if len(text) != head.size + 1 or text[-1:] != b"\n":
            return None
        return head.index, PageResult(head.outcome, text[:-1], msgspec.json.decode(text), head.uses)
    except NOT_JSON:
        return None
