"""The folder of a run: shards, books, and the lock that keeps a second run out.

``part-…`` are the shards in the order of the dump. The books are in ``_run``: ``manifest.json``
says what the run is made of and, once it is closed, what came of it; ``ledger.ndjson`` has a line
for each finished block; ``failures.ndjson`` lists what failed; ``report.html`` is for people.
``.huggingface.yaml`` tells readers of datasets which files are shards. ``_SUCCESS``, an empty
file beside the shards, is there when all of it is whole, ``_FINISHED_WITH_DAMAGE`` when the run has
come to its end without that.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec

from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.books import books_of, ledger_of, manifest_of, work_of
from wikiextract.pipeline.runs.dataset import DATASET_FILE
from wikiextract.pipeline.runs.folder_lock import LOCKS, FolderLock
from wikiextract.pipeline.runs.ledger import Ledger
from wikiextract.pipeline.runs.manifest import Manifest
from wikiextract.sinks.partial import PartialFile, cannot_write, sync_folder

_WRITTEN = ("part-*", "_SUCCESS", "_FINISHED_WITH_DAMAGE", DATASET_FILE)
_BOOKS = (
    "pages-*",
    "ledger.ndjson",
    "failures.ndjson*",
    "report.html*",
    "report.json*",
    "comparison.*",
)


class RunFolder:
    """An open run folder; `close` lets others in."""

    def __init__(self, path: Path, more: Sequence[str] = ()) -> None:
        """Open the folder, or make it. Raises `OutputError` when another run is at work in it.

        `more` are patterns of names that the run writes beside those of every run.
        """
        self.path = path
        self.books = books_of(path)
        self._written = (*_WRITTEN, *more)
        self._at_work = False
        if self.books.is_symlink():
            raise OutputError(str(self.books), "is a link, by which others could lead the run away")
        try:
            self._made = [made for made in (self.books, path) if not made.exists()]
            self.books.mkdir(parents=True, exist_ok=True)
            self._lock = FolderLock(self.books, path)
        except OSError as error:
            raise cannot_write(path, error) from error

    @property
    def lock(self) -> int:
        """The descriptor that holds the folder; workers inherit it, so that they hold it too."""
        return self._lock.of_workers

    @property
    def work(self) -> Path:
        """The folder for what is needed only while the run goes on."""
        return work_of(self.path)

    @property
    def success(self) -> Path:
        """The mark of a whole run."""
        return self.path / "_SUCCESS"

    @property
    def damaged(self) -> Path:
        """The mark of a run that is finished, but not whole."""
        return self.path / "_FINISHED_WITH_DAMAGE"

    @property
    def failures(self) -> Path:
        """The list of what failed."""
        return self.books / "failures.ndjson"

    def write_manifest(self, manifest: Manifest) -> None:
        """Put the manifest in the place of the one before. Raises `OutputError`."""
        file = PartialFile(manifest_of(self.path))
        try:
            file.write(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
            file.finish(1)
        finally:
            file.abandon()

    def describe(self, content: bytes) -> None:
        """Say to readers of datasets what the shards are. Raises `OutputError`."""
        file = PartialFile(self.path / DATASET_FILE)
        try:
            file.write(content)
            file.finish(1)
        finally:
            file.abandon()

    def check_own(self) -> None:
        """Raise `InputError` when there is anything in a folder without a run: it will be removed.

        A run that was killed at its very beginning leaves the lock.
        """
        if not manifest_of(self.path).exists():
            names = {path.name for path in self.path.iterdir()} - {self.books.name}
            books = {path.name for path in self.books.iterdir()} - LOCKS
            if names | books:
                raise self._foreign(min(names or books))

    def begin_afresh(self) -> None:
        """Remove what a run left here; what is not a run's stays.

        Raises `InputError` when there are files of such names and no run that they could be of.
        """
        files = [path for pattern in self._written for path in self.path.glob(pattern)]
        files += [path for pattern in _BOOKS for path in self.books.glob(pattern)]
        manifest = manifest_of(self.path)
        if not manifest.exists():
            foreign = [*files, *self.work.glob("*"), *self._no_folder(self.work)]
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
        if self.work.is_symlink():
            self.work.unlink()
        shutil.rmtree(self.work, ignore_errors=True)
        for path in (*self.path.glob("part-*.partial"), *self.books.glob("pages-*.partial")):
            with contextlib.suppress(OSError):
                path.unlink()
        try:
            self.work.mkdir()
        except OSError as error:
            raise cannot_write(self.work, error) from error

    def mark(self, *, whole: bool) -> None:
        """Say with a file that the run is finished, and if it is `whole`. Raises `OutputError`."""
        mark = self.success if whole else self.damaged
        if mark.exists() and not mark.is_symlink():
            return
        try:
            mark.unlink(missing_ok=True)
            os.close(os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        except OSError as error:
            raise cannot_write(mark, error) from error
        sync_folder(self.path)

    def unmark(self) -> None:
        """Take back that the run is finished. Raises `OutputError`."""
        for mark in (self.success, self.damaged):
            try:
                mark.unlink(missing_ok=True)
            except OSError as error:
                raise cannot_write(mark, error) from error
        sync_folder(self.path)

    def remove_shards(self) -> None:
        """Remove the shards, when something else has taken their place."""
        for path in self.path.glob("part-*"):
            with contextlib.suppress(OSError):
                path.unlink()

    def ledger(self) -> Ledger:
        """Open the ledger; raises as `Ledger` does."""
        return Ledger(ledger_of(self.path))

    def discard(self) -> None:
        """Remove the folder with all that is in it, while the lock is held."""
        for path in (*self.path.iterdir(), *self.books.iterdir()):
            if path == self.books or path.name in LOCKS:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()
        self._remove((self.books, self.path))

    def close(self) -> None:
        """Remove what is under way, or the folder when no run came of it, and let others in."""
        if self._at_work:
            shutil.rmtree(self.work, ignore_errors=True)
        else:
            self._remove(self._made)
        self._lock.close()

    def _remove(self, folders: Sequence[Path]) -> None:
        """Remove the folders, which are empty but for the lock."""
        if folders:
            with contextlib.suppress(OSError):
                self._lock.remove()
                for folder in folders:
                    folder.rmdir()

    def _foreign(self, name: str) -> InputError:
        problem = f"holds files that are of no run ({name})"
        return InputError(str(self.path), problem, "choose another folder, or remove them")

    @staticmethod
    def _no_folder(path: Path) -> list[Path]:
        return [path] if os.path.lexists(path) and not path.is_dir() else []
