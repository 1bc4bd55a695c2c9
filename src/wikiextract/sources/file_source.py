"""Files and standard input as sources."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from wikiextract.errors import CutOffError, InputError
from wikiextract.sources.characters import shown_path
from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of
from wikiextract.sources.compressed.parallel import parallel_text
from wikiextract.sources.cut.batches import BatchPart, cut_batches
from wikiextract.sources.cut.cutting import COMPRESSION, cut_file
from wikiextract.sources.cut.piece import Piece, with_damages
from wikiextract.sources.damage import Damage
from wikiextract.sources.export_checks import check_file, checksums_beside, is_incomplete_export
from wikiextract.sources.file_state import file_state
from wikiextract.sources.input_kinds import MANY_PAGES, InputKind, kind_of_name
from wikiextract.sources.opened import STANDARD_INPUT, open_source
from wikiextract.sources.page import Page, PageFailure
from wikiextract.sources.paths import is_file
from wikiextract.sources.remote import open_anywhere, size_anywhere
from wikiextract.sources.source import Item, Moved, Source, SourceIdentity, unheard

_LOOKED_AT = 1 << 20


class FileSource(msgspec.Struct, frozen=True, omit_defaults=True):
    """The pages of a file, which `open_source` reads.

    `kind` is that of its name unless it is stated, `index` that of a multistream dump. `shown`
    stands for the path in messages. `title` is that of the page, where the file is a single one.
    """

    path: str
    kind: InputKind | None = None
    index: str | None = None
    shown: str | None = None
    title: str | None = None

    @property
    def name(self) -> str:
        """See `Source.name`."""
        return shown_path(Path(self.path).name)

    @property
    def where(self) -> str:
        """See `Source.where`."""
        return shown_path(self.shown or self.path)

    @property
    def size(self) -> int:
        """See `Source.size`; 0 when there is no such file."""
        return size_anywhere(self.path)

    def read(self, moved: Moved = unheard) -> Iterator[Item]:
        """See `Source.read`."""
        return _read(self.path, self.kind, self.shown, moved, self.title)

    def identity(self) -> SourceIdentity:
        """See `Stored.identity`. Raises `InputError` when the file cannot be read."""
        return file_identity(self.path)

    def files(self) -> Sequence[str]:
        """See `Filed.files`."""
        return (self.path,)

    @property
    def packed_size(self) -> int:
        """See `Cuttable.packed_size`."""
        return self.size if self._is_compressed() else self.size // COMPRESSION

    def cut(self, size: int) -> Sequence[Source] | None:
        """See `Cuttable.cut`."""
        wanted = size if self._is_compressed() else size * COMPRESSION
        kind = self.kind or kind_of_name(Path(self.path))
        pieces = cut_file(self.path, kind, wanted, self.index)
        return (self,) if pieces == () else pieces

    def parts(
        self, size: int, threads: int, damaged: Callable[[Damage], None]
    ) -> Iterator[BatchPart]:
        """See `Streamed.parts`."""
        return _parts(self.path, self.kind, size, threads, damaged)

    def batch(self, path: str, part: BatchPart) -> Source:
        """See `Streamed.batch`."""
        return _batch(path, part, self.where, self.title)

    def statements(self) -> Sequence[str]:
        """See `Checked.statements`."""
        sums = checksums_beside(Path(self.path))
        return () if sums is None else (str(sums),)

    def check(self, stopped: Callable[[], bool]) -> tuple[str, str] | None:
        """See `Checked.check`."""
        path = Path(self.path)
        check_file(path, stopped)
        if is_incomplete_export(path):
            return str(path.parent), "the export has no _SUCCESS: parts may be missing"
        return None

    def _is_compressed(self) -> bool:
        try:
            with open_anywhere(self.path) as stream:
                return compression_of(stream.read(MAGIC_BYTES)) is not None
        except OSError:
            return False


class StandardInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """The pages that come on standard input, which can be read only once; see `FileSource`."""

    kind: InputKind | None = None
    name: str = STANDARD_INPUT
    where: str = "standard input"
    size: int = 0
    title: str | None = None

    def read(self, moved: Moved = unheard) -> Iterator[Item]:
        """See `Source.read`."""
        return _read(STANDARD_INPUT, self.kind, None, moved, self.title)

    def parts(
        self, size: int, threads: int, damaged: Callable[[Damage], None]
    ) -> Iterator[BatchPart]:
        """See `Streamed.parts`."""
        return _parts(STANDARD_INPUT, self.kind, size, threads, damaged)

    def batch(self, path: str, part: BatchPart) -> Source:
        """See `Streamed.batch`."""
        return _batch(path, part, self.where, self.title)


def source_of(path: str | Source, index: str | None = None, title: str | None = None) -> Source:
    """The source that a path names (``-``: standard input); a source is returned as it is.

    `index` and `title` are those of `FileSource`.
    """
    if not isinstance(path, str):
        return path
    if path == STANDARD_INPUT:
        return StandardInput(title=title)
    return FileSource(path, index=index, title=title)


def file_identity(path: str) -> SourceIdentity:
    """The identity of a file as it is now. Raises `InputError` when it cannot be read."""
    file = Path(path)
    name = shown_path(file.name)
    if not is_file(path):
        return SourceIdentity(name=name)
    checksum = hashlib.sha256()
    try:
        status = file.stat()
        with file.open("rb") as stream:
            checksum.update(stream.read(_LOOKED_AT))
            stream.seek(max(status.st_size - _LOOKED_AT, 0))
            checksum.update(stream.read(_LOOKED_AT))
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from error
    return SourceIdentity(
        name=name, size=status.st_size, changed=status.st_mtime_ns, ends=checksum.hexdigest()
    )


def _read(
    path: str, kind: InputKind | None, shown: str | None, moved: Moved, title: str | None
) -> Iterator[Item]:
    damages: list[Damage] = []
    position = 0

    def pages() -> Iterator[Page | PageFailure]:
        nonlocal position
        with open_source(path, kind=kind, title=title, damaged=damages.append) as opened:
            for page in opened:
                position = opened.position
                moved(position)
                yield page

    def broken(error: InputError | OSError, *, at_once: bool) -> Damage:
        at_end = False
        if isinstance(error, InputError):
            where, problem = shown or error.where, error.problem_and_advice
            start = position if error.position is None else error.position
            at_end = isinstance(error, CutOffError)
        else:
            where, problem = shown or path, f"cannot be read ({error.strerror})"
            start = position
        state = file_state(path)
        if at_end and state is not None:
            start = state.size
        return Damage(
            where=shown_path(where),
            problem=problem,
            start=start,
            end=None if state is None else state.size,
            unusable=at_once,
        )

    return with_damages(pages(), damages, broken)


def _parts(
    path: str, kind: InputKind | None, size: int, threads: int, damaged: Callable[[Damage], None]
) -> Iterator[BatchPart]:
    with open_source(path, kind=kind, damaged=damaged) as opened:
        text = parallel_text(path, threads, opened.text)
        found, text = opened.kind_of(text)
        yield from cut_batches(text, found, size * COMPRESSION)


def _batch(path: str, part: BatchPart, shown: str, title: str | None) -> Source:
    # A file that is one page or one value is read as a whole; others page after page.
    if part.kind not in MANY_PAGES:
        return FileSource(path, kind=part.kind, shown=shown, title=title)
    return Piece(
        path=path, framing="text", kind=part.kind, shown=shown, first=part.first, site=part.site
    )
