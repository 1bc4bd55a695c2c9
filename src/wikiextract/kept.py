"""Results that are kept by the text that they were found for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

_Function = TypeVar("_Function", bound=Callable[..., Any])

_LONGEST = 500
"""Characters: hardly any text that comes again is longer, and none can fill the memory."""


def kept(most: int) -> Callable[[_Function], _Function]:
    """Have a function of a text (or its bytes) keep at most so many results, as `lru_cache` does.

    Those of long texts are found anew each time, since a hostile page could make each the longest
    that there may be. What else the function takes must be short by itself.
    """

    def keeping(function: _Function) -> _Function:
        known = lru_cache(maxsize=most)(function)

        @wraps(function)
        def found(text: str | bytes, *more: Any, **named: Any) -> Any:
            return (function if len(text) > _LONGEST else known)(text, *more, **named)

        return cast(_Function, found)

    return keeping
