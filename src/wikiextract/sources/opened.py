"""An input that is open, whatever it is: decompressed, and read as pages."""

from __future__ import annotations

import os
import select
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, assert_never

from wikiextract.errors import InputError
from wikiextract.sources.characters import shown_path
from wikiextract.sources.compressed.bz2_text import Bz2Text
from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of, decompress
from wikiextract.sources.damage import Damage
from wikiextract.sources.enterprise import read_json, read_lines
from wikiextract.sources.input_kinds import (
    MANY_PAGES,
    InputKind,
    kind_of_content,
    kind_of_name,
    stem,
)
from wikiextract.sources.limits import READ_BYTES, SNIFF_BYTES
from wikiextract.sources.looks import check_is_text
from wikiextract.sources.page import Page, PageFailure
from wikiextract.sources.paths import is_url
from wikiextract.sources.single import read_html_file, read_wikitext_file
from wikiextract.sources.xml.cutter import GAP
from wikiextract.sources.xml.dump import read_dump

STANDARD_INPUT = "-"
_PAGE = b"<page>"


class OpenInput:
    """The pages of one input; iterate it once.

    `where` names the input in messages, `size` is the file's size in bytes where there is one, and
    `position` how many of those bytes are read, for progress. `kind` is known from the start for a
    file and after the first page for standard input. `stream_start` is the byte at which the bz2
    stream begins that holds the page which was given last; None unless that stream begins with a
    page, as those of multistream dumps do. `title` is that of a page given alone.

    Iterating gives pages, and a `PageFailure` for each that cannot be read. It raises `InputError`
    where the input itself is unusable or damaged, after the pages before the damage.
    """

    def __init__(
        self,
        stream: BinaryIO,
        where: str,
        kind: InputKind | None = None,
        name: str | None = None,
        title: str | None = None,
        damaged: Callable[[Damage], None] | None = None,
    ) -> None:
        self.where = where
        self.kind = kind
        self.position = 0
        self.stream_start: int | None = None
        self.size = _size(stream)
        self._stream = stream
        self._name = name
        self._title = title
        self._damaged = damaged

    def __iter__(self) -> Iterator[Page | PageFailure]:
        with self:
            yield from self._pages()

    def __enter__(self) -> OpenInput:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file (standard input stays open)."""
        if self._stream is not sys.stdin.buffer:
            self._stream.close()

    def _pages(self) -> Iterator[Page | PageFailure]:
        kind, chunks = self.kind_of(self.text())
        match kind:
            case "xml":
                return read_dump(chunks, self.where)
            case "html":
                return read_html_file(chunks, self.where, self._name, self._title)
            case "ndjson":
                return read_lines(chunks, self.where)
            case "json":
                return read_json(chunks, self.where)
            case "wikitext":
                return read_wikitext_file(chunks, self.where, self._name, self._title)
            case _:
                assert_never(kind)

    def kind_of(self, text: Iterator[bytes]) -> tuple[InputKind, Iterator[bytes]]:
        """The input's kind, by the beginning of its text when it is not known; and the text.

        Raises `InputError` when there is no text to tell it by, or what is no text.
        """
        head = _gathered(text, MAGIC_BYTES if self.kind in MANY_PAGES else SNIFF_BYTES)
        check_is_text(head, self.where)
        if self.kind is None:
            if not head.strip():
                raise InputError(self.where, "empty: there is nothing in it")
            self.kind = kind_of_content(head)
        return self.kind, _joined(head, text)

    def text(self) -> Iterator[bytes]:
        """The input's bytes, decompressed when their first bytes say that they are compressed.

        Take this or iterate, not both. Raises `InputError` where the input is damaged.
        """
        chunks = self._bytes()
        head = _gathered(chunks, MAGIC_BYTES)
        if (
            self._damaged is not None
            and self.size is not None
            and self.kind == "xml"
            and compression_of(head) == "bz2"
        ):
            return self._text_between_damage(self._damaged, self.size)
        compression = compression_of(head)
        joined = _joined(head, chunks)
        if compression != "bz2":
            return decompress(joined, compression, self.where)
        return self._text_of_streams(joined)

    def _text_of_streams(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        begun: list[int] = []
        for text in decompress(chunks, "bz2", self.where, begun.append):
            if begun:
                self.stream_start = begun[-1] if text.lstrip().startswith(_PAGE) else None
                begun.clear()
            yield text

    def _text_between_damage(self, damaged: Callable[[Damage], None], size: int) -> Iterator[bytes]:
        text = Bz2Text(self._stream, self.where, 0, size, GAP, damaged)
        try:
            for chunk in text:
                self.position = text.position
                yield chunk
        except OSError as error:
            problem = f"cannot be read: {_reason(error)}"
            raise InputError(self.where, problem, position=text.position) from error

    def _bytes(self) -> Iterator[bytes]:
        """The input as it comes: a pipe gives what it has, so that its pages are not held up."""
        stream = self._stream
        read = getattr(stream, "read1", stream.read)
        while True:
            try:
                chunk: bytes | None = read(READ_BYTES)
            except (OSError, ValueError) as error:
                problem = f"cannot be read: {_reason(error)}"
                raise InputError(self.where, problem, position=self.position) from error
            if chunk is None:  # a pipe that its other end made non-blocking
                select.select([stream], [], [])
                continue
            if not chunk:
                return
            self.position += len(chunk)
            yield chunk


def open_source(
    path: str | os.PathLike[str],
    *,
    kind: InputKind | None = None,
    title: str | None = None,
    stdin: BinaryIO | None = None,
    damaged: Callable[[Damage], None] | None = None,
) -> OpenInput:
    """Open an input: a file by its path, or standard input for ``-``.

    The kind is taken from the file's extension, for standard input from its first bytes, unless
    `kind` states it; compression always from the first bytes. `title` is that of a page which is
    given alone, as wikitext or HTML. `stdin` takes the place of
    ``sys.stdin.buffer``. With `damaged`, a dump whose bz2 data is damaged does not end there: the
    bytes that are left out are told to it.

    Raises `InputError` when there is no such file, it cannot be opened, or its kind is unknown.
    """
    text = os.fspath(path)
    if text == STANDARD_INPUT:
        return OpenInput(
            sys.stdin.buffer if stdin is None else stdin, "standard input", kind, title=title
        )
    file = Path(text)
    text = shown_path(text)
    if is_url(text):
        advice = f"save what it leads to, or: curl -L '{text}' | wikiextract extract -"
        raise InputError(text, "a URL, where a file is expected", advice)
    try:
        if file.is_dir():
            raise InputError(text, "a directory", "give the files in it")
        file.stat()  # that it is there comes before what its name says
        file_kind = kind or kind_of_name(file)
        stream = file.open("rb")
    except FileNotFoundError:
        raise InputError(text, "no such file") from None
    except (OSError, ValueError) as error:
        raise InputError(text, f"cannot be opened: {_reason(error)}") from error
    return OpenInput(stream, text, file_kind, stem(file.name), title, damaged)


def _size(stream: BinaryIO) -> int | None:
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _gathered(chunks: Iterator[bytes], size: int) -> bytes:
    """Take chunks until there are `size` bytes, or no more."""
    head = b""
    while len(head) < size:
        chunk = next(chunks, None)
        if chunk is None:
            break
        head += chunk
    return head


def _joined(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    if head:
        yield head
    yield from chunks
