"""Which value a call of ``{{#set:}}`` and its kin gives which property.

https://www.semantic-mediawiki.org/wiki/Help:Setting_values
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_NO_NAME = re.compile(r"[\[\]{}|<>\x00-\x1f\x7f]")
MOST_STORED: Final = 20_000
"""How many values calls of a page store, and how many its links; more are left out."""

TOO_MUCH_STORED: Final = f"The page stores more than {MOST_STORED} values."

_SEPARATOR = "+sep"
_DEFAULT_SEPARATOR = ","


class AssignedPart(NamedTuple):
    """An argument that holds values of a property; `separator` stands between several."""

    property: str
    number: int
    separator: str | None


def property_name(name: str) -> str:
    """Return the name of a property as its page's title, but for the first letter's case.

    It is "" of what is the name of none.
    """
    return " ".join(name.replace("_", " ").split()) if is_stored_name(name) else ""


def is_stored_name(name: str) -> bool:
    """Return True if a property or a field can have that name: without markup, and not empty."""
    return bool(name) and _NO_NAME.search(name) is None


def assigned_parts(parts: Sequence[tuple[str | None, str]]) -> list[AssignedPart]:
    """Return what the arguments of a call assign; they are pairs of name (None: none) and value.

    What has no name goes on with the property before it; a separator is that of the argument
    before it. Settings of the call itself are no properties.
    """
    found: list[AssignedPart] = []
    current: str | None = None
    first = 0  # of the current property's arguments
    for number, (name, value) in enumerate(parts):
        if _SEPARATOR in (name, value if name is None else None):
            separator = (value if name is not None else "") or _DEFAULT_SEPARATOR
            found[first:] = [part._replace(separator=separator) for part in found[first:]]
            first = len(found)  # it is said once
        elif name is None:
            if current is not None:
                found.append(AssignedPart(current, number, None))
        else:
            current, first = None, len(found)
            own = not name.startswith(("@", "+")) and name.lower() != "template"
            if own and (current := property_name(name) or None):
                found.append(AssignedPart(current, number, None))
    return found
