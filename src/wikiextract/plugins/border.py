"""The border of a plugin: whatever goes wrong inside is one kind of error outside.

A plugin is code that we do not know, so here stands the other broad ``except``, besides that at the
border of a page.
"""

from __future__ import annotations

from collections.abc import Callable
from traceback import TracebackException
from typing import ParamSpec, TypeVar

from wikiextract.errors import PageTimeoutError

_P = ParamSpec("_P")
_T = TypeVar("_T")


class PluginFaultError(Exception):
    """A plugin raised something; the text says what."""


def in_plugin(work: Callable[_P, _T], *args: _P.args, **named: _P.kwargs) -> _T:
    """Call what is a plugin's, and return what it gives.

    Raises `PluginFaultError` for whatever goes wrong, but for the bounds of the page: these are
    raised as they come.
    """
    try:
        return work(*args, **named)
    except (PageTimeoutError, MemoryError):
        raise
    except (Exception, SystemExit) as error:
        # Its words are the plugin's code, too, and may fail; these do not.
        words = TracebackException.from_exception(error)
        raise PluginFaultError(f"{type(error).__name__}: {words}") from error
