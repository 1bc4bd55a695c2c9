"""The same subject in other languages: the list beside a saved page, or Parsoid's properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.nodes import LanguageLink
from wikiextract.read.html.values.links import host_and_path, page_of_path

if TYPE_CHECKING:
    from lxml.etree import _Element

_LISTED = etree.XPath(
    "descendant::a[@href"
    " and ancestor::*[contains(concat(' ', @class, ' '), ' interlanguage-link ')]]"
    " | descendant::a[contains(concat(' ', @class, ' '), ' interlanguage-link-target ') and @href]"
)
_PROPERTIES = etree.XPath("descendant::link[contains(@rel, 'mw:PageProp/Language') and @href]")


def read_language_list(root: _Element) -> tuple[LanguageLink, ...]:
    """The links to other languages that a document states, in its order, each once."""
    found: dict[tuple[str, str], LanguageLink] = {}
    for anchor in cast("list[_Element]", _LISTED(root)):
        language = anchor.get("lang") or anchor.get("hreflang")
        _add(found, anchor.get("href") or "", language)
    for link in cast("list[_Element]", _PROPERTIES(root)):
        _add(found, link.get("href") or "", None)
    return tuple(found.values())


def _add(found: dict[tuple[str, str], LanguageLink], href: str, language: str | None) -> None:
    host, path = host_and_path(href)
    title = page_of_path(path.partition("#")[0])
    language = language or host.partition(".")[0]
    if language and title:
        url = "https:" + href if href.startswith("//") else href
        found.setdefault((language, title), LanguageLink(language=language, title=title, url=url))
