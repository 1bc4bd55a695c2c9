"""Answers of wikis kept on the disk, so that what was fetched is not asked for again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path
from tempfile import NamedTemporaryFile

from wikiextract.errors import InputError

DAY = 86400.0
"""Seconds for which an answer is kept: templates change what the HTML of a revision shows."""

_ENDING = ".answer"


def default_folder() -> Path:
    """Return the folder for answers where the user's programs keep such."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "wikiextract" / "live"


class Cache:
    """A folder of answers by their addresses; those that are too old are removed from it."""

    def __init__(self, folder: Path, seconds: float = DAY) -> None:
        """Make the folder; raises `InputError` when that cannot be done."""
        self._folder = folder
        self._seconds = seconds
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for file in folder.glob(f"*{_ENDING}"):
                if not self._is_new(file):
                    file.unlink(missing_ok=True)
        except OSError as error:
            raise InputError(
                str(folder), f"cannot keep answers ({error.strerror})", "name another --cache"
            ) from error

    def get(self, address: str) -> bytes | None:
        """Return the answer that is kept for an address."""
        file = self._file(address)
        try:
            return file.read_bytes() if self._is_new(file) else None
        except OSError:
            return None

    def put(self, address: str, answer: bytes) -> None:
        """Keep an answer; where the disk does not take it, it is fetched again next time."""
        with (
            contextlib.suppress(OSError),
            NamedTemporaryFile(dir=self._folder, delete=False) as stream,
        ):
            stream.write(answer)
            stream.close()
            Path(stream.name).replace(self._file(address))

    def _file(self, address: str) -> Path:
        return self._folder / (hashlib.sha256(address.encode()).hexdigest() + _ENDING)

    def _is_new(self, file: Path) -> bool:
        try:
            return time.time() - file.stat().st_mtime < self._seconds
        except OSError:
            return False
