"""What applying the rules of a mapping needs, and gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from wikiextract.map.domains.box import MappedBox
from wikiextract.nodes import PropertyValue

ValuesFound: TypeAlias = dict[str, list[PropertyValue]]
"""Values by property."""


class Applying(NamedTuple):
    """The box that rules are applied to.

    `number` is the one that a ``#`` in names stands for: of one node of several. `apply` applies
    other rules to the same box. Fields that a rule found and could not read are put into `unread`.
    """

    box: MappedBox
    language: str | None
    apply: Callable[..., ValuesFound]
    unread: list[str]
    number: int | None = None
