"""The errors that end a call of Python by Lua."""

from __future__ import annotations

from typing import Literal, TypeAlias

KillReason: TypeAlias = Literal["time", "memory"]


class LuaCallError(Exception):
    """An error that the module sees; its text is the message, without a position."""


class LuaKillError(Exception):
    """The `#invoke` must end: no `pcall` of the module may go on."""

    def __init__(self, reason: KillReason) -> None:
        super().__init__(reason)
        self.reason: KillReason = reason
