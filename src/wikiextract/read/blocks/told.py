"""How much of a list or table tells which one it is, where both views of a page are compared."""

TOLD_ITEMS = 2
"""The first items of a list."""

TOLD_ROWS = 2
"""The first rows of a table."""

TOLD_CELLS = 4
"""The first cells of each of these."""
