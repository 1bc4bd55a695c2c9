"""Rows of a table in expanded wikitext: a call that gives some makes fields of its own."""

from __future__ import annotations

_ROWS = ("\n|-", "<tr", "{|")


def gives_rows(text: str) -> bool:
    """Return True if rows of a table, or a table, stand in `text`."""
    return any(row in text for row in _ROWS)


def as_box(rows: str) -> str:
    """Return rows that stand in no table as those of an infobox."""
    return f'{{| class="infobox"\n{rows}\n|}}'
