"""Python functions for Lua: no error of theirs passes, memory is there for what they give.

A callback gives nothing, a value or a tuple of values (bytes, numbers, booleans, None). Lua gets
true and the values, or false and a message, or false, nil and why the `#invoke` must end.

Pushing values to Lua takes memory, and where that runs out outside of Lua's own protected calls
the process would end. So there must be room before Python gives Lua anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.failures import LuaCallError, LuaKillError
from wikiextract.expand.lua.host import HostError
from wikiextract.expand.lua.session import encode

RESERVE = 1 << 18
"""Bytes that must be free beside what is handed over."""

_LONG = 1 << 15
_MOST = 12 << 20
"""Bytes of texts that Python handles in one call, which takes some times as much of its memory."""

_LARGEST = 1 << 62
_EXHAUSTED = (False, None, b"memory")
# What arguments bring about that a function does not expect. Any other error is a fault of ours,
# which lupa hands on to whoever runs the page.
_OF_ARGUMENTS = (
    TypeError, AttributeError, LookupError, ArithmeticError, re.error, regex.error,
)  # fmt: skip


class Memory:
    """The memory account of a runtime; set by whoever made the runtime."""

    def __init__(self) -> None:
        self.runtime: Any = None
        self.limit = 0

    def has_room(self, size: int) -> bool:
        """Return True if `size` bytes can go to Lua safely; make room for a refusal if not."""
        used: int = self.runtime.get_memory_used(total=True)
        if used + 2 * size + RESERVE <= self.limit:
            return True
        # Enough for the few values that tell Lua to end.
        self.runtime.set_max_memory(used + RESERVE, total=True)
        return False


def guarded(
    function: Callable[..., Any],
    memory: Memory,
    check_time: Callable[[], object],
    check_memory: Callable[[], object],
) -> Callable[..., tuple[Any, ...]]:
    """`function` as Lua may call it.

    `check_time` is asked before long texts are handled, `check_memory` afterwards.
    """

    def call(*arguments: Any) -> tuple[Any, ...]:
        try:
            size = 0
            for value in arguments:
                if type(value) is bytes and len(value) > _LONG:
                    size += len(value)
            if size:
                check_time()
                if size > _MOST:
                    return _EXHAUSTED
            result = function(*arguments)
            check_memory()
        except (LuaCallError, HostError) as failure:
            result = (False, encode(str(failure)))
        except LuaKillError as kill:
            return (False, None, kill.reason.encode())
        except RecursionError:
            result = (False, b"C stack overflow")
        except MemoryError:
            return _EXHAUSTED
        except (ValueError, OverflowError):
            # A number that is infinite, or none at all, where an integer is needed.
            result = (False, b"number has no integer representation")
        except _OF_ARGUMENTS as error:
            result = (False, encode(f"{type(error).__name__} in {function.__name__}: {error}"))
        else:
            result = (True, *result) if type(result) is tuple else (True, result)
        size = 0
        for value in result:
            if type(value) is bytes:
                size += len(value) + 64
            elif type(value) is int and abs(value) > _LARGEST:
                result, size = (False, b"number too large"), 64
                break
        return result if memory.has_room(size) else _EXHAUSTED

    return call
