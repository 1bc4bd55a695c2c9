"""Behaviour switches: ``__NOTOC__`` and kin, which set a property of the page and show nothing.

https://www.mediawiki.org/wiki/Help:Magic_words#Behavior_switches. Where ``__TOC__`` stands a table
of contents would be shown; it is left out at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiextract.render.state import PageState


# The place of the table of contents: counts for the block pass as what MediaWiki puts there.
CONTENTS = {
    "current": '<meta property="mw:PageProp/toc" />',
    "1.39": "<mw:tocplace></mw:tocplace>",
}


def apply_switches(text: str, state: PageState) -> str:
    """Take the switches out of a text and note them."""
    # Nearly all of them, in any language, have two low lines; some have full-width ones.
    if "__" not in text and "＿＿" not in text:
        return text

    def note(match: re.Match[str]) -> str:
        identity = state.site.switch_id(match[0])
        first = identity == "toc" and identity not in state.switches
        if identity is not None:
            state.switches[identity] = None
        if identity == "nocontentconvert" and state.conversion is not None:
            state.conversion.switched_off = True
        return CONTENTS[state.options.structure] if first else ""

    return state.site.switches.sub(note, text)
