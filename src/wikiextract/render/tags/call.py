"""A call of an extension tag, as its renderer gets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

from wikiextract.expand.markers import DELIMITER, LEFTOVER
from wikiextract.render.recipe import half_parse
from wikiextract.render.sanitizer import read_attributes
from wikiextract.render.sanitizer.attributes import check_attributes
from wikiextract.render.sanitizer.entities import decode_references

if TYPE_CHECKING:
    from wikiextract.expand.markers import StripMarker
    from wikiextract.expand.result import CallAround
    from wikiextract.render.roles import TagPage


class TagResult(NamedTuple):
    """The HTML of a tag; `kind` says when it comes back into the text (see `strip`)."""

    html: str
    kind: Literal["general", "nowiki"] = "general"


class TagContents(Protocol):
    """Expands wikitext that stands in tags."""

    def expand(self, marker: StripMarker, wikitext: str, *, in_frame: bool = True) -> str:
        """Return some wikitext of a tag, expanded, with its extension tags rendered.

        With `in_frame` False parameters of the template around the tag are not known.
        """
        ...

    def arguments(self, marker: StripMarker) -> Mapping[str, str]:
        """Return the arguments of the template that a tag stands in, with their tags rendered."""
        ...

    def call_around(self, marker: StripMarker) -> CallAround | None:
        """Return the page's own call that gave a tag, where that is followed."""
        ...

    def tags_in(self, text: str) -> Sequence[StripMarker]:
        """Return the tags whose markers stand in an expanded text."""
        ...


@dataclass(frozen=True)
class TagCall:
    """``<name attributes>content</name>`` on a page."""

    marker: StripMarker
    page: TagPage
    contents: TagContents

    @property
    def name(self) -> str:
        """The tag's name in lower case."""
        return self.marker.name

    @property
    def content(self) -> str:
        """The text between the tags, not expanded (``""`` for a self-closing tag)."""
        return self.marker.content or ""

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes by name in lower case, decoded: what the page says, fit for no element.

        ``#tag`` may give values that hold ``<nowiki>``: they mean what it shows.
        """
        strip = self.page.strip
        attributes = read_attributes(strip.unstrip_both(self.marker.attributes))
        for name, value in attributes.items():
            if DELIMITER in value:
                shown = decode_references(strip.unstrip_nowiki(value))
                attributes[name] = LEFTOVER.sub("", shown)
        return attributes

    def attributes_for(self, element: str, *names: str) -> dict[str, str]:
        """Return the attributes that an element may have, with safe values; of `names` if given.

        No other way leads from the attributes of a tag into those of an element.
        """
        given = self.attributes
        if names:
            given = {name: given[name] for name in names if given.get(name)}
        return check_attributes(given, element, self.page.options.fragment_mode)

    def render_content(self, *, in_frame: bool = True) -> str:
        """Return the content as half-parsed text; `in_frame`: see `TagContents.expand`."""
        return self.render_wikitext(self.content, in_frame=in_frame)

    def render_wikitext(self, wikitext: str, *, in_frame: bool = True) -> str:
        """Return some wikitext of this tag as half-parsed text."""
        return half_parse(self.expand(wikitext, in_frame=in_frame), self.page)

    def expand(self, wikitext: str, *, in_frame: bool = True) -> str:
        """Return some wikitext of this tag, expanded, with its extension tags rendered."""
        return self.contents.expand(self.marker, wikitext, in_frame=in_frame)


TagRenderer: TypeAlias = "Callable[[TagCall], TagResult]"
