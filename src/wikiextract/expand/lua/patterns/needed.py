"""The text that a subject must hold for a pattern to be found in it.

Modules look for a dozen characters in each text; a search for one by its bytes costs a fraction.
"""

from __future__ import annotations

from wikiextract.expand.lua.patterns.items import Close, Open, Pattern, Position, Single
from wikiextract.expand.lua.patterns.quick import literal

_LONGEST = 20


def needed_text(pattern: Pattern) -> str:
    """Return the longest text that is in all matches, as far as it is plain; perhaps none."""
    texts: list[str] = []
    run = ""
    for item in pattern.items:
        if isinstance(item, Open | Close | Position):
            continue
        if isinstance(item, Single) and item.quantifier in ("", "+"):
            character = literal(item.source)
            run += character or ""
            if character is not None and not item.quantifier:
                continue
        texts.append(run)
        run = ""
    texts.append(run)
    return max(texts, key=len)[:_LONGEST]
