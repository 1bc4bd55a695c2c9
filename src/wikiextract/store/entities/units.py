"""Inputs cut into units of work, the same ones each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wikiextract.sources import Damage, Page, PageFailure, open_source
from wikiextract.sources.xml.dump import read_dump
from wikiextract.store.entities.lines import Batch, cut_batches, one_value_in_a_line

UNIT_BYTES = 16 << 20
"""Text of a unit, about."""

_MODELS = ("wikibase-", "mediainfo")


@dataclass(frozen=True)
class Unit:
    """Lines of the input `where`, as number `number` of the units of all inputs.

    `input` is the number of the input, `noun` what a line of it is, for messages. `position` of
    `size` bytes of the input are read.
    """

    number: int
    input: int
    where: str
    batch: Batch
    noun: str = "line"
    position: int = 0
    size: int | None = None


def cut_input(
    path: str, index: int, number: int, damaged: Callable[[Damage], None]
) -> Iterator[Unit]:
    """Cut the input of number `index` into units, which are numbered from `number` on.

    What cannot be read of a bz2 file is told to `damaged`. Raises `InputError` where any other
    input is damaged, after the units before.
    """
    with open_source(path, damaged=damaged) as source:
        kind, text = source.kind_of(source.text())
        is_xml = kind == "xml"
        if is_xml:
            batches = cut_batches(_json_pages(read_dump(text, source.where)), UNIT_BYTES)
        else:
            batches = one_value_in_a_line(cut_batches(text, UNIT_BYTES))
        for unit, batch in enumerate(batches, number):
            noun = "entity" if is_xml else "line"
            yield Unit(unit, index, source.where, batch, noun, source.position, source.size)


def _json_pages(pages: Iterator[Page | PageFailure]) -> Iterator[bytes]:
    """The texts of a dump's pages that are entities, a line each."""
    for page in pages:
        if isinstance(page, PageFailure):
            continue
        text = page.wikitext or ""
        model = page.revision.model
        if text and (model.startswith(_MODELS) if model else text.startswith("{")):
            yield text.replace("\n", " ").encode("utf-8", "replace") + b"\n"
