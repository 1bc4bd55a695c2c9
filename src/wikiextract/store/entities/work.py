"""The work on one unit: its lines to rows that the store can take as they are."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.sources.damage import Damage
from wikiextract.store.entities.entity import Entity, MergedEntity
from wikiextract.store.entities.file_parts import PART_BYTES, FilePart
from wikiextract.store.entities.ids import id_of, is_property
from wikiextract.store.entities.keep import Keeper, Kept
from wikiextract.store.entities.lines import EntityFailure, LineBatch, LineReader, cut_batches
from wikiextract.store.entities.units import Unit
from wikiextract.store.texts import TextCodec

_LEVEL = 3
_SAMPLE_BYTES = 1 << 15
_SAMPLES = 2000
_LISTED = 100
"""Failures of a unit that are named; more are only counted."""


class EntityRow(NamedTuple):
    """An entity as the store keeps it; `named` and `chained`: see `Reached`, with --for only."""

    key: int
    revision: int
    data: bytes
    reached: Reached | None


class Reached(NamedTuple):
    """The entities that one names, as packed numbers, and those by which modules go on.

    `reduced`: it has no page of the wiki, so that it is kept only if it is named itself.
    """

    reduced: bool
    named: bytes
    chained: bytes


@dataclass
class UnitResult:
    """The result of a unit of the input `where`: entities, merges, and what was wrong.

    `part` is where the part of a file that it was begins and ends; `sitelinks` are (row, site,
    title), `labels` of properties (row, language, label).
    """

    number: int
    input: int
    where: str
    part: tuple[int, int] | None = None
    rows: list[EntityRow] = field(default_factory=list)
    sitelinks: list[tuple[int, str, str]] = field(default_factory=list)
    labels: list[tuple[int, str, str]] = field(default_factory=list)
    merged: list[tuple[int, int]] = field(default_factory=list)
    failures: list[EntityFailure] = field(default_factory=list)
    failed: int = 0
    opened: bool = False
    closed: bool = False

    def fail(self, failure: EntityFailure) -> None:
        """Note what gives no entity."""
        self.failed += 1
        if len(self.failures) < _LISTED:
            self.failures.append(failure)


class UnitWorker:
    """Works on units, one after the other; made anew in each process."""

    def __init__(self, kept: Kept, dictionary: bytes) -> None:
        self._kept = kept
        self._keeper = Keeper(kept)
        self._codec = TextCodec(dictionary, _LEVEL)

    def work(self, unit: Unit) -> UnitResult:
        """Return what a unit gives."""
        result = UnitResult(unit.number, unit.input, unit.where, _extent(unit))
        reader = LineReader(unit.where, unit.noun)

        def damaged(damage: Damage) -> None:
            result.fail(EntityFailure(*damage.as_failure()))

        for read in reader.read(_lines_of(unit, damaged)):
            if isinstance(read, MergedEntity):
                result.merged.append((read.key, read.target))
            elif isinstance(read, Entity):
                try:
                    self._add(result, read)
                except NOT_JSON as error:
                    where = f"{unit.where}, {id_of(read.key)}"
                    result.fail(EntityFailure(where, f"no entity: {error}"))
            else:
                result.fail(read)
        result.opened, result.closed = reader.opened, reader.closed
        return result

    def samples(self, unit: Unit) -> list[bytes]:
        """Return texts as the store will have them, to make a dictionary of."""
        texts = []
        for read in LineReader(unit.where, unit.noun).read(_lines_of(unit, lambda _: None)):
            if isinstance(read, Entity):
                with contextlib.suppress(*NOT_JSON):
                    texts.append(self._text(read)[0][:_SAMPLE_BYTES])
                if len(texts) >= _SAMPLES:
                    break
        return texts

    def _add(self, result: UnitResult, entity: Entity) -> None:
        text, reached = self._text(entity)
        sites = self._kept.site
        for site, title in entity.sitelinks.items():
            if sites is None or site == sites:
                result.sitelinks.append((len(result.rows), site, title.replace("_", " ")))
        labels = entity.labels.items()
        result.labels += [
            (len(result.rows), language, label)
            for language, label in labels
            if self._keeper.keeps_language(language)
        ]
        result.merged += [(key, entity.key) for key in entity.merged]
        row = EntityRow(entity.key, entity.revision, self._codec.pack(text), reached)
        result.rows.append(row)

    def _text(self, entity: Entity) -> tuple[bytes, Reached | None]:
        site, keeper = self._kept.site, self._keeper
        if site is None:
            return keeper.whole(entity), None
        if site in entity.sitelinks:
            return keeper.whole(entity), Reached(False, _packed(keeper.named(entity)), b"")
        named, chained = keeper.named_in_short(entity)
        if is_property(entity.key):
            # What else its statements name are examples, exceptions and the like.
            return keeper.whole(entity), Reached(False, _packed(chained), b"")
        return keeper.reduced(entity), Reached(True, _packed(named), _packed(chained))


def _lines_of(unit: Unit, damaged: Callable[[Damage], None]) -> Iterable[LineBatch]:
    lines = unit.lines
    return (
        (lines,) if isinstance(lines, LineBatch) else cut_batches(lines.read(damaged), PART_BYTES)
    )


def _extent(unit: Unit) -> tuple[int, int] | None:
    part = unit.lines
    return (part.start, part.end) if isinstance(part, FilePart) else None


def _packed(keys: Iterable[int]) -> bytes:
    return msgspec.msgpack.encode(sorted(keys))


unpacked = msgspec.msgpack.Decoder(list[int]).decode
"""The numbers of which `Reached` has packed ones."""
