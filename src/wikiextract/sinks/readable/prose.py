"""Records as plain text and as Markdown, page after page.

Two empty lines divide pages: within a page no two follow each other, but for source code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import msgspec

from wikiextract.errors import OutputError
from wikiextract.record import Article
from wikiextract.sinks.compression import compressed
from wikiextract.sinks.format import Capabilities
from wikiextract.sinks.stream_format import StreamFormat
from wikiextract.text import MarkdownOptions, TextOptions

_DIVIDER = b"\n\n\n"
_SWITCH = re.compile(r"([+-])([a-z]+)")
_Options = TypeVar("_Options", TextOptions, MarkdownOptions)


@dataclass(frozen=True)
class _Prose:
    """An encoder of pages; one without a text of its own (a redirect) is left out."""

    text: Callable[[Article], str]

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        article = msgspec.json.decode(line, type=Article)
        text = self.text(article)
        return text.encode("utf-8", "replace") + _DIVIDER if text else b""

    def finish(self) -> bytes:
        return b""


def text_format(switches: str = "") -> StreamFormat:
    """Return the format of plain text; ``"+tables-lists"`` change the parts that it has.

    Raises `OutputError` for a switch that there is not.
    """
    options = _switched(TextOptions(title=True), "text", switches)
    body = replace(options, title=False)

    def text(article: Article) -> str:
        return article.text(options) if article.text(body) else ""

    return StreamFormat(".txt", lambda: _Prose(text), Capabilities(parts=("sections",)))


def markdown_format(switches: str = "") -> StreamFormat:
    """Return the format of Markdown; see `text_format`."""
    options = _switched(MarkdownOptions(), "markdown", switches)
    body = replace(options, title=False)

    def text(article: Article) -> str:
        return article.markdown(options) if article.markdown(body) else ""

    parts = ("sections", "infoboxes")
    return StreamFormat(".md", lambda: _Prose(text), Capabilities(parts=parts))


def _switched(options: _Options, name: str, switches: str) -> _Options:
    known = {field.name for field in fields(options)}
    wanted = {part: sign == "+" for sign, part in _SWITCH.findall(switches)}
    unknown = sorted(set(wanted) - known)
    if unknown or _SWITCH.sub("", switches):
        problem = f"has no part named {unknown[0]}" if unknown else "is not understood"
        raise OutputError(name + switches, problem, f"the parts are {', '.join(sorted(known))}")
    return replace(options, **wanted)


TEXT = text_format()
TEXT_GZIP = compressed(TEXT, ".gz")
TEXT_ZSTANDARD = compressed(TEXT, ".zst")
MARKDOWN = markdown_format()
MARKDOWN_GZIP = compressed(MARKDOWN, ".gz")
MARKDOWN_ZSTANDARD = compressed(MARKDOWN, ".zst")


def switched_format(base: str, switches: str, compression: str) -> StreamFormat:
    """Return the format ``text`` or ``markdown`` with switches; `compression` is an ending."""
    plain = text_format(switches) if base == "text" else markdown_format(switches)
    return compressed(plain, compression) if compression else plain
