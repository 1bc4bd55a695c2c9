"""Entities in lines of JSON: an array with one a line, lines alone, arrays in one line."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.sources.limits import LINE_BYTES
from wikiextract.sources.lines import LINE_TOO_LONG
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
_MOST_COMMAS = 1 << 22
"""Commas in a line that is an array, and so values, each of which takes room."""
_BETWEEN = re.compile(rb"\}\s*,\s*\{")
"""The signs between two objects, in a line of several among others."""


class UntilDamage:
    """Pieces of an input up to where it is damaged; `damage` is what was raised there."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.damage: InputError | None = None

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._pieces
        except InputError as error:
            self.damage = error


def cut_batches(chunks: Iterable[bytes], size: int) -> Iterator[LineBatch]:
    """Cut text into batches of whole lines, of about `size` bytes each.

    A batch ends with the first line that has its end there or behind. So batches are the same ones
    however the text comes in chunks.
    """
    held = bytearray()
    first, searched, passing = 1, 0, False
    limit = size + LINE_BYTES
    for chunk in chunks:
        held += chunk
        while passing or len(held) >= size:
            if passing:  # over the rest of a line that is too long
                end = held.find(b"\n") + 1
                del held[: end or len(held)]
                if not end:
                    break
                passing = False
                first += 1
                continue
            end = held.find(b"\n", max(searched, size - 1), limit) + 1
            searched = len(held)
            passing = not end and len(held) >= limit
            if not end and not passing:
                break
            text = bytes(held[: held.rfind(b"\n", 0, size) + 1 if passing else end])
            yield LineBatch(first, text, passing)
            first += text.count(b"\n")
            del held[: limit if passing else end]
            searched = 0
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
    stripped = (line.strip().strip(b"],") for line in lines)
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
                    raise EntityError(LINE_TOO_LONG)
                for value in self._values(line):
                    yield from _read_value(value)
            except EntityError as error:
                yield EntityFailure(self._place(number), str(error))
        if batch.too_long:
            yield EntityFailure(self._place(number), LINE_TOO_LONG)

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
        value = value.strip(b", \t")
        if value:
            yield value

    def _place(self, number: int) -> str:
        return f"{self._where}, {self._noun} {number}"


def _read_value(value: bytes) -> Iterator[Entity | MergedEntity]:
    """The entities of a JSON value, or of several with commas between them."""
    try:
        yield from read_entities(value)
        return
    except EntityError:
        if _BETWEEN.search(value) is None or _is_json(value):
            raise
        try:
            values = list(_array(value))
        except EntityError:
            values = []
        if not values:
            raise
    for one in values:
        yield from read_entities(one)


def _array(values: bytes) -> Iterator[bytes]:
    if values.count(b",") > _MOST_COMMAS:
        raise EntityError(f"an array with more than {_MOST_COMMAS} commas")
    try:
        yield from map(bytes, msgspec.json.decode(b"[" + values + b"]", type=list[msgspec.Raw]))
    except RecursionError:
        raise EntityError("nested too deeply") from None
    except NOT_JSON as error:
        raise EntityError(f"no array of entities: {error}") from None
