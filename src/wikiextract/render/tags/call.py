"""A call of an extension tag, as its renderer gets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from wikiextract.render.recipe import half_parse
from wikiextract.render.sanitizer import read_attributes

if TYPE_CHECKING:
    from wikiextract.expand.markers import StripMarker
    from wikiextract.render.state import PageState


class TagResult(NamedTuple):
    """The HTML of a tag; `kind` says when it comes back into the text (see `strip`).

    "text" is wikitext-like: it takes the marker's place at once.
    """

    html: str
    kind: Literal["general", "nowiki", "text"] = "general"


@dataclass(frozen=True)
class TagCall:
    """``<name attributes>content</name>`` on a page."""

    marker: StripMarker
    state: PageState

    @property
    def name(self) -> str:
        """The tag's name in lower case."""
        return self.marker.name

    @property
    def content(self) -> str:
        """What stands between the tags, not expanded (``""`` for a self-closing tag)."""
        return self.marker.content or ""

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes by name in lower case, decoded."""
        written = self.state.strip.unstrip_both(self.marker.attributes)
        return read_attributes(written)

    def render_content(self, *, in_frame: bool = True) -> str:
        """The content as wikitext, half-parsed; see `Expansion.expand_content`."""
        return self.render_wikitext(self.content, in_frame=in_frame)

    def render_wikitext(self, wikitext: str, *, in_frame: bool = True) -> str:
        """Some wikitext of this tag, half-parsed."""
        return half_parse(self.expand(wikitext, in_frame=in_frame), self.state)

    def expand(self, wikitext: str, *, in_frame: bool = True) -> str:
        """Some wikitext of this tag, expanded, with its extension tags rendered."""
        return self.state.expand(self.marker, wikitext, in_frame=in_frame)


TagRenderer: TypeAlias = "Callable[[TagCall], TagResult]"
