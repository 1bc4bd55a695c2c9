"""The hash functions of `mw.hash` that Python has, and the short ones that it has not."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from importlib.resources import files


def _library(name: str, data: bytes) -> str:
    return hashlib.new(name, data, usedforsecurity=False).hexdigest()


def _adler32(data: bytes) -> str:
    return f"{zlib.adler32(data):08x}"


def _crc32b(data: bytes) -> str:
    return f"{zlib.crc32(data):08x}"


def _reflected_table(polynomial: int) -> tuple[int, ...]:
    table = []
    for index in range(256):
        value = index
        for _ in range(8):
            value = (value >> 1) ^ (polynomial if value & 1 else 0)
        table.append(value)
    return tuple(table)


_CASTAGNOLI = _reflected_table(0x82F63B78)


def _crc32c(data: bytes) -> str:
    value = 0xFFFFFFFF
    for byte in data:
        value = (value >> 8) ^ _CASTAGNOLI[(value ^ byte) & 255]
    return f"{value ^ 0xFFFFFFFF:08x}"


def _forward_table(polynomial: int) -> tuple[int, ...]:
    table = []
    for index in range(256):
        value = index << 24
        for _ in range(8):
            value = ((value << 1) ^ (polynomial if value & 0x80000000 else 0)) & 0xFFFFFFFF
        table.append(value)
    return tuple(table)


_BZIP2 = _forward_table(0x04C11DB7)


def _crc32(data: bytes) -> str:
    """The CRC of bzip2, its bytes in PHP's order (lowest first)."""
    value = 0xFFFFFFFF
    for byte in data:
        value = ((value << 8) & 0xFFFFFFFF) ^ _BZIP2[(value >> 24) ^ byte]
    return (value ^ 0xFFFFFFFF).to_bytes(4, "little").hex()


def _fnv(bits: int, xor_first: bool, data: bytes) -> str:
    prime, value = (0x01000193, 0x811C9DC5) if bits == 32 else (0x100000001B3, 0xCBF29CE484222325)
    mask = (1 << bits) - 1
    for byte in data:
        value = ((value ^ byte) * prime) & mask if xor_first else ((value * prime) & mask) ^ byte
    return f"{value:0{bits // 4}x}"


def _joaat(data: bytes) -> str:
    value = 0
    for byte in data:
        value = (value + byte) & 0xFFFFFFFF
        value = (value + (value << 10)) & 0xFFFFFFFF
        value ^= value >> 6
    value = (value + (value << 3)) & 0xFFFFFFFF
    value ^= value >> 11
    value = (value + (value << 15)) & 0xFFFFFFFF
    return f"{value:08x}"


# PHP's name and hashlib's, in PHP's order.
_OF_HASHLIB = {
    "md4": "md4",
    "md5": "md5",
    "sha1": "sha1",
    "sha224": "sha224",
    "sha256": "sha256",
    "sha384": "sha384",
    "sha512/224": "sha512_224",
    "sha512/256": "sha512_256",
    "sha512": "sha512",
    "sha3-224": "sha3_224",
    "sha3-256": "sha3_256",
    "sha3-384": "sha3_384",
    "sha3-512": "sha3_512",
    "ripemd160": "ripemd160",
    "whirlpool": "whirlpool",
}


def _available() -> dict[str, Callable[[bytes], str]]:
    found: dict[str, Callable[[bytes], str]] = {}
    for name, library_name in _OF_HASHLIB.items():
        try:
            hashlib.new(library_name, b"", usedforsecurity=False)
        except ValueError:
            continue
        found[name] = partial(_library, library_name)
    return found


ALGORITHMS: Mapping[str, Callable[[bytes], str]] = {
    **_available(),
    "adler32": _adler32,
    "crc32": _crc32,
    "crc32b": _crc32b,
    "crc32c": _crc32c,
    "fnv132": partial(_fnv, 32, False),
    "fnv1a32": partial(_fnv, 32, True),
    "fnv164": partial(_fnv, 64, False),
    "fnv1a64": partial(_fnv, 64, True),
    "joaat": _joaat,
}


SLOW = frozenset({"crc32", "crc32c", "fnv132", "fnv1a32", "fnv164", "fnv1a64", "joaat"})
"""Those that Python works out byte by byte."""


def is_unavailable(name: str) -> bool:
    """Return True if MediaWiki has a hash function of this name that is missing here."""
    known = files("wikiextract.expand.lua") / "data" / "more_hashes.txt"
    return name not in ALGORITHMS and name in known.read_text("utf-8").split()
