"""A page as a source gives it."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import force_setattr

from wikiextract.nodes import Diagnostic
from wikiextract.nodes.base import without_empty

_ITEM = re.compile("Q[1-9][0-9]*")


class DumpNamespace(msgspec.Struct, frozen=True):
    """A namespace as a dump's ``<siteinfo>`` states it."""

    id: int
    name: str
    case: str = "first-letter"


class DumpSiteInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The ``<siteinfo>`` of an XML dump, as far as it is there."""

    sitename: str | None = None
    dbname: str | None = None
    base: str | None = None
    generator: str | None = None
    case: str = "first-letter"
    language: str | None = None
    namespaces: tuple[DumpNamespace, ...] = ()


class Revision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The revision that a page's text is of. `timestamp` is ISO 8601 in UTC.

    What a source states and cannot be, an empty comment or an id below zero, is None.
    """

    id: int | None = None
    """Revision id."""
    parent_id: int | None = None
    """Id of the revision before it."""
    timestamp: str | None = None
    """When it was saved, ISO 8601 in UTC."""
    contributor: str | None = None
    """User name or IP address of its author."""
    comment: str | None = None
    """Edit summary."""
    model: str | None = None
    """Content model, such as wikitext."""
    format: str | None = None
    """Content format, such as text/x-wiki."""
    sha1: str | None = None
    """SHA-1 of the text, in base 36."""

    def __post_init__(self) -> None:
        if "" in (
            self.timestamp,
            self.contributor,
            self.comment,
            self.model,
            self.format,
            self.sha1,
        ):
            without_empty(self)
        if self.id is not None and self.id < 0:
            force_setattr(self, "id", None)
        if self.parent_id is not None and self.parent_id < 0:
            force_setattr(self, "parent_id", None)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page: its text as wikitext, as HTML (bytes of any encoding, or text), or both.

    `where` names the file and position for messages. Neither text is there when the source has
    none: a deleted text, or a dump of page heads only. What the source had to repair or could not
    give stands in `diagnostics`. `file_title` is the title that the file's name stands for, for a
    page that says none itself. A page id below zero and a `wikidata_id` that is none are None.
    """

    title: str | None
    """Full title, with namespace; None: the source does not say it."""
    where: str
    """File and position, for messages."""
    file_title: str | None = None
    """The title that the file's name stands for, where the page says none itself."""
    namespace: int | None = None
    """Namespace number, where the source states it."""
    page_id: int | None = None
    """Page id on its wiki."""
    redirect_to: str | None = None
    """Title that the page redirects to, where the source states it."""
    revision: Revision = Revision()
    """The revision that the text is of."""
    wikitext: str | None = None
    """The text as the editor wrote it."""
    html: bytes | str | None = None
    """The text as a wiki has rendered it: bytes of any encoding, or text."""
    site: DumpSiteInfo | None = None
    """What the dump's header says of the wiki."""
    language: str | None = None
    """Language code of the content."""
    url: str | None = None
    """Address of the page."""
    wikidata_id: str | None = None
    """Item id on Wikidata."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What the source had to repair, or could not give."""

    def __post_init__(self) -> None:
        if self.page_id is not None and self.page_id < 0:
            force_setattr(self, "page_id", None)
        if self.wikidata_id is not None and not _ITEM.fullmatch(self.wikidata_id):
            force_setattr(self, "wikidata_id", None)


class PageFailure(msgspec.Struct, frozen=True, kw_only=True):
    """A page, line or file that a source could not read; the source goes on after it.

    `code` is stable and in kebab-case, like that of a diagnostic. `title` is None when not even the
    title could be read.
    """

    where: str
    code: str
    problem: str
    title: str | None = None
