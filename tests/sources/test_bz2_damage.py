"""Damaged bz2 data costs the blocks that are damaged, and is told with its bytes."""

from __future__ import annotations

import bz2
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikiextract.sources.compressed.bz2_blocks import read_blocks
from wikiextract.sources.compressed.bz2_text import Bz2Text
from wikiextract.sources.damage import Damage

pytestmark = pytest.mark.long

RANDOM = random.Random(7)
# Blocks of 100 kB: each has text that stands nowhere else.
TEXT = b"".join(b"%d %s\n" % (n, RANDOM.randbytes(20).hex().encode()) for n in range(20_000))
DATA = bz2.compress(TEXT, 1)


def read(data: bytes, start: int = 0) -> tuple[bytes, list[Damage]]:
    damages: list[Damage] = []
    text = Bz2Text(io.BytesIO(data), "x", start, len(data), b"<gap>", damages.append)
    return b"".join(text), damages


def test_blocks_are_the_text_of_a_stream() -> None:
    blocks = list(read_blocks(io.BytesIO(DATA), 0, len(DATA)))
    assert len(blocks) > 5
    assert b"".join(block.text or b"" for block in blocks) == TEXT
    assert blocks[0].start == 4
    assert (blocks[-1].end, blocks[-1].text) == (len(DATA), b"")


@pytest.mark.parametrize("data", [DATA, DATA + bytes(1000) + DATA, bz2.compress(b"") + DATA])
def test_whole_data_is_read_as_ever(data: bytes) -> None:
    assert read(data) == (bz2.decompress(data.replace(bytes(1000), b"")), [])


@settings(max_examples=60)
@given(st.integers(0, 2 * len(DATA) - 1), st.integers(1, 300), st.binary(min_size=1, max_size=8))
def test_damage_costs_one_or_two_blocks(at: int, size: int, junk: bytes) -> None:
    data = bytearray(DATA + DATA)
    harmed = (junk * size)[:size]
    data[at : at + size] = harmed
    del data[2 * len(DATA) :]
    text, damages = read(bytes(data))
    parts = text.split(b"<gap>")
    position = 0
    for part in parts:
        found = (TEXT + TEXT).find(part, position)
        assert found >= 0, "text that the dump does not have"
        position = found + len(part)
    if bytes(data) != DATA + DATA:
        assert len(damages) <= 2
        # A block has 100 kB; the mark of the block after the damaged one may be gone too.
        assert len(TEXT) * 2 - sum(map(len, parts)) <= 320_000
        for damage in damages:
            assert damage.end is not None
            assert damage.start - 20 <= at + size
            assert damage.end + 20 >= at


def test_data_that_is_cut_off_says_where_its_last_block_begins() -> None:
    text, (damage,) = read(DATA[: len(DATA) // 2])
    assert TEXT.startswith(text.removesuffix(b"<gap>"))
    assert len(text) > len(TEXT) // 3
    assert "ends in the middle" in damage.problem
    assert damage.end == len(DATA) // 2


@given(st.binary(max_size=3000))
def test_anything_ends(junk: bytes) -> None:
    read(b"BZh9" + junk)
