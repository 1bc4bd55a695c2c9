"""Articles of Wikimedia Enterprise: NDJSON (one a line), one JSON object, or an array of them.

https://enterprise.wikimedia.com/docs/data-dictionary/
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.nodes import Diagnostic
from wikiextract.sources.characters import INVALID_CHARACTERS, clean
from wikiextract.sources.limits import LINE_BYTES, MIB
from wikiextract.sources.lines import LINE_TOO_LONG, lines_of
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure, Revision

TEXT_MISSING = Diagnostic(
    code="text-missing",
    severity="warning",
    message="the article has neither article_body.html nor article_body.wikitext",
)
_WHAT = "a file of Wikimedia Enterprise articles has one JSON object a line"


class _Named(msgspec.Struct):
    identifier: str | None = None
    url: str | None = None


class _Numbered(msgspec.Struct):
    identifier: int | None = None


class _Editor(msgspec.Struct):
    name: str | None = None


class _Version(msgspec.Struct):
    identifier: int | None = None
    comment: str | None = None
    editor: _Editor | None = None


class _Body(msgspec.Struct):
    html: str | None = None
    wikitext: str | None = None


class _Article(msgspec.Struct):
    name: str
    identifier: int | None = None
    url: str | None = None
    date_modified: str | None = None
    namespace: _Numbered | None = None
    version: _Version | None = None
    previous_version: _Numbered | None = None
    in_language: _Named | None = None
    is_part_of: _Named | None = None
    main_entity: _Named | None = None
    article_body: _Body | None = None


_DECODER = msgspec.json.Decoder(_Article)
_NAME = re.compile(rb'\s*\{\s*"name"\s*:\s*("(?:[^"\\]|\\.){0,1024}")')


def read_lines(chunks: Iterator[bytes], where: str, first: int = 1) -> Iterator[Page | PageFailure]:
    """Read an article a line. A line that is none gives a `PageFailure`; empty lines are nothing.

    `first` is the number of the first line, for messages.

    Lines longer than `limits.LINE_BYTES` give a `PageFailure` and are not held in memory.
    """
    for number, stated in enumerate(lines_of(chunks), start=first):
        line = stated.removeprefix(BOM_UTF8) if stated and number == 1 else stated
        place = f"{where}, line {number}"
        if line is None:
            yield PageFailure(where=place, code="line-too-long", problem=LINE_TOO_LONG)
        elif line.strip():
            yield read_article(line, place)


def read_json(chunks: Iterator[bytes], where: str) -> Iterator[Page | PageFailure]:
    """Read a ``.json`` file: one article (also over many lines), an array of them, or lines.

    Raises `InputError` for what is no JSON, or larger than `limits.LINE_BYTES` and not in lines.
    """
    text = bytearray()
    first_line_ended = False
    for chunk in chunks:
        text += chunk
        if not first_line_ended and b"\n" in chunk:
            first_line_ended = True
            if _is_json(bytes(text.partition(b"\n")[0])):
                yield from read_lines(_again(bytes(text), chunks), where)
                return
        if len(text) > LINE_BYTES:
            limit = f"{LINE_BYTES // MIB} MiB"
            raise InputError(where, f"one JSON value of more than {limit}", _WHAT)
    yield from _read_value(bytes(text).removeprefix(BOM_UTF8), where)


def _read_value(text: bytes, where: str) -> Iterator[Page | PageFailure]:
    try:
        if text.lstrip()[:1] != b"[":
            # Told as an error of the file when it is no JSON at all, of the article otherwise.
            msgspec.json.decode(text, type=msgspec.Raw)
            yield read_article(text, where)
            return
        articles = msgspec.json.decode(text, type=list[msgspec.Raw])
    except NOT_JSON as error:
        raise InputError(where, f"not JSON: {_reason(error)}", _WHAT) from None
    for number, article in enumerate(articles, start=1):
        yield read_article(bytes(article), f"{where}, article {number}")


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line.removeprefix(BOM_UTF8), type=msgspec.Raw)
    except NOT_JSON:
        return False
    return True


def _again(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from chunks


def read_article(text: bytes, where: str) -> Page | PageFailure:
    """Read one article from its JSON."""
    valid = _valid(text)
    try:
        article = _DECODER.decode(valid)
    except NOT_JSON as error:
        return PageFailure(
            title=_name_in(valid), where=where, code="article-unreadable", problem=_reason(error)
        )
    return _page(article, where, repaired=valid is not text)


def _valid(text: bytes) -> bytes:
    """The text itself when it is UTF-8, otherwise a copy with U+FFFD for the bytes that are not.

    Decoders differ in whether they look at strings that are not asked for.
    """
    try:
        text.decode()
    except UnicodeDecodeError:
        return text.decode("utf-8", "replace").encode()
    return text


def _page(article: _Article, where: str, repaired: bool) -> Page:
    body = article.article_body or _Body()
    version = article.version or _Version()
    previous = article.previous_version or _Numbered()
    site = article.is_part_of or _Named()
    language = (article.in_language or _Named()).identifier
    html, html_problems = clean(body.html) if body.html is not None else (None, ())
    wikitext, text_problems = clean(body.wikitext) if body.wikitext is not None else (None, ())
    problems = html_problems or text_problems or ((INVALID_CHARACTERS,) if repaired else ())
    return Page(
        title=clean(article.name)[0].replace("_", " ").strip() or None,
        where=where,
        namespace=article.namespace.identifier if article.namespace else None,
        page_id=article.identifier,
        revision=Revision(
            id=version.identifier,
            parent_id=previous.identifier,
            timestamp=article.date_modified,
            contributor=version.editor.name if version.editor else None,
            comment=version.comment,
        ),
        wikitext=wikitext,
        html=html,
        site=DumpSiteInfo(dbname=site.identifier, base=site.url, language=language)
        if site.identifier
        else None,
        language=language,
        url=article.url,
        wikidata_id=(article.main_entity or _Named()).identifier,
        diagnostics=problems if body.html or body.wikitext else (*problems, TEXT_MISSING),
    )


def _name_in(text: bytes) -> str | None:
    found = _NAME.match(text)
    if found is None:
        return None
    try:
        return clean(msgspec.json.decode(found[1], type=str))[0] or None
    except NOT_JSON:
        return None


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
