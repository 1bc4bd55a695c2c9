"""Inputs cut into units of work, the same ones each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.sources import Damage, Page, PageFailure, open_source
from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of
from wikiextract.sources.compressed.parallel import parallel_text
from wikiextract.sources.limits import LINE_BYTES
from wikiextract.sources.xml.dump import read_dump
from wikiextract.store.entities.file_parts import PART_BYTES, FilePart, cut_bz2, cut_plain
from wikiextract.store.entities.lines import (
    LOOKED_AT,
    EntityFailure,
    LineBatch,
    UntilDamage,
    begins_with_json,
    cut_batches,
    one_value_in_a_line,
)

BATCH_BYTES = 8 << 20
"""Text of a unit that is read here and handed on, about; a few for each process are in memory."""

_MODELS = ("wikibase-", "mediainfo")
_TITLE = 200
"""Characters of a page's title that messages have."""


@dataclass(frozen=True)
class Unit:
    """Lines of the input `where`, as number `number` of the units of all inputs.

    `input` is the number of the input, `noun` what a line of it is, for messages. `position` of
    `size` bytes of the input are read.
    """

    number: int
    input: int
    where: str
    lines: LineBatch | FilePart
    noun: str = "line"
    position: int = 0
    size: int | None = None


@dataclass(frozen=True)
class Cutting:
    """How inputs are cut: what failures are told to, the threads that may decompress, known ends.

    `end` gives the end of the part of an input that begins somewhere, where an earlier attempt has
    looked for it.
    """

    failed: Callable[[EntityFailure], None]
    threads: int = 1
    end: Callable[[int, int], int | None] = lambda _input, _start: None

    def damaged(self, damage: Damage) -> None:
        """Tell of a damage."""
        self.failed(EntityFailure(*damage.as_failure()))


def cut_input(path: str, index: int, number: int, cutting: Cutting) -> Iterator[Unit]:
    """Cut the input of number `index` into units, which are numbered from `number` on.

    JSON in lines, plain or in bz2, is cut into parts that are read on their own; other inputs are
    read here. Raises `InputError` where such an input is damaged, after the units before.
    """
    with open_source(path, damaged=cutting.damaged) as source:
        kind, text = source.kind_of(parallel_text(path, cutting.threads, source.text))
        where, size = source.where, source.size
        if kind != "xml" and size is not None:
            parts = _file_parts(path, size, lambda start: cutting.end(index, start))
            if parts is not None:
                for unit, part in enumerate(parts, number):
                    place = where + part.place
                    yield Unit(unit, index, place, part, position=part.position, size=size)
                return
        if kind == "xml":
            good = UntilDamage(_json_pages(read_dump(text, where), cutting.failed))
            noun, batches = "entity", cut_batches(good, BATCH_BYTES)
        else:
            good = UntilDamage(text)
            noun, batches = "line", one_value_in_a_line(cut_batches(good, BATCH_BYTES))
        for unit, batch in enumerate(batches, number):
            yield Unit(unit, index, where, batch, noun, source.position, size)
        if good.damage is not None:
            raise good.damage


def _file_parts(
    path: str, size: int, end: Callable[[int], int | None]
) -> Iterator[FilePart] | None:
    """The parts of a file that is JSON in lines, when it is one that can be cut."""
    with Path(path).open("rb") as stream:
        compression = compression_of(stream.read(MAGIC_BYTES))
    is_bz2 = compression == "bz2"
    if not is_bz2 and (compression is not None or size <= PART_BYTES):
        return None
    if not _is_in_lines(path):
        return None
    return cut_bz2(path, size, end) if is_bz2 else cut_plain(path, size)


def _is_in_lines(path: str) -> bool:
    """Return True if the file is JSON in lines by its beginning, or damaged there."""
    head = bytearray()
    lines = 0
    try:
        with open_source(path) as source:
            for chunk in source.text():
                head += chunk
                lines += chunk.count(b"\n")
                if lines >= LOOKED_AT or len(head) > LINE_BYTES:
                    break
    except InputError:
        return True
    return begins_with_json(bytes(head))


def _json_pages(
    pages: Iterator[Page | PageFailure], failed: Callable[[EntityFailure], None]
) -> Iterator[bytes]:
    """The texts of a dump's pages that are entities, a line each, with the revisions of these."""
    for page in pages:
        if isinstance(page, PageFailure):
            title = "" if page.title is None else f", {page.title[:_TITLE]}"
            failed(EntityFailure(page.where + title, page.problem))
            continue
        text = page.wikitext or ""
        model = page.revision.model
        if text and (model.startswith(_MODELS) if model else text.startswith("{")):
            text = _with_revision(text, page.revision.id)
            yield text.replace("\n", " ").encode("utf-8", "replace") + b"\n"


def _with_revision(text: str, revision: int | None) -> str:
    """The JSON of an entity with its revision, as in other dumps; one that it states counts."""
    inner = text.lstrip()
    if revision is None or not inner.startswith("{"):
        return text
    return f'{{"lastrevid":{revision},{inner[1:]}'
