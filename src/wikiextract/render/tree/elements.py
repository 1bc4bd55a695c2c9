"""Kinds of elements of which the rules of tree construction speak."""

from __future__ import annotations

from wikiextract.data_files import DataFile, read_data


class _Elements(DataFile, frozen=True):
    void: frozenset[str]
    raw_text: frozenset[str]
    formatting: frozenset[str]
    special: frozenset[str]
    scope: frozenset[str]
    table_scope: frozenset[str]
    implied_end: frozenset[str]
    blocks: frozenset[str]
    only_inline: frozenset[str]
    metadata: frozenset[str]


_ELEMENTS = read_data("wikiextract.render.tree", "elements", _Elements)

WRAPPER = "mw:p-wrap"
"""Our own element for loose inline content, see `wrapping`."""

NOT_SHOWN = "mw:tocplace"
"""Our own block that ends paragraphs and does not show."""

EDIT_NAME = "mw:editsection"
EDIT_LINK = f"<{EDIT_NAME}></{EDIT_NAME}>"
"""Our own element where the link to edit a section would stand: it does not show, but it continues
formatting that was left open."""

VOID = _ELEMENTS.void
RAW_TEXT = _ELEMENTS.raw_text
FORMATTING = _ELEMENTS.formatting
SPECIAL = _ELEMENTS.special | {NOT_SHOWN}
BLOCKS = _ELEMENTS.blocks
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
IMPLIED_END = _ELEMENTS.implied_end
"""Elements whose end tag may be left out."""

# Elements that a search of the open elements does not go beyond.
SCOPE = _ELEMENTS.scope
LIST_SCOPE = SCOPE | {"ol", "ul"}
BUTTON_SCOPE = SCOPE | {"button"}
TABLE_SCOPE = _ELEMENTS.table_scope

ONLY_INLINE = _ELEMENTS.only_inline
METADATA = _ELEMENTS.metadata
WRAPPING = frozenset({"body", "blockquote"})
"""Elements in which loose inline content gets a paragraph."""

MARKED_EMPTY = frozenset({"li", "p", "tr"})
"""Elements that are marked when they hold nothing."""

BLANK = " \t\n\f\r"
