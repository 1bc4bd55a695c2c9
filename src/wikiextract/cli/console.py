"""Messages to people: to standard error, and never with control characters of a page."""

from __future__ import annotations

from rich.console import Console


def error_console() -> Console:
    """A console on standard error that prints text as it is."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def counted(count: int, thing: str) -> str:
    """So many of a thing, whose name takes an ``s`` where there are not one."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def printable(text: str) -> str:
    """`text` without control characters, which could drive a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
