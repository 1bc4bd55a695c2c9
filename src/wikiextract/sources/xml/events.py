"""Pages of an XML dump by an XML parser: right for every way of writing the same XML.

This is the reference: it reads whole streams with CDATA, comments or a namespace prefix, and single
pages that the faster `usual_page` does not recognise.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from xml.parsers import expat

from wikiextract.errors import InputError
from wikiextract.nodes import Diagnostic
from wikiextract.sources.limits import PAGE_BYTES
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure, Revision
from wikiextract.sources.xml.siteinfo import (
    ForbiddenDeclarationError,
    SiteInfoReader,
    check_root,
    forbidden_declaration,
    local_name,
    safe_expat,
)

TEXT_DELETED = Diagnostic(
    code="text-deleted",
    severity="warning",
    message="the text of this revision is deleted on the wiki, the dump does not have it",
)
TEXT_MISSING = Diagnostic(
    code="text-missing",
    severity="warning",
    message="the dump states this page without its text (a dump of page heads only)",
)

_REVISION_FIELDS = {
    "id": "id",
    "parentid": "parent_id",
    "timestamp": "timestamp",
    "comment": "comment",
    "model": "model",
    "format": "format",
    "sha1": "sha1",
}
_MAX_DEPTH = 16
# Their content is text. Where tags stand in it all the same, whoever wrote the XML did not escape
# it, and they are the text's own.
_TEXTS = frozenset({"title", "comment", "text"})
TAGS_IN_TEXT = Diagnostic(
    code="tags-in-text",
    severity="warning",
    message="the XML is against its schema: tags of the text are not escaped; they were kept",
)


def too_large(title: str | None, where: str) -> PageFailure:
    """Tell of a page that is larger than `PAGE_BYTES`."""
    limit = PAGE_BYTES >> 20
    return PageFailure(
        title=title, where=where, code="page-too-large", problem=f"more than {limit} MiB of XML"
    )


def text_of(text: str, attributes: dict[str, str]) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The wikitext that a ``<text>`` element states, and what is wrong with it."""
    if text:
        return text, ()
    if attributes.get("deleted"):
        return None, (TEXT_DELETED,)
    if attributes.get("bytes", "0") != "0":
        return None, (TEXT_MISSING,)
    return "", ()


def age(revision: Revision) -> tuple[str, int]:
    """The key by which the newest of a page's revisions is found: its time, then its id.

    Exports may give them in any order.
    """
    return revision.timestamp or "", revision.id or 0


class _Found(NamedTuple):
    """A revision with what its ``<text>`` holds and states."""

    revision: Revision
    text: str
    attributes: dict[str, str]
    too_large: bool


class PageReader:
    """Gathers pages from expat's events; `pages` fills as they end."""

    def __init__(self, where: str, site: DumpSiteInfo | None = None, number: int = 1) -> None:
        self.pages: list[Page | PageFailure] = []
        self.siteinfo = SiteInfoReader()
        self.where = where
        self.site = site
        self._number = number - 1
        self._path: list[str] = []
        self._attributes: list[dict[str, str]] = []
        self._text: list[str] = []
        self._held = 0
        self._overfull = False
        self._inner: list[int] = []
        self._unescaped = False
        self._page: dict[str, str] = {}
        self._revision: dict[str, str] = {}
        self._wikitext: tuple[str, dict[str, str]] | None = None
        self._newest: _Found | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Handle a start tag."""
        written, name = name, local_name(name)
        self._path.append(name)
        self._attributes.append(attributes)
        if len(self._path) > _MAX_DEPTH:
            raise InputError(self.where, f"elements nested more than {_MAX_DEPTH} deep")
        if self._inner or self._in_text():
            self._start_in_text(written, attributes)
            return
        self._text.clear()
        if len(self._path) == 1:
            self.siteinfo.start(name, attributes)
            check_root(self.siteinfo.root, self.where)
        elif name == "page" and len(self._path) == 2:
            self._page, self._revision, self._wikitext = {}, {}, None
            self._held, self._overfull, self._unescaped = 0, False, False
            self._newest = None
            self._number += 1
        elif name == "revision" and len(self._path) == 3:
            self._revision, self._wikitext = {}, None
            self._held, self._overfull = 0, False

    def data(self, data: str) -> None:
        """Handle character data."""
        if self._overfull:
            return
        self._held += len(data)
        if self._held > PAGE_BYTES:
            self._overfull = True
            self._text.clear()
        else:
            self._text.append(data)

    def end(self, name: str) -> None:
        """Handle an end tag."""
        path, attributes = self._path, self._attributes.pop()
        if self._inner:
            self._end_in_text(name)
            return
        name = local_name(name)
        text = "".join(self._text)
        self._text.clear()
        if len(path) == 2 and name == "page":
            self.pages.append(self._finished())
        elif len(path) > 1 and path[1] == "siteinfo":
            self.siteinfo.end(name, text, attributes)
            if len(path) == 2:
                self.site = self.siteinfo.site
        elif len(path) == 3 and name == "revision":
            self._end_revision()
        elif len(path) == 3 and path[1] == "page":
            self._page[name] = attributes.get("title", "") if name == "redirect" else text
        elif len(path) == 4 and path[2] == "revision":
            self._end_in_revision(name, text, attributes)
        elif len(path) == 5 and path[3] == "contributor" and name in {"username", "ip"}:
            self._revision["contributor"] = text
        path.pop()

    def _in_text(self) -> bool:
        """Return True if the tag that was just opened stands in an element that holds text."""
        return len(self._path) > 3 and self._path[1] == "page" and self._path[-2] in _TEXTS

    def _start_in_text(self, name: str, attributes: dict[str, str]) -> None:
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        self._unescaped = True
        self.data(f"<{name}{written}>")
        self._inner.append(len(self._text))

    def _end_in_text(self, name: str) -> None:
        """End a tag in a text; one that holds nothing is written as it is in XML."""
        empty = self._inner.pop() == len(self._text)
        self._path.pop()
        if not empty or self._overfull:
            self.data(f"</{name}>")
        else:
            self._text[-1] = self._text[-1][:-1] + " />"

    def _end_revision(self) -> None:
        """Keep the revision if it is the newest of the page by now."""
        text, attributes = self._wikitext or ("", {"bytes": "?"})
        revision = _revision(self._revision, attributes)
        if self._newest is None or age(revision) >= age(self._newest.revision):
            self._newest = _Found(revision, text, attributes, self._overfull)
        self._held, self._overfull = 0, False

    def _end_in_revision(self, name: str, text: str, attributes: dict[str, str]) -> None:
        if name == "text":
            self._wikitext = (text, attributes)
        elif name in _REVISION_FIELDS and not attributes.get("deleted"):
            self._revision[_REVISION_FIELDS[name]] = text

    def _finished(self) -> Page | PageFailure:
        fields = self._page
        title = fields.get("title", "").strip() or None
        where = f"{self.where}, page {self._number}"
        newest = self._newest or _Found(Revision(), "", {"bytes": "?"}, False)
        if self._overfull or newest.too_large:
            return too_large(title, where)
        if title is None:
            return PageFailure(where=where, code="page-unreadable", problem="it has no title")
        wikitext, diagnostics = text_of(newest.text, newest.attributes)
        if self._unescaped:
            diagnostics = (*diagnostics, TAGS_IN_TEXT)
        return Page(
            title=title,
            where=where,
            namespace=_integer(fields.get("ns")),
            page_id=_integer(fields.get("id")),
            redirect_to=fields.get("redirect"),
            revision=newest.revision,
            wikitext=wikitext,
            site=self.site,
            language=self.site.language if self.site else None,
            diagnostics=diagnostics,
        )


def _revision(fields: dict[str, str], text_attributes: dict[str, str]) -> Revision:
    return Revision(
        id=_integer(fields.get("id")),
        parent_id=_integer(fields.get("parent_id")),
        timestamp=fields.get("timestamp") or None,
        contributor=fields.get("contributor") or None,
        comment=fields.get("comment"),
        model=fields.get("model") or None,
        format=fields.get("format") or None,
        sha1=fields.get("sha1") or text_attributes.get("sha1"),
    )


def _integer(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 20 else None


def connected(reader: PageReader) -> expat.XMLParserType:
    """Create a safe parser whose events go to `reader`."""
    parser = safe_expat()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    return parser


def read_events(
    chunks: Iterator[bytes],
    where: str,
    head: bytes = b"",
    *,
    site: DumpSiteInfo | None = None,
    number: int = 1,
) -> Iterator[Page | PageFailure]:
    """Read pages from a whole dump of any spelling; `head` is what was read of it before.

    `number` is that of the first page, for messages. Raises `InputError` at the first place that
    is not well-formed, after the pages before it.
    """
    reader = PageReader(where, site, number)
    parser = connected(reader)
    seen = 0
    for chunk in _pieces(head, chunks):
        error = _parse(parser, chunk, where)
        yield from reader.pages
        reader.pages.clear()
        if error is not None:
            raise error
        seen += len(chunk)
        # expat waits for the end of a tag; one that does not end would be held for ever.
        if seen - max(parser.CurrentByteIndex, 0) > PAGE_BYTES:
            raise InputError(where, f"a tag of more than {PAGE_BYTES >> 20} MiB in the XML")
    error = _parse(parser, None, where)
    if error is not None:
        raise error


def _pieces(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    size = 1 << 16
    yield from (head[start : start + size] for start in range(0, len(head), size))
    for chunk in chunks:
        yield from (chunk[start : start + size] for start in range(0, len(chunk), size))


def _parse(parser: expat.XMLParserType, chunk: bytes | None, where: str) -> InputError | None:
    try:
        if chunk is None:
            parser.Parse(b"", True)
        else:
            parser.Parse(chunk, False)
    except ForbiddenDeclarationError:
        return forbidden_declaration(where)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset}"
        reason = expat.ErrorString(error.code) or "unknown error"
        return InputError(where, f"not well-formed XML at {place}: {reason}")
    except InputError as error:
        return error
    return None
