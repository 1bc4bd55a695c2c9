"""An expanded page with what its text says of where it comes from, ready to be asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from wikiextract.expand.expander import Expansion
from wikiextract.expand.origins import Origin
from wikiextract.markup.tags import tag_named

_TEXTLESS = frozenset({"note", "silent"})


class TracedPage:
    """`text` is that of the expansion.

    `has_modules` is True if any module was invoked for it, `has_statements` if any statement of an
    entity was asked for.
    """

    def __init__(self, expansion: Expansion) -> None:
        self.text = str(expansion.text)
        self.has_modules = any(one.kind == "module" for one in expansion.transclusions)
        client = expansion.page.entities
        self.has_statements = client is not None and client.asked_for_statements
        self._markers = expansion.markers
        self._transclusions = expansion.transclusions
        self._origins = sorted(expansion.origins, key=lambda one: one.start)
        self._starts = [one.start for one in self._origins]

    @cached_property
    def textless(self) -> frozenset[str]:
        """The page's strip markers of what shows no text where it stands: notes, silent tags."""
        return frozenset(
            text
            for text, marker in self._markers.items()
            if marker.kind == "extension" and tag_named(marker.name).kind in _TEXTLESS
        )

    def origins_within(self, extent: Origin) -> Sequence[Origin]:
        """Return the origins of what stands in `extent`, by their start."""
        first = bisect_left(self._starts, extent.start)
        last = bisect_left(self._starts, extent.end)
        return [one for one in self._origins[first:last] if one.end <= extent.end]

    def arguments_of(self, extent: Origin) -> Mapping[str, str]:
        """Return the call's expanded arguments that are not empty and were asked for."""
        given = self._transclusions[extent.transclusion].given
        return {name: value for name, value in given.expanded().items() if value}
