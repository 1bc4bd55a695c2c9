"""Single articles in files: HTML and wikitext."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from wikiextract.errors import InputError
from wikiextract.sources.characters import clean, decode
from wikiextract.sources.limits import FILE_BYTES, MIB
from wikiextract.sources.page import Page


def read_html_file(
    chunks: Iterator[bytes], where: str, name: str | None = None, title: str | None = None
) -> Iterator[Page]:
    """Give the file's bytes as a page's HTML: its encoding, title and ids are read from itself.

    The `title` may be stated. Its `name` without ending is the title of a page that says none (see
    `title_of`).

    Raises `InputError` when the file is empty or larger than `limits.FILE_BYTES`.
    """
    html = whole(chunks, where)
    if not html.strip():
        raise InputError(where, "empty: there is nothing in it")
    yield Page(title=title, where=where, file_title=_title(name), html=html)


def read_wikitext_file(
    chunks: Iterator[bytes], where: str, name: str | None = None, title: str | None = None
) -> Iterator[Page]:
    """Give the file as a page whose title is as stated, or else its `name` (see `title_of`).

    The text is UTF-8 (or UTF-16 with a byte order mark); the page says what had to be replaced.
    """
    text, diagnostics = decode(whole(chunks, where))
    yield Page(title=title or _title(name), where=where, wikitext=text, diagnostics=diagnostics)


def _title(name: str | None) -> str | None:
    return title_of(name) if name is not None else None


def title_of(name: str) -> str | None:
    """The page title that a file name without its extensions stands for.

    Percent escapes are decoded (``%2F`` is a slash), underscores are spaces.
    """
    title = clean(unquote(name, errors="replace"))[0]
    return " ".join(title.replace("_", " ").split()) or None


def whole(chunks: Iterator[bytes], where: str) -> bytes:
    """Read everything; `InputError` when it is more than `limits.FILE_BYTES`."""
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > FILE_BYTES:
            raise InputError(where, f"larger than {FILE_BYTES // MIB} MiB, too large for one page")
    return bytes(data)
