"""Every compression: several streams as one, truncation, damage, explosion."""

from __future__ import annotations

import lzma
import random
import tracemalloc

import pytest
import zstandard

from tests.sources.dumps import in_chunks
from tests.sources.packing import PACK
from wikiextract.errors import InputError
from wikiextract.sources.compressed.compression import compression_of, decompress
from wikiextract.sources.limits import CHUNK_BYTES, MIB

SAMPLE = random.Random(1).randbytes(3000) + b"some text " * 300_000


@pytest.mark.parametrize("name", PACK)
@pytest.mark.parametrize("size", [1, 1000, 1 << 20])
def test_round_trip_in_any_cut(name: str, size: int) -> None:
    packed = PACK[name](SAMPLE)
    assert compression_of(packed) == name
    pieces = list(decompress(in_chunks(packed, size), name, "x"))
    assert b"".join(pieces) == SAMPLE


@pytest.mark.parametrize("name", PACK)
@pytest.mark.parametrize("size", [3, 1 << 20])
def test_several_streams_are_one(name: str, size: int) -> None:
    packed = b"".join(PACK[name](part) for part in (b"one ", b"", b"two ", b"three"))
    for padding in (b"", bytes(12)):
        pieces = decompress(in_chunks(packed + padding, size), name, "x")
        assert b"".join(pieces) == b"one two three"


@pytest.mark.parametrize("name", PACK)
@pytest.mark.parametrize("cut", [1, 10, 500])
def test_truncated(name: str, cut: int) -> None:
    packed = PACK[name](b"first ") + PACK[name](SAMPLE)
    pieces: list[bytes] = []
    with pytest.raises(InputError, match=f"the {name} data ends in the middle") as caught:
        pieces.extend(decompress(in_chunks(packed[:-cut], 64), name, "file"))
    assert caught.value.where == "file"
    assert caught.value.advice


@pytest.mark.parametrize("name", PACK)
def test_what_is_before_the_damage_is_given(name: str) -> None:
    first = b"first stream " * 1000
    packed = bytearray(PACK[name](first) + PACK[name](SAMPLE))
    at = len(PACK[name](first)) + 12
    packed[at : at + 40] = bytes(range(40))
    found: list[bytes] = []
    with pytest.raises(InputError, match=f"damaged {name} data near") as caught:
        found.extend(decompress(in_chunks(bytes(packed), 64), name, "file"))
    assert b"".join(found).startswith(first)
    assert str(caught.value).startswith("file: ")


@pytest.mark.parametrize("name", PACK)
def test_garbage_after_a_stream_is_damage(name: str) -> None:
    packed = PACK[name](b"text") + b"\nthis is something else, and long enough to be read"
    with pytest.raises(InputError, match="damaged"):
        list(decompress(iter([packed]), name, "x"))


@pytest.mark.long
@pytest.mark.parametrize("name", PACK)
def test_exploding_data_comes_in_bounded_pieces(name: str) -> None:
    packed = PACK[name](bytes(96 * MIB))
    total = 0
    tracemalloc.start()
    try:
        for piece in decompress(in_chunks(packed, 1 << 16), name, "x"):
            total += len(piece)
            # zstd cannot be bounded exactly, see `compression`.
            assert len(piece) <= (128 * CHUNK_BYTES if name == "zst" else CHUNK_BYTES)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total == 96 * MIB
    assert peak < (300 * MIB if name == "zst" else 16 * MIB)


def test_zstd_with_a_window_too_large_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=30)
    packed = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    data = packed.compress(SAMPLE) + packed.flush()
    with pytest.raises(InputError, match="damaged zst data"):
        list(decompress(iter([data]), "zst", "x"))


def test_legacy_lzma_is_not_taken_for_xz() -> None:
    assert compression_of(lzma.compress(b"x", format=lzma.FORMAT_ALONE)) is None
