"""Links to other languages' wikis, which stand beside the page and not in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.result import RenderedLanguageLink

if TYPE_CHECKING:
    from wikiextract.render.state import PageState
    from wikiextract.site import Title


def take_language_link(title: Title, state: PageState) -> bool:
    """Note a language link; False when the link belongs into the text.

    Only the first of each language counts. On talk pages they are ordinary links.
    """
    prefix = title.interwiki or ""
    wiki = state.site.interwiki.get(prefix)
    if wiki is None or wiki.language is None or wiki.local:
        return False
    if state.title.is_talk or not state.options.language_links_anywhere:
        return False
    if prefix not in state.language_links:
        text = title.text + (f"#{title.fragment}" if title.fragment else "")
        state.language_links[prefix] = RenderedLanguageLink(
            prefix=prefix, language=wiki.language, title=text.replace("_", " ")
        )
    return True
