"""The forms of the API's answers (``formatversion=2``), as far as they are read."""

from __future__ import annotations

from typing import Any

import msgspec


class GeneralAnswer(msgspec.Struct):
    """``general`` of siteinfo: what the wiki says of itself."""

    server: str = ""
    articlepath: str = "/wiki/$1"
    variantarticlepath: str | bool = False
    scriptpath: str = ""
    script: str = "/index.php"
    wikiid: str | None = None
    sitename: str | None = None
    base: str | None = None
    generator: str | None = None
    case: str = "first-letter"
    lang: str | None = None


class NamespaceAnswer(msgspec.Struct):
    """A namespace of siteinfo."""

    id: int
    name: str = ""
    case: str = "first-letter"


class SiteQuery(msgspec.Struct):
    """``query`` of siteinfo."""

    general: GeneralAnswer
    namespaces: dict[str, NamespaceAnswer] = {}


class SiteAnswer(msgspec.Struct):
    """The answer to ``meta=siteinfo``."""

    query: SiteQuery


class Slot(msgspec.Struct):
    """The text of a revision."""

    content: str | None = None
    contentmodel: str | None = None
    contentformat: str | None = None


class RevisionAnswer(msgspec.Struct):
    """A revision of a page."""

    revid: int | None = None
    parentid: int | None = None
    timestamp: str | None = None
    user: str | None = None
    comment: str | None = None
    slots: dict[str, Slot] = {}


class CategoryAnswer(msgspec.Struct):
    """A category of a page."""

    title: str
    hidden: bool = False


class LanguageLinkAnswer(msgspec.Struct):
    """The page of the same subject in another language."""

    lang: str
    title: str = ""
    url: str = ""


class TemplateAnswer(msgspec.Struct):
    """A page that another one transcludes."""

    title: str
    ns: int | None = None


class PageAnswer(msgspec.Struct):
    """A page of a query; what comes in several answers is put together."""

    title: str = ""
    pageid: int | None = None
    ns: int | None = None
    missing: bool = False
    invalid: bool = False
    invalidreason: str = ""
    special: bool = False
    canonicalurl: str | None = None
    pagelanguage: str | None = None
    revisions: list[RevisionAnswer] = []
    categories: list[CategoryAnswer] = []
    langlinks: list[LanguageLinkAnswer] = []
    templates: list[TemplateAnswer] = []
    pageprops: dict[str, Any] = {}


class Renamed(msgspec.Struct):
    """A title that stands for another one."""

    to: str
    source: str = msgspec.field(name="from")


class Query(msgspec.Struct):
    """``query`` of pages, or of the members of a category."""

    pages: list[PageAnswer] = []
    normalized: list[Renamed] = []
    converted: list[Renamed] = []
    redirects: list[Renamed] = []
    interwiki: list[dict[str, str]] = []
    badrevids: dict[str, Any] = {}
    categorymembers: list[PageAnswer] = []


class Failed(msgspec.Struct):
    """What the API says when it did not do what was asked."""

    code: str = ""
    info: str = ""


class Answer(msgspec.Struct):
    """An answer of ``action=query``."""

    query: Query = msgspec.field(default_factory=Query)
    error: Failed | None = None
    further: dict[str, Any] = msgspec.field(name="continue", default_factory=dict)


class ParsedText(msgspec.Struct):
    """``parse`` of ``action=parse``."""

    text: str = ""


class ParseAnswer(msgspec.Struct):
    """An answer of ``action=parse``."""

    parse: ParsedText | None = None
    error: Failed | None = None
