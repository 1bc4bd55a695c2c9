"""Messages about functions and tags that show a query of what a wiki stores."""

from __future__ import annotations


def function_not_run(name: str) -> str:
    """Return what is said of a parser function of this id."""
    return f"{_not_run(f'{{{{#{name}:}}}}')}."


def tag_not_run(name: str) -> str:
    """Return what is said of a tag, of which the source is kept."""
    return f"{_not_run(f'<{name}>')}: its source is kept."


def _not_run(construct: str) -> str:
    return f"What {construct} shows is a query that only the wiki can run"
