"""A page as a source gives it."""

from __future__ import annotations

import msgspec

from wikiextract.nodes import Diagnostic


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
    """The revision that a page's text is of. `timestamp` is ISO 8601 in UTC."""

    id: int | None = None
    parent_id: int | None = None
    timestamp: str | None = None
    contributor: str | None = None
    comment: str | None = None
    model: str | None = None
    format: str | None = None
    sha1: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page: its text as wikitext, as HTML (bytes of any encoding, or text), or both.

    `where` names the file and position for messages. Neither text is there when the source has
    none: a deleted text, or a dump of page heads only. What the source had to repair or could not
    give stands in `diagnostics`. `file_title` is the title that the file's name stands for, for a
    page that says none itself.
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


class PageFailure(msgspec.Struct, frozen=True, kw_only=True):
    """A page, line or file that a source could not read; the source goes on after it.

    `code` is stable and in kebab-case, like that of a diagnostic. `title` is None when not even the
    title could be read.
    """

    where: str
    code: str
    problem: str
    title: str | None = None
