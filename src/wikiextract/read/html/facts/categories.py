"""Categories of a page: Parsoid's properties, or the list below a saved page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from wikiextract.markup.calls import ABOUT
from wikiextract.nodes import Category
from wikiextract.read.html.facts.page_variables import page_variable
from wikiextract.read.html.facts.templates import transclusion_names

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_PROPERTIES = etree.XPath("descendant::link[contains(@rel, 'mw:PageProp/Category')]")
# All of an address before the title, as browsers write it into the pages that they save.
_ADDRESS = re.compile(r"(?:https?:)?//[^/]*/(?:wiki/|[^?]*\?(?:[^&]*&)*?title=)?")
_LISTS = etree.XPath("descendant::div[@id='mw-normal-catlinks' or @id='mw-hidden-catlinks']")


def read_stated_categories(root: _Element, context: ReadContext) -> tuple[Category, ...]:
    """The categories that a document states, in its order, each once.

    Parsoid states sort keys and which template gave a category, the skin which ones are hidden.
    """
    found: dict[str, Category] = {}
    for category in (*_from_properties(root), *_from_list(root, context)):
        known = found.setdefault(category.name, category)
        if known.hidden is None and category.hidden:
            found[category.name] = replace(known, hidden=True)
    if not found:
        names = page_variable(root, "wgCategories")
        if isinstance(names, list):
            found = {name: Category(name=name) for name in names if isinstance(name, str)}
    return tuple(found.values())


def _from_properties(root: _Element) -> list[Category]:
    links = cast("list[_Element]", _PROPERTIES(root))
    if not links:
        return []
    templates = transclusion_names(root, {link.get(ABOUT) or "" for link in links})
    found = []
    for link in links:
        name, _, sort_key = (link.get("href") or "").partition("#")
        name = _name(unquote(name))
        if not name:
            continue
        about = link.get(ABOUT)
        template = templates.get(about) if about else None
        source: Literal["page", "template"] = "template" if about in templates else "page"
        found.append(
            Category(
                name=name,
                sort_key=unquote(sort_key) or None,
                source=source,
                template=template,
            )
        )
    return found


def _from_list(root: _Element, context: ReadContext) -> list[Category]:
    found = []
    for element in cast("list[_Element]", _LISTS(root)):
        hidden = True if element.get("id") == "mw-hidden-catlinks" else None
        for item in element.iter("li"):
            for anchor in item.iter("a"):
                target = context.links.resolve(anchor)
                if target is not None and target.kind == "internal" and ":" in target.target:
                    found.append(Category(name=_name(target.target), hidden=hidden))
    return found


def _name(title: str) -> str:
    """A category's name: its title, as such or at the end of an address, without the namespace."""
    if title.startswith(("//", "http")):
        address = _ADDRESS.match(title)
        title = title[address.end() :] if address is not None else title
    title = title.replace("_", " ")
    while title.startswith(("./", "../")):
        title = title[title.index("/") + 1 :]
    return " ".join(title.partition(":")[2].split())
