"""A text and its links as CommonMark."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from wikiextract.nodes import Link
from wikiextract.text.escape import address, escaped, title_address


def page_base(url: str | None, title: str) -> str | None:
    """Return what a wiki's addresses begin with, told by the address of a page and its title."""
    name = title.replace(" ", "_")
    if not url or not unquote(url).endswith(name):
        return None
    for start in range(len(url) - len(name), 0, -1):
        if unquote(url[start:]) == name:
            return url[:start]
        if len(unquote(url[start:])) > len(name):
            return None
    return None


def linked(text: str, links: Iterable[Link], base: str | None, *, with_links: bool = True) -> str:
    """Return a text as CommonMark in which its links, in their order, lead to where they lead.

    A link whose text is not found after the one before it is left out, as is one whose address is
    not known: without `base` those to pages.
    """
    if not with_links:
        return escaped(text)
    pieces: list[str] = []
    place = 0
    for link in links:
        start = text.find(link.text, place) if link.text else -1
        target = _target(link, base)
        if start < 0:
            continue
        before = escaped(text[place:start])
        if target is not None:
            if before.endswith("!"):
                before = f"{before[:-1]}\\!"
            pieces += [before, f"[{escaped(link.text)}]({target})"]
        else:
            pieces += [before, escaped(link.text)]
        place = start + len(link.text)
    return "".join((*pieces, escaped(text[place:])))


def _target(link: Link, base: str | None) -> str | None:
    match link.kind:
        case "external":
            return address(link.target)
        case "internal" if base and link.target:
            return title_address(base, link.target, link.anchor)
    return None
