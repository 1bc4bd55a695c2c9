"""Files that lie elsewhere, copied to the machine of a task before its pages are read.

A file that cannot be copied ends the task, which Spark tries again: pages are never lost for a
network that was down, nor is a page ended because a network was slow.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.errors import InputError
from wikiextract.locks import HeldError, held
from wikiextract.pipeline.block import Block, BlockOptions
from wikiextract.sources import FileSource, Source
from wikiextract.sources.cut.piece import Piece
from wikiextract.sources.paths import is_url
from wikiextract.sources.remote import (
    fetch,
    is_file_anywhere,
    names_anywhere,
    read_whole,
    state_of,
)

_WAIT = 0.5
_CHECKSUM = ".sha256"
_STORES = ("store", "entities", "mappings", "site")


def states_of(options: BlockOptions) -> tuple[tuple[str, str], ...]:
    """Return the stores that lie elsewhere, each with a token of its state now."""
    found = (getattr(options, name) for name in _STORES)
    return tuple((path, _state(path)) for path in found if path is not None and is_url(path))


def with_copies(
    options: BlockOptions, states: Sequence[tuple[str, str]], folder: Path
) -> BlockOptions:
    """Return the options with copies, in `folder`, of the stores that lie elsewhere.

    A machine makes a copy once, whichever of its processes comes first. It is compared with the
    checksum in the file ``STORE.sha256`` beside the store, where there is one. Raises `InputError`
    for a store that has changed since the job was planned, or is not what its checksum says.
    """
    wanted = dict(states)
    changes: dict[str, Any] = {
        name: str(_copy(path, wanted[path], folder))
        for name in _STORES
        if (path := getattr(options, name)) in wanted
    }
    return replace(options, **changes) if changes else options


@contextlib.contextmanager
def here(block: Block, folder: Path) -> Iterator[Block]:
    """Give the block with what it reads copied into `folder`, and remove the copies afterwards.

    Of a dump only the block's own bytes are copied, to where they are in a file with holes.
    """
    copies: list[Path] = []

    def local(number: int, source: Source) -> Source:
        if not isinstance(source, Piece | FileSource) or not is_url(source.path):
            return source
        copy = folder / f"{block.key.name}-{number}-{source.path.rpartition('/')[2]}"
        copies.append(copy)
        start, end = (source.start, source.end) if isinstance(source, Piece) else (0, None)
        fetch(source.path, copy, start, end)
        shown = source.shown or source.path
        return msgspec.structs.replace(source, path=str(copy), shown=shown)

    try:
        sources = tuple(local(*numbered) for numbered in enumerate(block.sources))
        yield msgspec.structs.replace(block, sources=sources)
    finally:
        for copy in copies:
            copy.unlink(missing_ok=True)


def _state(path: str) -> str:
    if not path.endswith("/"):
        return state_of(path)
    text = "".join(state_of(name) for name in names_anywhere(f"{path}*"))
    return hashlib.sha256(text.encode()).hexdigest()


def _copy(path: str, state: str, folder: Path) -> Path:
    """The copy of a file, or of the files in a folder (whose address ends in a slash)."""
    name = path.rstrip("/").rpartition("/")[2]
    copy = folder / state / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    while not copy.exists():
        with contextlib.suppress(HeldError), held(copy.parent / "lock"):
            if not copy.exists():
                _make(path, state, copy)
            break
        time.sleep(_WAIT)
    return copy


def _make(path: str, state: str, copy: Path) -> None:
    partial = copy.with_name(f"{copy.name}.partial")
    if path.endswith("/"):
        partial.mkdir(exist_ok=True)
        for name in names_anywhere(f"{path}*"):
            _checked(name, partial / name.rpartition("/")[2])
    else:
        _checked(path, partial)
    if _state(path) != state:
        raise InputError(path, "has changed since the job was planned", "start the job again")
    os.replace(partial, copy)  # noqa: PTH105  (a file or a folder)


def _checked(path: str, copy: Path) -> None:
    digest = fetch(path, copy)
    stated = f"{path}{_CHECKSUM}"
    if not is_file_anywhere(stated):
        return
    try:
        wanted = read_whole(stated).decode("ascii", "replace").split()
    except OSError as error:
        raise InputError(stated, f"cannot be read ({error})") from error
    if wanted[:1] != [digest]:
        problem = f"is not what {stated} says: its SHA-256 is {digest}"
        raise InputError(path, problem, "copy it there again")
