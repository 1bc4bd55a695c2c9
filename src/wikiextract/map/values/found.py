"""What readers of values give."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from wikiextract.nodes import TypedValue


class FoundValue(NamedTuple):
    """A value that stands at ``text[start:end]``."""

    start: int
    end: int
    value: TypedValue


class Doubt(NamedTuple):
    """What stands at ``text[start:end]`` and is no value for certain.

    `code` is that of a diagnostic, `message` says why.
    """

    start: int
    end: int
    code: str
    message: str


FoundOrDoubt: TypeAlias = FoundValue | Doubt


class ReadValues(NamedTuple):
    """What was read of one text, in its order."""

    values: tuple[TypedValue, ...] = ()
    doubts: tuple[Doubt, ...] = ()
