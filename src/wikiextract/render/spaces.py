"""No-break spaces where punctuation would otherwise break off its word, as in French."""

from __future__ import annotations

import re

# Beginning with the space itself, which is what makes the search fast.
_SPACE = re.compile(r" (?:(?=[?:;!%»›](?!\w))|(?<=[«‹] ))")


def apply_spaces(text: str) -> str:
    """Return HTML text with no-break spaces before ``?:;!%»›`` and after ``«‹`` outside of tags."""
    pieces: list[str] = []
    done = looked = 0
    in_tag = False
    for match in _SPACE.finditer(text):
        place = match.start()
        opened, closed = text.rfind("<", looked, place), text.rfind(">", looked, place)
        if opened != closed:
            in_tag = opened > closed
        looked = place
        if not in_tag:
            pieces += (text[done:place], "&#160;")
            done = place + 1
    return "".join((*pieces, text[done:])) if pieces else text
