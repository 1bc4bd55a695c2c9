"""Character entities, hashes and other pure functions on text."""

from __future__ import annotations

import base64
import html.entities
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from wikiextract.expand.lua.failures import LuaCallError
from wikiextract.expand.lua.hashes import ALGORITHMS, SLOW, is_unavailable
from wikiextract.expand.lua.session import encode

_ENTITY = re.compile(rb"&(?:#(?:([0-9]+)|x([0-9A-Fa-f]+))|([A-Za-z0-9]+));")
_LONGEST_FOR_SLOW = 1 << 18
_ALWAYS = {b"lt": b"<", b"gt": b">", b"amp": b"&", b"quot": b'"', b"nbsp": b"\xc2\xa0"}


@cache
def _named_entities() -> Mapping[bytes, bytes]:
    """The names that MediaWiki 1.39 decodes: of several names of one character only one."""
    path = files("wikiextract.expand.lua") / "data" / "undecoded_entities.txt"
    undecoded = set(path.read_text("utf-8").split())
    return {
        name[:-1].encode(): value.encode()
        for name, value in html.entities.html5.items()
        if name.endswith(";") and name[:-1] not in undecoded
    }


def _decoded(match: re.Match[bytes], named: Mapping[bytes, bytes]) -> bytes:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        return named.get(name, match[0])
    digits, base = (decimal, 10) if decimal is not None else (hexadecimal, 16)
    digits = digits.lstrip(b"0") or b"0"
    if len(digits) > 7:
        return match[0]
    code = int(digits, base)
    if code > 0x10FFFF:
        return match[0]
    return chr(code).encode("utf-8", "replace")


class TextCallbacks:
    """See the module."""

    def decode_entities(self, text: bytes, named: bool) -> bytes:
        """``mw.text.decode``; `named`: all names, else the five basic ones."""
        names = _named_entities() if named else _ALWAYS
        return _ENTITY.sub(lambda match: _decoded(match, names), text)

    def hash_algorithms(self) -> tuple[bytes, ...]:
        """The names of the hash functions that are here."""
        return tuple(map(encode, ALGORITHMS))

    def hash_value(self, algorithm: bytes, data: bytes) -> bytes:
        """A hash in hexadecimal."""
        function = ALGORITHMS.get(algorithm.decode("utf-8", "replace"))
        if function is None:
            name = algorithm.decode("utf-8", "replace")
            if is_unavailable(name):
                raise LuaCallError(f"The hashing algorithm {name} is not available here")
            raise LuaCallError(f"Unknown hashing algorithm: {name}")
        if len(data) > _LONGEST_FOR_SLOW and algorithm.decode() in SLOW:
            raise LuaCallError(f"The text is too long to be hashed with {algorithm.decode()} here")
        return function(data).encode()

    def base64(self, data: bytes) -> bytes:
        """The data in base 64."""
        return base64.b64encode(data)

    def float_text(self, value: float) -> bytes:
        """A number that is no integer, or a large one, as PHP writes it in JSON."""
        if float(value).is_integer() and abs(value) < 1e17:
            return str(int(value)).encode()
        text = repr(float(value))
        mantissa, exponent, power = text.partition("e")
        if not exponent:
            return text.encode()
        if "." not in mantissa:
            mantissa += ".0"
        sign = "-" if power.startswith("-") else "+"
        return f"{mantissa}e{sign}{power.lstrip('+-').lstrip('0')}".encode()
