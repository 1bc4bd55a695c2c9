"""Patterns that are compiled when they are first used: few pages use them all."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def late_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, as far as its methods and attributes tell.

    For patterns that a small page does without: with `re.compile` each run would begin with all of
    them, a fifth of a second. To use one costs no more than a pattern itself. It is no argument of
    the functions of `re`, which know a real pattern by its class.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags))


class _LatePattern:
    """A pattern's methods, each the compiled pattern's own once it was asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._given = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the pattern, which from then on is found without this."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "_compiled":
            value: Any = re.compile(*self._given)
        else:
            value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
