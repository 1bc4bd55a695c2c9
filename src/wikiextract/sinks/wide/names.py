"""Names of tables and columns made of names that somebody else chose."""

from __future__ import annotations

import re

_NOT_IN_NAMES = re.compile(r"\W+")
_LONGEST = 60


class SqlNames:
    """Makes names that need no quotes and are no other's, in whatever letter case.

    Databases take ``Area`` and ``area`` for one name; the later one gets a number.
    """

    def __init__(self, *taken: str) -> None:
        """Begin with names that are taken."""
        self._taken = {name.casefold() for name in taken}

    def new(self, name: str) -> str:
        """Return a name for what is called `name`."""
        plain = _NOT_IN_NAMES.sub("_", name).strip("_")[:_LONGEST] or "unnamed"
        if plain[0].isdigit():
            plain = f"_{plain}"
        made, number = plain, 1
        while made.casefold() in self._taken:
            number += 1
            made = f"{plain}_{number}"
        self._taken.add(made.casefold())
        return made
