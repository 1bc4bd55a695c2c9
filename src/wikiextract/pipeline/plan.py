"""A run's inputs as blocks, the same each time for the same inputs and block size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.pipeline.block import MIB, Block, BlockKey
from wikiextract.sources import STANDARD_INPUT
from wikiextract.sources.compression import MAGIC_BYTES, compression_of
from wikiextract.sources.cutting import cut_input
from wikiextract.sources.kinds import Kind, kind_of_name
from wikiextract.sources.piece import Piece

COMPRESSION = 4
"""XML is about so many times the size of its bz2."""

_FILES = 1000
_SHARE = 64
_LEAST, _MOST = MIB, 16 * MIB


@dataclass(frozen=True, kw_only=True)
class PlannedInput:
    """An input: its blocks; or None, when it is cut as it is read; or why it is unusable."""

    number: int
    path: str
    size: int = 0
    kind: Kind | None = None
    blocks: tuple[Block, ...] | None = ()
    problem: InputError | None = None


def default_block_bytes(inputs: Sequence[str]) -> int:
    """A size of blocks (compressed) that gives each of several workers many of them."""
    total = sum(_compressed_size(path) for path in inputs)
    return min(max(total // _SHARE, _LEAST), _MOST)


def text_bytes(block_bytes: int) -> int:
    """About how much text such a block has."""
    return block_bytes * COMPRESSION


def plan_inputs(
    inputs: Sequence[str], block_bytes: int, index: str | None = None
) -> list[PlannedInput]:
    """Cut the inputs into blocks of about `block_bytes` of compressed data.

    `index` is that of a multistream dump. `grouped` puts small files together.
    """
    return [_plan(number, path, block_bytes, index) for number, path in enumerate(inputs)]


def plan_blocks(
    inputs: Sequence[str], block_bytes: int | None = None, index: str | None = None
) -> list[Block]:
    """The blocks of inputs, for whoever runs them with `run_block` on other machines.

    An input that cannot be cut by position (one bz2, gz or zst stream) is one block. Raises
    `InputError` for an input that is unusable.
    """
    blocks: list[Block] = []
    size = block_bytes or default_block_bytes(inputs)
    for planned in grouped(plan_inputs(inputs, size, index), size):
        if planned.problem is not None:
            raise planned.problem
        if planned.blocks is None:
            piece = Piece(path=planned.path, kind=planned.kind)
            key = BlockKey(planned.number, 0)
            blocks.append(Block(key=key, pieces=(piece,), size=planned.size))
        else:
            blocks.extend(planned.blocks)
    return blocks


def _plan(number: int, path: str, block_bytes: int, index: str | None) -> PlannedInput:
    if path == STANDARD_INPUT:
        return PlannedInput(number=number, path=path, blocks=None)
    try:
        kind = kind_of_name(Path(path))
        size = block_bytes if _is_compressed(path) else text_bytes(block_bytes)
        pieces = cut_input(path, size, index)
    except InputError as error:
        return PlannedInput(number=number, path=path, problem=error)
    length = Path(path).stat().st_size
    if pieces is None:
        return PlannedInput(number=number, path=path, size=length, kind=kind, blocks=None)
    blocks = tuple(
        Block(
            key=BlockKey(number, place),
            pieces=(piece,),
            size=length if piece.end is None else piece.end - piece.start,
        )
        for place, piece in enumerate(pieces)
    )
    return PlannedInput(number=number, path=path, size=length, kind=kind, blocks=blocks)


def grouped(planned: Iterable[PlannedInput], block_bytes: int) -> list[PlannedInput]:
    """Put small whole files that follow one another into the first one's block.

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
            if held.size + block.size <= block_bytes and len(held.pieces) < _FILES:
                joined = Block(
                    key=held.key,
                    pieces=held.pieces + block.pieces,
                    size=held.size + block.size,
                )
                first = _with_block(first, joined)
                together[first.number] = first
                together.append(_with_block(one, None))
                continue
        together.append(one)
        first = one
    return together


def _with_block(one: PlannedInput, block: Block | None) -> PlannedInput:
    blocks = () if block is None else (block,)
    return PlannedInput(
        number=one.number, path=one.path, size=one.size, kind=one.kind, blocks=blocks
    )


def _is_compressed(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            return compression_of(stream.read(MAGIC_BYTES)) is not None
    except OSError:
        return False


def _compressed_size(path: str) -> int:
    try:
        size = Path(path).stat().st_size if path != STANDARD_INPUT else 0
    except OSError:
        return 0
    return size if _is_compressed(path) else size // COMPRESSION
