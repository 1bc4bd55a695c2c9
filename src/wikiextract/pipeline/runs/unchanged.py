"""The files that a run reads stay as they are while it goes on, or the run is refused."""

from __future__ import annotations

from collections.abc import Iterable

from wikiextract.errors import InputError
from wikiextract.sources import Source
from wikiextract.sources.characters import shown_path
from wikiextract.sources.file_state import FileState, file_state
from wikiextract.sources.source import Filed

_ADVICE = "when nobody writes to it any more, begin the run anew"


class Unchanged:
    """The files of `sources`, and `others`, as they are when this is made.

    What was read before a check that passes was read of files that were as they are stated.
    """

    def __init__(self, sources: Iterable[Source], others: Iterable[str] = ()) -> None:
        self._others = tuple(others)
        paths = {*_files(sources), *self._others}
        self._states = {path: file_state(path) for path in paths}

    def check(self, sources: Iterable[Source]) -> None:
        """Raise `InputError` when a file of these sources, or another one, has changed since."""
        for path in (*_files(sources), *self._others):
            before = self._states.get(path)
            if before is None:  # a batch, a pipe, or a file that is not there
                continue
            now = file_state(path)
            if now != before:
                problem = f"has changed while it was read: {_change(before, now)}"
                raise InputError(shown_path(path), problem, _ADVICE)


def _files(sources: Iterable[Source]) -> Iterable[str]:
    for source in sources:
        if isinstance(source, Filed):
            yield from source.files()


def _change(before: FileState, now: FileState | None) -> str:
    if now is None:
        return "it is not there any more"
    if (before.device, before.inode) != (now.device, now.inode):
        return "another file is in its place"
    if before.size != now.size:
        return f"it had {before.size} bytes, now it has {now.size}"
    if before.changed != now.changed:
        return "it was written to"
    return "it was written to, or its mode or its links were changed"
