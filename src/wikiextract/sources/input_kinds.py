"""Kinds of inputs: told by the file's name, or by the first bytes of standard input."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal, TypeAlias

from wikiextract.errors import InputError
from wikiextract.sources.compressed.compression import EXTENSIONS as COMPRESSIONS

InputKind: TypeAlias = Literal["xml", "html", "ndjson", "json", "wikitext"]

LINES: InputKind = "ndjson"
"""The kind of input that has one JSON value a line."""

MANY_PAGES: frozenset[InputKind] = frozenset({"xml", "ndjson"})
"""The kinds whose text is one page after the other, so that it can be cut between two of them."""

_KINDS: dict[str, InputKind] = {
    ".xml": "xml",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".json": "json",
    ".wikitext": "wikitext",
    ".wiki": "wikitext",
    ".mediawiki": "wikitext",
}

# Large dumps come in parts named by their page ids: pages-articles1.xml-p1p41242.bz2
_PART = re.compile(r"\.xml-p\d+p\d+$", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\{\s*["}]|\[\s*(?:\{\s*"|\]\s*$))')
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_INSIDE = re.compile(
    rb"""class=["']mw-|typeof=["']mw:|\bdata-mw\b|href=["'](?:/wiki/|\./)|<meta\s|<html\b""",
    re.IGNORECASE,
)
_XML = re.compile(rb"\s*<(?:\?xml|mediawiki\b|!doctype\s+mediawiki\b)", re.IGNORECASE)


def kind_of_name(path: PurePath) -> InputKind:
    """The kind of a file by its name; `InputError` for an ending that is not known."""
    lowered = _unpacked(path.name).lower()
    kind = "xml" if _PART.search(lowered) else _KINDS.get(PurePath(lowered).suffix)
    if kind is not None:
        return kind
    if lowered.endswith((".tar", ".tgz")):
        advice = f'give the files inside: tar -xOf "{path.name}" | wikiextract extract -'
    else:
        known = ", ".join(f"*{ending}" for ending in _KINDS)
        packed = ", ".join(COMPRESSIONS)
        advice = f"known are {known}, also with {packed}; or give the text on standard input (-)"
    ending = PurePath(lowered).suffix
    problem = f"unknown kind of file ({ending})" if ending else "a file name without extension"
    raise InputError(str(path), problem, advice)


def stem(name: str) -> str:
    """A file name without the endings that say its kind and its compression."""
    unpacked = _unpacked(name)
    ending = PurePath(unpacked).suffix
    return unpacked.removesuffix(ending) if ending.lower() in _KINDS else unpacked


def _unpacked(name: str) -> str:
    ending = PurePath(name).suffix
    return name.removesuffix(ending) if ending.lower() in COMPRESSIONS else name


def kind_of_content(head: bytes) -> InputKind:
    """The kind of an input by its first (decompressed) bytes; wikitext when nothing else fits."""
    head = head.removeprefix(codecs.BOM_UTF8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\0", b"")
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        return "html" if re.search(rb"<html\b", head, re.IGNORECASE) else "xml"
    if _JSON.match(head):
        return "json"
    if head.lstrip().startswith(b"<") and _HTML_INSIDE.search(head):
        return "html"
    return "wikitext"
