"""A run's inputs as blocks, the same each time for the same inputs and block size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wikiextract.errors import InputError
from wikiextract.pipeline.block import MIB, Block, BlockKey
from wikiextract.sources import Source, source_of
from wikiextract.sources.source import Cuttable, Streamed

_SOURCES = 1000
_SHARE = 64
_LEAST, _MOST = MIB, 16 * MIB


@dataclass(frozen=True, kw_only=True)
class PlannedInput:
    """An input: its blocks; or None, when it is cut as it is read; or why it is unusable."""

    number: int
    source: Source
    size: int = 0
    blocks: tuple[Block, ...] | None = ()
    problem: InputError | None = None


def default_block_bytes(inputs: Sequence[str | Source]) -> int:
    """A size of blocks (compressed) that gives each of several workers many of them."""
    sources = map(source_of, inputs)
    total = sum(source.packed_size for source in sources if isinstance(source, Cuttable))
    return min(max(total // _SHARE, _LEAST), _MOST)


def plan_inputs(sources: Sequence[Source], block_bytes: int) -> list[PlannedInput]:
    """Cut the inputs into blocks of about `block_bytes` of compressed data.

    `grouped` puts small inputs together.
    """
    return [_plan(number, source, block_bytes) for number, source in enumerate(sources)]


def plan_blocks(
    inputs: Sequence[str | Source], block_bytes: int | None = None, index: str | None = None
) -> list[Block]:
    """The blocks of inputs, for whoever runs them with `run_block` on other machines.

    `index` is that of multistream dumps. An input that cannot be cut by position (one bz2, gz or
    zst stream) is one block. Raises `InputError` for an input that is unusable.
    """
    blocks: list[Block] = []
    sources = [source_of(one, index) for one in inputs]
    size = block_bytes or default_block_bytes(sources)
    for planned in grouped(plan_inputs(sources, size), size):
        if planned.problem is not None:
            raise planned.problem
        whole = Block(key=BlockKey(planned.number, 0), sources=(planned.source,), size=planned.size)
        blocks += (whole,) if planned.blocks is None else planned.blocks
    return blocks


def _plan(number: int, source: Source, block_bytes: int) -> PlannedInput:
    parts: Sequence[Source] | None = None
    try:
        if isinstance(source, Cuttable):
            parts = source.cut(block_bytes)
    except InputError as error:
        return PlannedInput(number=number, source=source, problem=error)
    planned = PlannedInput(number=number, source=source, size=source.size, blocks=None)
    if parts is None and isinstance(source, Streamed):
        return planned
    blocks = tuple(
        Block(key=BlockKey(number, place), sources=(part,), size=part.size)
        for place, part in enumerate((source,) if parts is None else parts)
    )
    return replace(planned, blocks=blocks)


def grouped(planned: Iterable[PlannedInput], block_bytes: int) -> list[PlannedInput]:
    """Put small inputs that follow one another into the first one's block.

    Inputs that are unusable have no block then, so whatever makes one so is found out before.
    """
    together: list[PlannedInput] = []
    first: PlannedInput | None = None
    for one in planned:
        small = one.blocks is not None and len(one.blocks) == 1 and one.size < block_bytes
        if not small or one.blocks is None:
            together.append(one)
            first = None
            continue
        block = one.blocks[0]
        if first is not None and first.blocks is not None:
            held = first.blocks[0]
            size = held.size + block.size
            if size <= block_bytes and len(held.sources) < _SOURCES:
                joined = Block(key=held.key, sources=held.sources + block.sources, size=size)
                first = replace(first, blocks=(joined,))
                together[first.number] = first
                together.append(replace(one, blocks=()))
                continue
        together.append(one)
        first = one
    return together
