"""Texts that lie in multistream dumps, read when they are asked for.

Such a dump is many bz2 streams of a hundred pages each, so that a page is read in the time of one.
https://meta.wikimedia.org/wiki/Data_dumps/Dump_format#Multistream_dumps
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import unquote_to_bytes

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.characters import shown_path
from wikiextract.sources.compressed.bz2_streams import begins_with_page
from wikiextract.sources.compressed.bz2_text import Bz2Text
from wikiextract.sources.damage import Damage
from wikiextract.sources.file_source import file_identity
from wikiextract.sources.file_state import FileState, file_state
from wikiextract.sources.page import DumpSiteInfo, Page
from wikiextract.sources.xml.cutter import GAP
from wikiextract.sources.xml.dump import read_pages

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_ADDRESS = "file://"
_KEPT_CHARACTERS = 16 << 20
_PAGE_COST = 500
_MOST_PACKED, _MOST_TEXT = 64 << 20, 512 << 20


class StreamPlace(NamedTuple):
    """The stream that a page lies in: the number of its dump, and the byte at which it begins."""

    dump: int
    start: int


class Dump(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An input of a store, with what it is known again by where texts are read from it.

    `path` is an address (``file:///…``) where it has bytes that JSON cannot hold.
    """

    path: str
    size: int | None = None
    ends: str | None = None

    @classmethod
    def of(cls, path: str) -> Dump:
        """Return the file at `path` as it is; raises `InputError` when it cannot be read."""
        identity = file_identity(path)
        return cls(path=_stated(Path(path).absolute()), size=identity.size, ends=identity.ends)

    def file(self) -> Path:
        """Return where the file was."""
        if not self.path.startswith(_ADDRESS):
            return Path(self.path)
        return Path(os.fsdecode(unquote_to_bytes(self.path.removeprefix(_ADDRESS))))


def _stated(path: Path) -> str:
    return str(path) if shown_path(str(path)) == str(path) else path.as_uri()


class UnreadText(NamedTuple):
    """The reason why a text was not read, as the end of a sentence."""

    reason: str


class DumpTexts:
    """Reads pages of the dumps that a store was built from, and keeps some of them for a while.

    A dump is looked for where it was and in `folder`, that of the store. It is compared with what
    is known of it before anything is read from it, and again when the file has changed.
    """

    def __init__(self, dumps: Sequence[Dump], folder: Path) -> None:
        self._files = [_DumpFile(dump, folder) for dump in dumps]
        self._streams: _Kept[StreamPlace, _Stream] = _Kept()
        self._pages: _Kept[tuple[int, int | None], Page] = _Kept()

    def paths(self) -> tuple[str, ...]:
        """Return the files from which texts are read now."""
        read = [file for file in self._files if file.is_read and file.problem() is None]
        return tuple(str(file.path) for file in read)

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with dumps from which texts would be read."""
        read = [file for file in self._files if file.is_read]
        found = ((file.problem(), file.where) for file in read)
        return tuple(f"{problem} (it was {where})" for problem, where in found if problem)

    def is_usable(self, dump: int) -> bool:
        """Return True if this dump is where it should be, and is the one that it should be."""
        return 0 <= dump < len(self._files) and self._files[dump].problem() is None

    def read(
        self, place: StreamPlace, end: int | None, page_id: int | None, revision_id: int | None
    ) -> Page | UnreadText:
        """Return this revision of a page from the stream that ends before the byte `end`."""
        if not 0 <= place.dump < len(self._files):
            return UnreadText("it lies in a dump that the store does not name")
        file = self._files[place.dump]
        problem = file.problem()
        if problem is not None:
            return UnreadText(problem)
        key = (place.dump, page_id)
        page = self._pages.get(key) or self._in_stream(place, file, end, page_id)
        if page is None or page.revision.id != revision_id or page.wikitext is None:
            where = f"at byte {place.start} of {file.name}"
            return UnreadText(f"it is not {where}, or the file is damaged there")
        self._pages.put(key, page, _cost(page))
        return page

    def _in_stream(
        self, place: StreamPlace, file: _DumpFile, end: int | None, page_id: int | None
    ) -> Page | None:
        stream = self._streams.get(place)
        if stream is None:
            stream = _Stream.of(file.pages(place.start, end))
            self._streams.put(place, stream, stream.characters)
        page = stream.pages.get(page_id)
        if page is None and not stream.is_whole:
            found = file.pages(place.start, end)
            page = next((one for one in found if one.page_id == page_id), None)
        return page


class _Kept(Generic[_Key, _Value]):
    """Values by key: those that were used last, up to a number of characters."""

    def __init__(self) -> None:
        self._values: OrderedDict[_Key, tuple[_Value, int]] = OrderedDict()
        self._characters = 0

    def get(self, key: _Key) -> _Value | None:
        """Return what is kept for a key."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def put(self, key: _Key, value: _Value, characters: int) -> None:
        """Keep a value; what was used longest ago goes."""
        if key in self._values:
            return
        self._values[key] = value, characters
        self._characters += characters
        while self._characters > _KEPT_CHARACTERS and len(self._values) > 1:
            _, (_, dropped) = self._values.popitem(last=False)
            self._characters -= dropped


class _Stream(NamedTuple):
    """The pages of a stream by their ids, or the first of them when it is a large one."""

    pages: dict[int | None, Page]
    characters: int
    is_whole: bool

    @classmethod
    def of(cls, pages: Iterator[Page]) -> _Stream:
        found: dict[int | None, Page] = {}
        characters = 0
        for page in pages:
            if page.page_id is not None:
                found[page.page_id] = page
            characters += _cost(page)
            if characters > _KEPT_CHARACTERS:
                return cls(found, characters, is_whole=False)
        return cls(found, characters, is_whole=True)


def _cost(page: Page) -> int:
    return _PAGE_COST + len(page.wikitext or "")


class _DumpFile:
    """A dump, and the file that is taken for it as long as it does not change."""

    def __init__(self, dump: Dump, folder: Path) -> None:
        path = dump.file()
        self.is_read = dump.ends is not None
        self.name, self.where = shown_path(path.name), shown_path(str(path))
        self.path: Path | None = None
        self._dump = dump
        self._candidates = tuple(dict.fromkeys((path, folder / path.name)))
        self._states: tuple[FileState | None, ...] = ()
        self._problem: str | None = None

    def problem(self) -> str | None:
        """Return the reason why nothing is read from the dump, as the end of a sentence."""
        states = tuple(map(file_state, self._candidates))
        if states != self._states:
            self._states = states
            self._find()
        return self._problem

    def _find(self) -> None:
        there = [path for path, state in zip(self._candidates, self._states, strict=True) if state]
        self.path = next(filter(self._is_dump, there), None)
        self._problem = None
        if self.path is None:
            is_wrong = "is another file than it was" if there else "is not there"
            self._problem = f"the dump {self.name} {is_wrong}"

    def _is_dump(self, path: Path) -> bool:
        try:
            found = file_identity(str(path))
        except InputError:
            return False
        return self.is_read and (found.size, found.ends) == (self._dump.size, self._dump.ends)

    def pages(self, start: int, end: int | None) -> Iterator[Page]:
        """The pages from a byte on at which a stream begins, as far as they are not damaged."""
        if self.path is None:
            return
        try:
            with self.path.open("rb") as stream:
                if start >= 0 and begins_with_page(stream, start):
                    last = min(end or self._dump.size or start, start + _MOST_PACKED)
                    text = Bz2Text(stream, self.name, start, last, GAP, _passed_over)
                    pages = read_pages(_bounded(text), self.name, DumpSiteInfo())
                    yield from (page for page in pages if isinstance(page, Page))
        except (OSError, InputError):
            return


def _bounded(text: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of a text, up to a size that no stream of a hundred pages has."""
    size = 0
    for piece in text:
        size += len(piece)
        if size > _MOST_TEXT:
            return
        yield piece


def _passed_over(_: Damage) -> None:
    """Pass over a damaged place: the page that lies there says what is missing."""
