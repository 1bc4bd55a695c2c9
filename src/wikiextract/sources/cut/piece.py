"""A piece of a file that is read on its own: by another process, or on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal, Protocol, TypeAlias

import msgspec

from wikiextract.errors import CutOffError, InputError
from wikiextract.sources.characters import shown_path
from wikiextract.sources.compressed.bz2_text import Bz2Text
from wikiextract.sources.damage import Damage
from wikiextract.sources.enterprise import read_lines
from wikiextract.sources.input_kinds import InputKind
from wikiextract.sources.limits import READ_BYTES
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure
from wikiextract.sources.source import Item, Moved, unheard
from wikiextract.sources.xml.cutter import GAP
from wikiextract.sources.xml.dump import read_pages

Framing: TypeAlias = Literal["text", "bz2"]
"""text: bytes of plain pages or lines; bz2: whole bz2 streams."""


class Piece(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source: the bytes from `start` up to `end` of a file, which are whole pages or lines.

    A piece of XML (``<page>…</page><page>…</page>``) without `site` begins with the header of the
    dump; the `last` one ends with that of the dump. `shown` stands for the path in messages;
    `first` is the number of its first page or line there, or None when that is not known (pages are
    numbered within the piece then).
    """

    path: str
    framing: Framing
    kind: InputKind
    start: int = 0
    end: int | None = None
    shown: str | None = None
    first: int | None = None
    site: DumpSiteInfo | None = None
    last: bool = False

    @property
    def name(self) -> str:
        """See `Source.name`."""
        return Path(self._shown).name

    @property
    def where(self) -> str:
        """See `Source.where`."""
        if self.first is not None:
            return self._shown
        return f"{self._shown}, bytes {self.start} to {self.end}"

    @property
    def size(self) -> int:
        """See `Source.size`."""
        return (Path(self.path).stat().st_size if self.end is None else self.end) - self.start

    def read(self, moved: Moved = unheard) -> Iterator[Item]:
        """See `Source.read`."""
        damages: list[Damage] = []
        place = _Place(self.start)

        def broken(error: InputError | OSError, *, at_once: bool) -> Damage:
            if isinstance(error, CutOffError):
                where, problem, start = self._shown, error.problem_and_advice, place.position
            elif isinstance(error, InputError):
                where, problem = self.shown or error.where, error.problem_and_advice
                start = self.start if error.position is None else error.position
            else:
                where, problem = self._shown, f"cannot be read ({error.strerror})"
                start, at_once = place.position, False
            return Damage(where=where, problem=problem, start=start, end=self.end, unusable=at_once)

        yield from with_damages(self._pages(place, damages.append, moved), damages, broken)

    def files(self) -> Sequence[str]:
        """See `Filed.files`."""
        return (self.path,)

    @property
    def _shown(self) -> str:
        return shown_path(self.shown or self.path)

    def _pages(
        self, place: _Place, damaged: Callable[[Damage], None], moved: Moved
    ) -> Iterator[Page | PageFailure]:
        with Path(self.path).open("rb") as stream:
            if self.framing == "bz2":
                chunks = self._unpacked(stream, place, damaged)
            else:
                chunks = _bytes(stream, self.start, self.end, place, self._shown)
            for page in self._read_text(chunks):
                moved(place.position - self.start)
                yield page

    def _unpacked(
        self, stream: BinaryIO, place: _Place, damaged: Callable[[Damage], None]
    ) -> Iterator[bytes]:
        end = self.end if self.end is not None else Path(self.path).stat().st_size
        text = Bz2Text(stream, self._shown, self.start, end, GAP, damaged)
        for chunk in text:
            place.position = text.position
            yield chunk
        place.position = text.position

    def _read_text(self, chunks: Iterator[bytes]) -> Iterator[Page | PageFailure]:
        if self.kind != "xml":
            return read_lines(chunks, self.where, self.first or 1)
        header = self.site is None and self.start == 0
        first, last = self.first or 1, self.last
        return read_pages(chunks, self.where, self.site, first, header=header, last=last)


class _Place:
    """The position up to which a file is read."""

    def __init__(self, position: int) -> None:
        self.position = position


def _bytes(
    stream: BinaryIO, start: int, end: int | None, place: _Place, where: str
) -> Iterator[bytes]:
    stream.seek(start)
    while end is None or place.position < end:
        size = READ_BYTES if end is None else min(READ_BYTES, end - place.position)
        chunk = stream.read(size)
        if not chunk:
            if end is not None:
                raise InputError(where, f"ends before byte {end}", position=place.position)
            return
        place.position += len(chunk)
        yield chunk


class Broken(Protocol):
    """Makes damage of the error that ended the reading, `at_once` when nothing came before."""

    def __call__(self, error: InputError | OSError, *, at_once: bool) -> Damage:
        """The damage."""
        ...


def with_damages(
    pages: Iterator[Page | PageFailure], damages: list[Damage], broken: Broken
) -> Iterator[Item]:
    """The pages, and before each the damages that were found on the way to it.

    `damages` fills while `pages` are read. An error that ends them is the last damage, unless it
    only says that the end is missing, which the damage before says, too.
    """
    at_once = True
    last: Damage | None = None
    try:
        for page in pages:
            yield from damages
            last = damages[-1] if damages else last
            damages.clear()
            yield page
            at_once = False
    except (InputError, OSError) as error:
        yield from damages
        last = damages[-1] if damages else last
        damage = broken(error, at_once=at_once)
        if not (isinstance(error, CutOffError) and last is not None and last.end == damage.start):
            yield damage
        return
    yield from damages
