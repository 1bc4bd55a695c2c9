"""A page's rendering as HTML that does nothing: it loads, runs and covers nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from wikiextract.data_files import DataFile, read_data

if TYPE_CHECKING:
    from lxml.etree import _Element

PREFIX = "c-"
"""Begins the ids of a page's elements, so that none is that of an element of ours."""

_OWN_CLASS = "wx-"
_MOST_DEPTH = 200
"""Elements within each other: of deeper ones only the content is kept."""

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https"})


class _SafeHtml(DataFile, frozen=True):
    """See the file; `void` are the elements that have no content."""

    elements: frozenset[str]
    void: frozenset[str]
    dropped: frozenset[str]
    attributes: frozenset[str]


@cache
def _facts() -> _SafeHtml:
    return read_data(__package__, "safe_html", _SafeHtml)


def safe_html(tree: _Element, base: str | None) -> str:
    """Return the content of a rendered page as HTML without anything that acts.

    Links lead to web pages, `base` being the page's own address, or within the page. A picture is
    the words that stand for it.
    """
    return "".join(_pieces(tree, base))


def is_web_address(text: str) -> bool:
    """Return True if a text is the address of a web page, which a link may lead to."""
    try:
        return urlsplit(text).scheme in _SCHEMES
    except ValueError:
        return False


def _pieces(tree: _Element, base: str | None) -> Iterator[str]:
    facts = _facts()
    depth = 0
    opened: list[bool] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = str(element.tag)
        if event in {"comment", "pi"}:
            yield _text(element.tail)
        elif event == "start":
            dropped = tag in facts.dropped
            kept = tag in facts.elements and depth < _MOST_DEPTH
            opened.append(kept)
            if tag == "img":
                yield _picture(element)
            if dropped or tag == "img" or tag in facts.void:
                walk.skip_subtree()
            if kept:
                depth += 1
                yield f"<{tag}{''.join(_attributes(element, base, facts.attributes))}>"
            if not dropped and tag not in facts.void:
                yield _text(element.text)
        else:
            if opened.pop():
                depth -= 1
                if tag not in facts.void:
                    yield f"</{tag}>"
            if element is not tree:
                yield _text(element.tail)


def _text(text: str | None) -> str:
    return escape(text, quote=False) if text else ""


def _picture(element: _Element) -> str:
    name = element.get("alt") or _last_part(element.get("src") or "")
    words = escape(f"[{name or 'picture'}]")
    return f'<span class="{_OWN_CLASS}picture">{words}</span>'


def _last_part(address: str) -> str:
    """Return the last part of an address's path; empty where the address is none."""
    try:
        return unquote(urlsplit(address).path.rpartition("/")[2])
    except ValueError:
        return ""


def _attributes(element: _Element, base: str | None, known: frozenset[str]) -> Iterator[str]:
    for name, value in element.attrib.items():
        text = str(value)
        if name == "class":
            text = " ".join(one for one in text.split() if not one.startswith(_OWN_CLASS))
        if name in known:
            yield f' {name}="{escape(text)}"'
        elif name == "id":
            yield f' id="{PREFIX}{escape(text)}"'
        elif name == "style" and _HIDDEN.search(text):
            yield " hidden"
        elif name == "href" and element.tag == "a":
            yield from _link(text, base)


def _link(target: str, base: str | None) -> Iterator[str]:
    if target.startswith("#"):
        yield f' href="#{PREFIX}{escape(target[1:])}"'
        return
    try:
        address = urljoin(base or "", target)
    except ValueError:
        return
    if is_web_address(address):
        yield f' href="{escape(address)}" target="_blank" rel="noopener noreferrer nofollow"'
