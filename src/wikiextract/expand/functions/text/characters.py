"""Variables that stand for characters: `{{!}}`, `{{=}}`, and marks of direction."""

from __future__ import annotations

from wikiextract.expand.functions.call import Call


def pipe(call: Call) -> str:
    """``{{!}}``: a pipe."""
    return "|"


def equals(call: Call) -> str:
    """``{{=}}``: an equals sign."""
    return "="


def direction_mark(call: Call) -> str:
    """``{{DIRECTIONMARK}}``: the mark of the wiki's direction of writing."""
    if call.page.site.right_to_left:
        return "\N{RIGHT-TO-LEFT MARK}"
    return "\N{LEFT-TO-RIGHT MARK}"


VARIABLES = {"!": pipe, "=": equals, "directionmark": direction_mark}
