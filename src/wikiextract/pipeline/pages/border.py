"""The border of a page: whatever goes wrong inside is one kind of error outside.

Nothing that a page holds may end a run, so here stands a broad ``except``; another is at the border
of plugins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from wikiextract.errors import InputError, PageTimeoutError

_T = TypeVar("_T")

KILLED = "page-killed"
"""The code of what a page has when its process was ended from outside, again and again."""


@dataclass(frozen=True)
class Fault:
    """The reason why a page went wrong: `code` is one stable word, `reason` is for people."""

    code: str
    reason: str

    @property
    def outside(self) -> bool:
        """True when the process was ended by somebody else: it says nothing of the page."""
        return self.code == KILLED


class FaultError(Exception):
    """A page went wrong; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


def fault_of_limit(error: PageTimeoutError | MemoryError) -> Fault:
    """Return the reason why a page was ended that takes too much."""
    if isinstance(error, PageTimeoutError):
        return Fault("page-timeout", str(error))
    return Fault("page-memory", "out of memory")


def guarded(work: Callable[[], _T]) -> _T:
    """Do what makes something of a page, and return it.

    Raises `InputError` as it comes, and `FaultError` for whatever else goes wrong.
    """
    try:
        return work()
    except InputError:
        raise
    except (PageTimeoutError, MemoryError) as error:
        raise FaultError(fault_of_limit(error)) from error
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise FaultError(Fault("page-failed", reason)) from error
