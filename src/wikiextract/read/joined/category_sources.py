"""Who put the page into a category: the page's own text, or a template that it calls."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from wikiextract.expand.expander import Expansion
from wikiextract.nodes import Category
from wikiextract.read.calls.call import NotedCall
from wikiextract.read.joined.extents import ExtentWalk
from wikiextract.site import Site
from wikiextract.site.title import CATEGORY

_LINK = re.compile(r"\[\[(?=[^\[\]|{}<>\n:]+:)([^\[\]|{}<>\n]{1,300})(?=\||\]\])")


def with_sources(
    categories: Sequence[Category],
    written: Sequence[Category],
    expansion: Expansion,
    calls: Mapping[int, NotedCall],
) -> tuple[Category, ...]:
    """The categories with their sources.

    `written` are those that stand in the page's wikitext, `calls` the page's calls by the number of
    their transclusion. What neither the text nor a call gave (MediaWiki's own tracking categories)
    has no source.
    """
    own = {category.name: category for category in written}
    missing = {category.name for category in categories} - set(own)
    given = _given(expansion, missing, calls) if missing else {}
    return tuple(_with_source(category, own, given) for category in categories)


def _with_source(
    category: Category, own: Mapping[str, Category], given: Mapping[str, NotedCall]
) -> Category:
    written = own.get(category.name)
    if written is not None:
        return replace(category, source="page", span=written.span)
    call = given.get(category.name)
    if call is None:
        return category
    return replace(category, source="template", template=call.name, span=call.span)


def _given(
    expansion: Expansion, names: set[str], calls: Mapping[int, NotedCall]
) -> dict[str, NotedCall]:
    """The innermost call of the page that gave the link to each of these categories."""
    walk = ExtentWalk(
        one for one in expansion.origins if one.name is None and one.transclusion in calls
    )
    found: dict[str, NotedCall] = {}
    for link in _LINK.finditer(expansion.text):
        name = _category(link[1], expansion.page.site)
        if name is None or name not in names or name in found:
            continue
        extent = walk.innermost(link.start())
        if extent is not None:
            found[name] = calls[extent.transclusion]
            if len(found) == len(names):
                break
    return found


def _category(target: str, site: Site) -> str | None:
    title = site.link_title(target)
    return title.text if title is not None and title.namespace == CATEGORY else None
