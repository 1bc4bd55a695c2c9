"""Behaviour switches: ``__NOTOC__`` and kin, which set a property of the page and show nothing.

https://www.mediawiki.org/wiki/Help:Magic_words#Behavior_switches. Where ``__TOC__`` stands a table
of contents would be shown; it is left out at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiextract.render.roles import NotedPage


# The place of the table of contents: counts for the block pass as what MediaWiki puts there.
CONTENTS = {
    "current": '<meta property="mw:PageProp/toc" />',
    "1.39": "<mw:tocplace></mw:tocplace>",
}


def apply_switches(text: str, page: NotedPage) -> str:
    """Return text without switches, which are put on the page's list."""
    # Nearly all of them, in any language, have two low lines; some have full-width ones.
    if "__" not in text and "＿＿" not in text:
        return text

    def note(match: re.Match[str]) -> str:
        identity = page.site.switch_id(match[0])
        first = identity == "toc" and identity not in page.lists.switches
        if identity is not None:
            page.lists.switches[identity] = None
        if identity == "nocontentconvert" and page.conversion is not None:
            page.conversion.switched_off = True
        return CONTENTS[page.options.structure] if first else ""

    return page.site.switches.sub(note, text)
