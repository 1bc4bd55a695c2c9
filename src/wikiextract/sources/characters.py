"""Text of files and JSON, made fit for XML and JSON: valid UTF-8, no control characters."""

from __future__ import annotations

import codecs

from wikiextract.late_pattern import late_pattern
from wikiextract.nodes import Diagnostic

INVALID_CHARACTERS = Diagnostic(
    code="invalid-characters",
    severity="warning",
    message="bytes that are no UTF-8, or control characters, were replaced by U+FFFD",
)

REPLACEMENT = "\ufffd"
_CONTROL = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode UTF-8, or UTF-16 with a byte order mark; what cannot be is replaced and told."""
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    data = data.removeprefix(mark)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return clean(data.decode(encoding, "replace"))[0], (INVALID_CHARACTERS,)
    return clean(text)


def clean(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Replace control characters and lone surrogates; line ends become newlines, as on a wiki."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned, count = _CONTROL.subn(REPLACEMENT, text)
    return cleaned, (INVALID_CHARACTERS,) if count else ()


def shown_path(path: str) -> str:
    """A path as messages and JSON can hold it: bytes of a name that are no UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
