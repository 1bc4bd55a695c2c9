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
    parent_id: int | None = None
    timestamp: str | None = None
    contributor: str | None = None
    comment: str | None = None
    model: str | None = None
    format: str | None = None
    sha1: str | None = None

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
    where: str
    file_title: str | None = None
    namespace: int | None = None
    page_id: int | None = None
    redirect_to: str | None = None
    revision: Revision = Revision()
    wikitext: str | None = None
    html: bytes | str | None = None
    site: DumpSiteInfo | None = None
    language: str | None = None
    url: str | None = None
    wikidata_id: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

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
