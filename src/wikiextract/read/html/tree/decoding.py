"""Bytes or text of unknown origin to text that a parser can take."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiextract.read.html.context import ReadContext

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.I)
_UTF8_NAMES = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")
# Where a declaration is looked for, as browsers do
# (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding).
_PRESCAN = 1024
# What encoding detection may look at: a charset detector reads its whole input.
_DETECTION_LIMIT = 1 << 20
# Control characters that no HTML document may hold; libxml2 stops or stumbles at some.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
# References to these: libxml2 takes them, but lxml sets no text that holds them; nor one that holds
# a form feed, which is white space in HTML.
_CONTROL_REFERENCES = re.compile(
    r"&#(?:0*(?:[1-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9])"
    r"|[xX]0*(?:[1-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]));?"
)


def decode(source: bytes | str, context: ReadContext) -> str:
    """The text of `source`, free of characters that HTML forbids.

    UTF-8 is tried first (all MediaWiki output is), then byte order marks, declarations and
    beautifulsoup4's detection. What cannot be decoded becomes U+FFFD, with a diagnostic.
    """
    text = source if isinstance(source, str) else _decode_bytes(source, context)
    if isinstance(source, str) and not _is_encodable(text):
        text = text.encode("utf-8", "replace").decode("utf-8")
        context.log.report(
            "invalid-characters", "the text holds unpaired surrogates; each became '?'"
        )
    cleaned, count = _CONTROLS.subn("", text.replace("\f", " "))
    cleaned, references = _CONTROL_REFERENCES.subn(" ", cleaned)
    if count + references:
        message = f"{count + references} control characters were left out"
        context.log.report("control-characters", message)
    return cleaned


def _decode_bytes(source: bytes, context: ReadContext) -> str:
    if not source.startswith(_BYTE_ORDER_MARKS) and not _declares_another(source):
        try:
            return source.decode("utf-8")
        except UnicodeDecodeError:
            pass
    declared = _wide_encoding(source) or _declared_encoding(source)
    sample = source[:_DETECTION_LIMIT]
    # Loaded for the rare page whose encoding has to be guessed.
    guess = import_module("bs4.dammit").UnicodeDammit
    dammit = guess(sample, known_definite_encodings=[declared] if declared else [])
    encoding = dammit.original_encoding or "utf-8"
    if declared in _UTF8_NAMES or _is_mostly_utf8(source):
        encoding = "utf-8"  # one damaged byte does not make a page Latin-1
    encoding = {"utf-8": "utf-8-sig"}.get(encoding.lower(), encoding)
    try:
        text = source.decode(encoding, "replace")
    except LookupError:
        encoding, text = "utf-8", source.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - source.count("\ufffd".encode())
    if damaged > 0:
        context.log.report(
            "invalid-encoding", f"{damaged} characters are not valid {encoding}; each is U+FFFD"
        )
    return text


def _declared_encoding(source: bytes) -> str | None:
    found = _DECLARED.search(source[:_PRESCAN])
    return found.group(1).decode("ascii").lower() if found else None


def _wide_encoding(source: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by the zero byte in each ASCII character."""
    sample = source[:_PRESCAN]
    if sample.startswith(_BYTE_ORDER_MARKS) or sample.count(0) * 10 < 3 * len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _declares_another(source: bytes) -> bool:
    """Return True if bytes that happen to be valid UTF-8 (such as UTF-16 or ISO-2022) are not."""
    if _wide_encoding(source) is not None:
        return True
    return b"\x1b" in source and _declared_encoding(source) not in _UTF8_NAMES | {None}


def _is_mostly_utf8(source: bytes) -> bool:
    """Return True if few of the bytes outside ASCII are invalid as UTF-8."""
    text = source[:_DETECTION_LIMIT].decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return damaged * 20 < sum(1 for character in text if character > "\x7f")


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
