"""Results that are kept by the text that they were found for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from types import MethodType
from typing import Any, TypeVar, cast

_Function = TypeVar("_Function", bound=Callable[..., Any])

_LONGEST = 500
"""Characters: hardly any text that comes again is longer, and none can fill the memory."""

_VARIABLE = 0x04 | 0x08
"""What says that a function takes any number of arguments, unnamed or named."""


def kept(most: int) -> Callable[[_Function], _Function]:
    """Have a function of a text (or its bytes) keep at most so many results, as `lru_cache` does.

    Those of long texts are found anew each time, since a hostile page could make each the longest
    that there may be. What else the function takes must be short by itself. Where it takes one or
    two arguments without defaults, they are given without their names.
    """

    def keeping(function: _Function) -> _Function:
        known = lru_cache(maxsize=most)(function)

        # Called for every tag and link of a page: what takes any arguments costs twice as much.
        def of_text(text: str | bytes) -> Any:
            return function(text) if len(text) > _LONGEST else known(text)

        def of_two(text: str | bytes, more: Any) -> Any:
            return function(text, more) if len(text) > _LONGEST else known(text, more)

        def of_any(text: str | bytes, *more: Any, **named: Any) -> Any:
            return (function if len(text) > _LONGEST else known)(text, *more, **named)

        quick: dict[int, Callable[..., Any]] = {1: of_text, 2: of_two}
        return cast(_Function, wraps(function)(quick.get(_needed(function), of_any)))

    return keeping


def _needed(function: Callable[..., Any]) -> int:
    """Return how many arguments a function or bound method takes; 0 where it differs."""
    code = function.__code__
    if function.__defaults__ or code.co_kwonlyargcount or code.co_flags & _VARIABLE:
        return 0
    return code.co_argcount - isinstance(function, MethodType)
