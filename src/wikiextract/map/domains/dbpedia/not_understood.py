"""What of mapping pages has no effect, collected while they are read."""

from __future__ import annotations

from collections.abc import Set

from wikiextract.diagnostics import shortened
from wikiextract.map.domains.dbpedia.calls import MappingCall
from wikiextract.map.domains.model import NotUnderstood

_MOST = 100_000
_LONGEST = 500


class Complaints:
    """Collects what is not understood; `where` is the page that is being read."""

    def __init__(self) -> None:
        self.where = ""
        self._found: dict[NotUnderstood, None] = {}

    def add(self, reason: str) -> None:
        """Add a reason why a part of the page has no effect; each counts once."""
        if len(self._found) < _MOST:
            where, reason = shortened(self.where), shortened(reason, _LONGEST)
            self._found[NotUnderstood(where=where, reason=reason)] = None

    def about_arguments(self, call: MappingCall, known: Set[str]) -> None:
        """Add the arguments of a call that say something and are not `known`."""
        for name, argument in call.arguments.items():
            if name not in known and (argument.text or argument.calls):
                self.add(f"{call.name} has an argument that is not known: {name}")

    def found(self) -> tuple[NotUnderstood, ...]:
        """Return all that was added, in its order."""
        return tuple(self._found)
