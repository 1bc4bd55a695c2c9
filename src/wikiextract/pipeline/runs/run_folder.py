"""The folder of a run: manifest, ledger, shards, and the lock that keeps a second run out.

``manifest.json`` says what the run is made of and, once it is closed, what came of it;
``ledger.ndjson`` has a line for each finished block; ``part-…`` are the shards in the order of the
dump; ``failures.ndjson`` lists what failed; ``report.html`` is for people;
``_SUCCESS`` is there when all of it is whole.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.runs.ledger import Ledger
from wikiextract.pipeline.runs.manifest import Manifest
from wikiextract.sinks import Shard
from wikiextract.sinks.partial import PartialFile, cannot_write, sync_folder

_WAIT = 10.0
_WRITTEN = (
    "part-*",
    "pages-*",
    "ledger.ndjson",
    "failures.ndjson*",
    "report.html*",
    "report.json*",
    "_SUCCESS",
)


class RunFolder:
    """An open run folder; `close` lets others in."""

    def __init__(self, path: Path, more: Sequence[str] = ()) -> None:
        """Open the folder, or make it. Raises `OutputError` when another run is at work in it.

        `more` are patterns of names that the run writes beside those of every run.
        """
        self.path = path
        self._written = (*_WRITTEN, *more)
        self._at_work = False
        try:
            self._made = not path.exists()
            path.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise cannot_write(path, error) from error
        self._take_lock()

    @property
    def lock(self) -> int:
        """The descriptor that holds the folder; workers inherit it, so that they hold it too."""
        return self._lock

    @property
    def work(self) -> Path:
        """The folder for what is needed only while the run goes on."""
        return self.path / "work"

    @property
    def success(self) -> Path:
        """The mark of a whole run."""
        return self.path / "_SUCCESS"

    @property
    def failures(self) -> Path:
        """The list of what failed."""
        return self.path / "failures.ndjson"

    def write_manifest(self, manifest: Manifest) -> None:
        """Put the manifest in the place of the one before. Raises `OutputError`."""
        file = PartialFile(self.path / "manifest.json")
        try:
            file.write(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
            file.finish(1)
        finally:
            file.abandon()

    def check_own(self) -> None:
        """Raise `InputError` when there is anything in a folder without a run: it will be removed.

        A run that was killed at its very beginning leaves the lock.
        """
        if not (self.path / "manifest.json").exists():
            names = {path.name for path in self.path.iterdir()} - {"lock"}
            if names:
                raise self._foreign(min(names))

    def begin_afresh(self) -> None:
        """Remove what a run left here; what is not a run's stays.

        Raises `InputError` when there are files of such names and no run that they could be of.
        """
        files = [path for pattern in self._written for path in self.path.glob(pattern)]
        manifest = self.path / "manifest.json"
        if not manifest.exists():
            foreign = [*files, *self.path.glob("work/*"), *self._no_folder(self.work)]
            if foreign:
                raise self._foreign(str(foreign[0].relative_to(self.path)))
        for path in files:
            with contextlib.suppress(OSError):
                path.unlink()
        shutil.rmtree(self.work, ignore_errors=True)
        with contextlib.suppress(OSError):
            manifest.unlink(missing_ok=True)

    def clear_work(self) -> None:
        """Empty the folder of what is under way, and remove shards that never got their name.

        It is for a folder with the manifest of a run, of which they are then known to be.
        """
        self._at_work = True
        shutil.rmtree(self.work, ignore_errors=True)
        for path in self.path.glob("pa*-*.partial"):
            with contextlib.suppress(OSError):
                path.unlink()
        try:
            self.work.mkdir(exist_ok=True)
        except OSError as error:
            raise cannot_write(self.work, error) from error

    def mark(self) -> None:
        """Say with a file that all of the run is whole. Raises `OutputError`."""
        if self.success.exists():
            return
        try:
            with self.success.open("wb"):
                pass
        except OSError as error:
            raise cannot_write(self.success, error) from error
        sync_folder(self.path)

    def remove_shards(self) -> None:
        """Remove the shards, when something else has taken their place."""
        for path in self.path.glob("part-*"):
            with contextlib.suppress(OSError):
                path.unlink()

    def ledger(self, *, whole: bool) -> Ledger:
        """The ledger; unless the run is `whole`, without blocks whose shards are not all there."""
        ledger = Ledger(self.path / "ledger.ndjson")
        if whole:
            return ledger
        gone = {
            result.key for result in ledger.results() if not all(map(self._is_there, result.files))
        }
        ledger.forget(gone)
        return ledger

    def close(self) -> None:
        """Remove what is under way, or the folder when no run came of it, and let others in."""
        if self._at_work:
            shutil.rmtree(self.work, ignore_errors=True)
        elif self._made:
            with contextlib.suppress(OSError):
                (self.path / "lock").unlink()
                self.path.rmdir()
        os.close(self._lock)

    def _foreign(self, name: str) -> InputError:
        problem = f"holds files that are of no run ({name})"
        return InputError(str(self.path), problem, "choose another folder, or remove them")

    @staticmethod
    def _no_folder(path: Path) -> list[Path]:
        return [path] if os.path.lexists(path) and not path.is_dir() else []

    def _is_there(self, shard: Shard) -> bool:
        try:
            return (self.path / shard.name).stat().st_size == shard.bytes
        except OSError:
            return False

    def _take_lock(self) -> None:
        """Take the lock; workers of a run that was killed hold it for a moment longer."""
        deadline = time.monotonic() + _WAIT
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except OSError as error:
                if time.monotonic() > deadline:
                    os.close(self._lock)
                    problem = "another run is at work in this folder"
                    raise OutputError(str(self.path), problem, "wait for its end") from error
                time.sleep(0.1)
