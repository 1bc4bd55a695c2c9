"""Entities in lines of JSON: an array with one a line, lines alone, arrays in one line."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.sources.limits import LINE_BYTES, MIB
from wikiextract.store.entities.entity import (
    Entity,
    EntityError,
    MergedEntity,
    read_entities,
)


@dataclass(frozen=True, slots=True)
class EntityFailure:
    """A line, or a place of an input, that gives no entity: `where` it is and what is wrong."""

    where: str
    problem: str


@dataclass(frozen=True, slots=True)
class LineBatch:
    """Whole lines of an input, the first of which is the number `first` there.

    `too_long`: after them stood a line too long to be held.
    """

    first: int
    text: bytes
    too_long: bool = False


LOOKED_AT = 4
"""So many lines tell whether an input is JSON in lines."""
_TOO_LONG = f"the line is longer than {LINE_BYTES // MIB} MiB"


def cut_batches(chunks: Iterator[bytes], size: int) -> Iterator[LineBatch]:
    """Cut text into batches of whole lines, of about `size` bytes each."""
    held = bytearray()
    first = 1
    passing = False
    for chunk in chunks:
        start = 0
        if passing:  # over the rest of a line that is too long
            start = chunk.find(b"\n") + 1
            if not start:
                continue
            passing = False
            first += 1
        held += memoryview(chunk)[start:]
        if len(held) < size:
            continue
        cut = held.rfind(b"\n") + 1
        passing = not cut and len(held) > LINE_BYTES
        if cut or passing:
            text = b"" if passing else bytes(held[:cut])
            yield LineBatch(first, text, passing)
            first += text.count(b"\n")
            held = bytearray() if passing else held[cut:]
    if held:
        yield LineBatch(first, bytes(held))


def one_value_in_a_line(batches: Iterator[LineBatch]) -> Iterator[LineBatch]:
    """Put JSON that goes over many lines, as answers of the API may, into one.

    That is a file whose first line is no JSON but which is as a whole. A larger one is read line by
    line.
    """
    gathered: list[LineBatch] = []
    size = 0
    for batch in batches:
        gathered.append(batch)
        size += len(batch.text)
        if (len(gathered) == 1 and begins_with_json(batch.text)) or size > LINE_BYTES:
            break
    else:
        text = b"".join(batch.text for batch in gathered).removeprefix(BOM_UTF8)
        if b"\n" in text.strip() and not begins_with_json(text) and _is_json(text):
            yield LineBatch(1, text.replace(b"\r", b" ").replace(b"\n", b" "))
            return
    yield from gathered
    yield from batches


def begins_with_json(text: bytes) -> bool:
    """Return True if one of the first lines of a text is a JSON object by itself."""
    lines = text.removeprefix(BOM_UTF8).lstrip(b"[ \t\r\n").split(b"\n", LOOKED_AT)[:LOOKED_AT]
    stripped = (line.strip().rstrip(b"],") for line in lines)
    return any(line.startswith(b"{") and _is_json(line) for line in stripped)


def _is_json(text: bytes) -> bool:
    try:
        msgspec.json.decode(text, type=msgspec.Raw)
    except NOT_JSON:
        return False
    return True


class LineReader:
    """Reads the entities of lines; `opened` and `closed` tell of the array's brackets."""

    def __init__(self, where: str, noun: str = "line") -> None:
        """`where` names the input and `noun` what a line of it is, for messages."""
        self._where = where
        self._noun = noun
        self.opened = self.closed = False

    def read(self, batches: Iterable[LineBatch]) -> Iterator[Entity | MergedEntity | EntityFailure]:
        """The entities of some lines, and what the others lack to be one."""
        for batch in batches:
            yield from self._read(batch)

    def _read(self, batch: LineBatch) -> Iterator[Entity | MergedEntity | EntityFailure]:
        number = batch.first
        for number, line in enumerate(batch.text.split(b"\n"), batch.first):
            if not line:
                continue
            try:
                if len(line) > LINE_BYTES:
                    raise EntityError(_TOO_LONG)
                for value in self._values(line):
                    yield from read_entities(value)
            except EntityError as error:
                yield EntityFailure(self._place(number), str(error))
        if batch.too_long:
            yield EntityFailure(self._place(number), _TOO_LONG)

    def _values(self, line: bytes) -> Iterator[bytes]:
        """The JSON values in a line, without the array's brackets and commas around them."""
        value = line.removeprefix(BOM_UTF8).strip()
        opens = value.startswith(b"[")
        if opens:
            self.opened = True
            value = value[1:].lstrip()
        if value.endswith(b"]") and (value == b"]" or value[:-1].rstrip().endswith(b"}")):
            self.closed = True
            value = value[:-1].rstrip()
            if opens and value:
                yield from _array(value)
                return
        value = value.rstrip(b",")
        if value:
            yield value

    def _place(self, number: int) -> str:
        return f"{self._where}, {self._noun} {number}"


def _array(values: bytes) -> Iterator[bytes]:
    try:
        yield from map(bytes, msgspec.json.decode(b"[" + values + b"]", type=list[msgspec.Raw]))
    except RecursionError:
        raise EntityError("nested too deeply") from None
    except NOT_JSON as error:
        raise EntityError(f"no array of entities: {error}") from None
