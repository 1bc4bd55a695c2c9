"""Links to other languages' wikis, which stand beside the page and not in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.result import RenderedLanguageLink
from wikiextract.wikibase.language_links import MOST_LINKS, item_links

if TYPE_CHECKING:
    from wikiextract.expand.expander import Expansion
    from wikiextract.render.roles import NotedPage
    from wikiextract.site import Title


def take_language_link(title: Title, page: NotedPage, *, labelled: bool) -> bool:
    """Put a language link on the page's list; return False if the link belongs into the text.

    Only the first of each language counts. On talk pages they are ordinary links. `labelled`: the
    link has a text of its own.
    """
    if not page.site.is_language_link(title, labelled=labelled):
        return False
    if page.title.is_talk or not page.options.language_links_anywhere:
        return False
    list_language_link(title, page)
    return True


def list_language_link(title: Title, page: NotedPage) -> None:
    """Put a language link on the page's list, if it is the first of its language."""
    prefix = (title.interwiki or "").lower()
    if prefix in page.lists.language_links:
        return
    wiki = page.site.other_wiki(prefix)
    language = wiki.language if wiki is not None else None
    text = title.text + (f"#{title.fragment}" if title.fragment else "")
    page.lists.language_links[prefix] = RenderedLanguageLink(
        prefix=prefix, language=language or prefix, title=text.replace("_", " ")
    )


def list_links_of_item(expansion: Expansion, page: NotedPage) -> None:
    """Put the pages that the page's item has in other languages on the list.

    Links that the page states itself come first, and are kept.
    """
    client = expansion.page.entities
    item = client.item_of_page(page.title) if client is not None else None
    if client is None or item is None or page.title.is_talk:
        return
    if len(client.wikis_of(item)) > MOST_LINKS:
        message = f"The item of the page has more than {MOST_LINKS} links; the first are looked at."
        page.log.report("too-many-sitelinks", message)
    unwanted = frozenset(expansion.properties.get(_UNWANTED, "").split("|"))
    for link in item_links(client, item, unwanted):
        wiki = page.site.interwiki.get(link.prefix)
        language = wiki.language if wiki is not None and wiki.language else link.prefix
        stated = RenderedLanguageLink(
            prefix=link.prefix, language=language, title=link.title, badges=link.badges
        )
        page.lists.language_links.setdefault(link.prefix, stated)


_UNWANTED = "noexternallanglinks"
