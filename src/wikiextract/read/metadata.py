"""What a page says of itself: title, ids, language, descriptions, kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import msgspec

from wikiextract.nodes import Coordinates
from wikiextract.read.folding import fold
from wikiextract.read.markup import detach
from wikiextract.read.page_variables import page_variable
from wikiextract.read.recognise import has_class, kind_by_class
from wikiextract.read.title_coordinates import read_title_coordinates

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.context import ReadContext

_LONGEST = 200_000
_REVISION = re.compile(r"revision/(\d+)")
_ITEM = re.compile(r"(?:^|[/:])(Q[1-9]\d*)(?:[?#]|$)")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z")
_DISAMBIGUATION = "//*[@property='mw:PageProp/disambiguation' or @id='disambigbox']"
_ICON = "descendant::img[contains(@src, 'isambig')] | descendant::a[contains(@href, 'isambig')]"
_SHORT_DESCRIPTION = (
    "descendant-or-self::*[contains(concat(' ', @class, ' '), ' shortdescription ')]"
)
_REDIRECT = (
    "descendant-or-self::*[contains(concat(' ', @rel, ' '), ' mw:PageProp/redirect ')]"
    " | descendant-or-self::*[contains(concat(' ', @class, ' '), ' redirectText ')]//a"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own statements; each attribute is the `Document` attribute of the same name."""

    title: str | None = None
    display_title: str | None = None
    page_id: int | None = None
    namespace: int | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    revision_id: int | None = None
    timestamp: str | None = None
    wikidata_id: str | None = None
    redirect_to: str | None = None
    redirect_anchor: str | None = None
    disambiguation: bool | None = None
    short_description: str | None = None
    coordinates: Coordinates | None = None


def read_metadata(root: _Element, content: _Element, context: ReadContext) -> Metadata:
    """Read what the document `root` (head and skin included) and its `content` say of the page.

    Run it first: it looks into boxes that later readers take away. It detaches from `content` only
    what is no content: the short description, title coordinates, the redirect message.
    """
    target, anchor = _redirect(content, context)
    return Metadata(
        title=_title(root, context),
        display_title=_display_title(root),
        page_id=_number(_meta(root, "mw:pageId") or page_variable(root, "wgArticleId")),
        namespace=_namespace(root, context),
        language=_language(root, content),
        site=_text(page_variable(root, "wgDBname")),
        url=_url(root),
        revision_id=_revision(root),
        timestamp=_timestamp(root),
        wikidata_id=_wikidata_id(root),
        redirect_to=target,
        redirect_anchor=anchor,
        disambiguation=_is_disambiguation(root, content) or None,
        short_description=_short_description(content),
        coordinates=read_title_coordinates(root, content),
    )


def _find(element: _Element, path: str) -> list[_Element]:
    return cast("list[_Element]", element.xpath(path))


def _visible(element: _Element) -> str | None:
    return fold(str(element.xpath("string()"))) or None


def _meta(root: _Element, name: str) -> str | None:
    """The content of the head's ``<meta property=name>``."""
    for meta in root.iter("meta"):
        if meta.get("property") == name:
            return meta.get("content")
    return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int | None:
    """A page or revision id; 0 is what a page has that is not saved."""
    if isinstance(value, str) and value.isdecimal() and value.isascii() and len(value) < 19:
        value = int(value)
    return value if isinstance(value, int) and value > 0 else None


def _title(root: _Element, context: ReadContext) -> str | None:
    if context.title:
        return context.title
    stated = _text(page_variable(root, "wgPageName"))
    if stated:
        return stated.replace("_", " ")
    return next(filter(None, map(_visible, _find(root, "//title[not(ancestor::svg)]"))), None)


def _display_title(root: _Element) -> str | None:
    """The heading over the article, where its skin or Parsoid's head gives one."""
    headings = _find(root, "//h1[@id='firstHeading' or contains(@class, 'firstHeading')]")
    if headings:
        return _visible(headings[0])
    is_parsoid = _meta(root, "mw:pageId") is not None
    titles = _find(root, "//title[not(ancestor::svg)]") if is_parsoid else []
    return _visible(titles[0]) if titles else None


def _namespace(root: _Element, context: ReadContext) -> int | None:
    stated = _meta(root, "mw:pageNamespace")
    if stated is not None and re.fullmatch(r"-?[0-9]{1,6}", stated):
        return int(stated)
    variable = page_variable(root, "wgNamespaceNumber")
    if isinstance(variable, int):
        return variable
    if context.site is not None and context.title:
        title = context.site.title(context.title)
        return title.namespace if title is not None else None
    return None


def _language(root: _Element, content: _Element) -> str | None:
    stated = _text(page_variable(root, "wgPageContentLanguage"))
    if stated:
        return stated
    inside = _find(content, "self::*[@lang] | ./*[contains(@class, 'mw-parser-output')][@lang]")
    for element in (*inside, *_find(root, "//body[@lang]"), *_find(root, "/html[@lang]")):
        return element.get("lang") or None
    return None


def _url(root: _Element) -> str | None:
    for rel in ("canonical", "dc:isVersionOf"):
        for link in _find(root, f"//link[@rel='{rel}']"):
            address = link.get("href") or ""
            if address.startswith("//"):
                return f"https:{address}"
            if address.startswith(("http://", "https://")):
                return address
    return None


def _revision(root: _Element) -> int | None:
    match = _REVISION.search(root.get("about") or "")
    return _number(match[1] if match else page_variable(root, "wgRevisionId"))


def _timestamp(root: _Element) -> str | None:
    stated = _meta(root, "dc:modified") or _structured_data(root).get("dateModified")
    match = _TIMESTAMP.fullmatch(str(stated))
    return f"{match[1]}Z" if match else None


def _wikidata_id(root: _Element) -> str | None:
    stated = _text(page_variable(root, "wgWikibaseItemId"))
    addresses = [stated] if stated else []
    addresses += [str(_structured_data(root).get("sameAs"))]
    addresses += [a.get("href") or "" for a in _find(root, "//*[@id='t-wikibase']//a")]
    for address in addresses:
        if match := _ITEM.search(address):
            return match[1]
    return None


def _structured_data(root: _Element) -> dict[str, object]:
    """What a saved page says of itself in JSON-LD (https://schema.org/Article)."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and len(script.text or "") < _LONGEST:
            try:
                stated = msgspec.json.decode(script.text or "")
            except (msgspec.DecodeError, RecursionError):
                continue
            if isinstance(stated, dict):
                return stated
    return {}


def _redirect(content: _Element, context: ReadContext) -> tuple[str | None, str | None]:
    for element in _find(content, _REDIRECT):
        link = context.links.resolve(element)
        messages = _find(element, "ancestor::*[contains(@class, 'redirectMsg')]")
        detach(messages[0] if messages else element)
        if link is not None and link.kind != "external":
            prefix = f"{link.interwiki}:" if link.interwiki else ""
            return prefix + link.target, link.anchor
    return None, None


def _is_disambiguation(root: _Element, content: _Element) -> bool:
    """Whether the page lists what its title may mean: stated, or told by its notice.

    The notice has a class for it, or a picture of that name and stands below a list: above one, it
    only points to such a page.
    """
    if _find(root, _DISAMBIGUATION):
        return True
    for element in content.iter("table", "div"):
        if has_class(element, "disambiguation") and kind_by_class(element) == "notice":
            return True
    for icon in _find(content, _ICON):
        for box in icon.iterancestors("table", "div"):
            if has_class(box, "hatnote"):
                break
            if has_class(box, "message") and _find(box, "preceding::ul[1] | preceding::ol[1]"):
                return True
    return False


def _short_description(content: _Element) -> str | None:
    found = None
    for element in _find(content, _SHORT_DESCRIPTION):
        found = found or _visible(element)
        detach(element)
    # The description of a page that wants none is the word "none".
    return None if found in (None, "none") else found
