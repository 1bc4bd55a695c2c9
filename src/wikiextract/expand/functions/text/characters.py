"""Variables that stand for characters: `{{!}}`, `{{=}}`, and marks of direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiextract.expand.frame import Frame


def pipe(frame: Frame) -> str:
    """``{{!}}``: a pipe."""
    return "|"


def equals(frame: Frame) -> str:
    """``{{=}}``: an equals sign."""
    return "="


def direction_mark(frame: Frame) -> str:
    """``{{DIRECTIONMARK}}``: the mark of the wiki's direction of writing."""
    if frame.page.site.right_to_left:
        return "\N{RIGHT-TO-LEFT MARK}"
    return "\N{LEFT-TO-RIGHT MARK}"


VARIABLES = {"!": pipe, "=": equals, "directionmark": direction_mark}
