"""A view as one HTML file that needs nothing else, to look at or to go with a bug report."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files

import msgspec

from wikiextract.inspect.safe_html import is_web_address
from wikiextract.inspect.view import PageView

_FOR_SCRIPT = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Escapes in JSON, so that nothing in it ends the element in which it stands."""


class _Shown(msgspec.Struct, frozen=True, rename="camel"):
    """What the page's script is given."""

    title: str
    record: msgspec.Raw
    wikitext: str | None


def document(view: PageView, pages: str | None = None) -> str:
    """Return the page of a view. Whatever was read is escaped, and runs under `policy`.

    `pages` is the address of the list of pages, where there is one.
    """
    shown = _Shown(view.title, msgspec.Raw(view.record), view.wikitext)
    html = view.html if view.html is not None else ""
    parts: Mapping[str, str] = {
        "policy": escape(policy()),
        "title": escape(view.title),
        "style": asset("inspector.css"),
        "script": asset("inspector.js"),
        "direction": escape(view.direction),
        "language": escape(view.language or ""),
        "html": html,
        "ways": _ways(view, pages),
        "nothing": "" if html else '<p class="wx-none">There is no rendering of this page.</p>',
        "data": msgspec.json.encode(shown).decode("utf-8").translate(_FOR_SCRIPT),
    }
    pieces = []
    for number, piece in enumerate(asset("inspector.html").split("@@")):
        pieces.append(parts[piece] if number % 2 else piece)
    return "".join(pieces)


def _ways(view: PageView, pages: str | None) -> str:
    """The links out of the page."""
    links = []
    if pages is not None:
        links.append(f'<a href="{escape(pages)}">Pages</a>')
    if view.url is not None and is_web_address(view.url):
        attributes = 'target="_blank" rel="noopener noreferrer"'
        links.append(f'<a href="{escape(view.url)}" {attributes}>On the wiki</a>')
    return f'<nav aria-label="Elsewhere">{" ".join(links)}</nav>' if links else ""


@cache
def policy(forms: str = "'none'") -> str:
    """Return the content policy: our own style and script, nothing else of any kind.

    `forms` is where forms may be sent to.
    """
    script, style = (_checksum(asset(name)) for name in ("inspector.js", "inspector.css"))
    return (
        f"default-src 'none'; script-src '{script}'; style-src '{style}';"
        f" base-uri 'none'; form-action {forms}"
    )


@cache
def asset(name: str) -> str:
    """Return one of the files that the page is made of."""
    return (files(__package__) / "data" / name).read_text(encoding="utf-8")


def _checksum(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
