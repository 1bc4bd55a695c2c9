"""The beginning of an XML dump: its root element and ``<siteinfo>``."""

from __future__ import annotations

import re
from xml.parsers import expat

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.page import DumpNamespace, DumpSiteInfo

_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_KEY = re.compile("-?[0-9]{1,9}")
_ADVICE = "wikiextract reads MediaWiki's XML export, versions 0.10 and 0.11"


class ForbiddenDeclarationError(Exception):
    """A document type or entity declaration, which no dump has and many attacks need."""


def safe_expat(namespaces: bool = True) -> expat.XMLParserType:
    """Create an expat parser that stops at every DOCTYPE, so that no entity is ever declared.

    With `namespaces`, names are given as "URI local-name".
    """
    parser = expat.ParserCreate("UTF-8", " " if namespaces else None)
    parser.buffer_text = True
    parser.buffer_size = 1 << 16

    def refuse(*_: object) -> None:
        raise ForbiddenDeclarationError

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def local_name(name: str) -> str:
    """The element name without its namespace."""
    return name.rpartition(" ")[2]


class SiteInfoReader:
    """Gathers `DumpSiteInfo` from the events of a parser: call `start`, `end` for each element."""

    def __init__(self) -> None:
        self.root: str | None = None
        self.site = DumpSiteInfo()
        self._fields: dict[str, str] = {}
        self._namespaces: list[DumpNamespace] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the root element."""
        if self.root is None:
            self.root = name
            self.site = DumpSiteInfo(language=attributes.get(_LANGUAGE))

    def end(self, name: str, text: str, attributes: dict[str, str]) -> None:
        """Take an element inside ``<siteinfo>`` (or that element itself) when it ends."""
        if name == "namespace":
            key = attributes.get("key", "")
            if _KEY.fullmatch(key):
                case = attributes.get("case", "first-letter")
                self._namespaces.append(DumpNamespace(id=int(key), name=text, case=case))
        elif name in {"sitename", "dbname", "base", "generator", "case"}:
            self._fields[name] = text.strip()
        elif name == "siteinfo":
            self.site = msgspec.structs.replace(
                self.site, namespaces=tuple(self._namespaces), **self._fields
            )


def read_header(header: bytes, where: str) -> DumpSiteInfo:
    """Read what stands before the first ``<page>``: XML declaration, root, ``<siteinfo>``.

    Raises `InputError` when it is no beginning of a MediaWiki dump.
    """
    reader = SiteInfoReader()
    parser = safe_expat()
    text: list[str] = []
    open_attributes: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        text.clear()
        open_attributes.append(attributes)
        reader.start(local_name(name), attributes)

    def end(name: str) -> None:
        reader.end(local_name(name), "".join(text), open_attributes.pop())
        text.clear()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    try:
        parser.Parse(header, False)
    except ForbiddenDeclarationError:
        raise forbidden_declaration(where) from None
    except expat.ExpatError as error:
        raise InputError(where, f"not well-formed XML ({error})", _ADVICE) from None
    check_root(reader.root, where)
    return reader.site


def check_root(root: str | None, where: str) -> None:
    """Raise `InputError` unless the root element is that of a dump."""
    if root is None:
        raise InputError(where, "not an XML dump: it has no element", _ADVICE)
    if root != "mediawiki":
        raise InputError(where, f"not a MediaWiki dump: its root element is <{root[:80]}>", _ADVICE)


def forbidden_declaration(where: str) -> InputError:
    """The error for a document that declares a document type or entities."""
    return InputError(
        where,
        "the XML has a DOCTYPE declaration, which no MediaWiki dump has",
        "document types are never read: they can name other files or fill the memory",
    )
