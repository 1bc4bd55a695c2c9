"""The output of calls, by place in the expanded text."""

from __future__ import annotations

from collections.abc import Iterable

from wikiextract.expand.origins import Origin


class ExtentWalk:
    """Goes through a text once and says at each place in which call's output it stands."""

    def __init__(self, extents: Iterable[Origin]) -> None:
        # Those that begin first come last, outer ones after inner ones.
        self._waiting = sorted(extents, key=lambda one: (-one.start, one.end))
        self._around: list[Origin] = []

    def innermost(self, place: int) -> Origin | None:
        """The innermost extent that holds `place`; places must not go back."""
        around, waiting = self._around, self._waiting
        while around and around[-1].end <= place:
            around.pop()
        while waiting and waiting[-1].start <= place:
            extent = waiting.pop()
            if extent.end > place:
                around.append(extent)
        return around[-1] if around else None
