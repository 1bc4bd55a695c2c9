"""The state of the tree construction: open elements, formatting elements, insertion mode."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from wikiextract.render.tree.elements import IMPLIED_END, RAW_TEXT, VOID
from wikiextract.render.tree.node import TreeNode
from wikiextract.render.tree.wrapping import insert, insert_before, insert_text, insert_text_before

# Deeper elements are left out (their content stays), so that nothing that walks the tree later
# can be driven out of its stack (the readers stop at 120). Real pages reach about 40.
MAX_DEPTH = 110
# How many formatting elements may be opened again, per tag of the page and in any case: real pages
# stay below one per tag, a hostile page would fill the memory.
REOPEN_PER_TAG, REOPEN_ANYHOW = 4, 10_000

_TAG = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)([^>]*)>|!--.*?(?:-->|\Z))", re.DOTALL)

Handler: TypeAlias = "Callable[[Builder, str, str], None]"


class InsertionMode(NamedTuple):
    """An insertion mode: what to do with a start tag, an end tag and text."""

    name: str
    start: dict[str, Handler]
    start_other: Handler
    end: dict[str, Handler]
    end_other: Handler
    text: Callable[[Builder, str], None]


class Builder:
    """Builds the tree of one HTML text; `modes` are the insertion modes by name."""

    def __init__(self, modes: dict[str, InsertionMode]) -> None:
        self.root = TreeNode("body")
        self.root.open = True
        self.stack: list[TreeNode] = [self.root]
        self.active: list[TreeNode | None] = []
        self.modes = modes
        self.mode = modes["body"]
        self.foster = False
        self.open_paragraphs = 0
        self.too_deep = 0
        self.not_reopened = 0
        self._reopened = 0
        self._reopen_limit = REOPEN_ANYHOW

    def run(self, html: str) -> None:
        """Read a whole HTML text."""
        self._reopen_limit += REOPEN_PER_TAG * html.count("<")
        self.root.clones_left = self._reopen_limit
        # One call gives all tags and the texts between them; it is what makes this fast.
        parts = _TAG.split(html)
        if parts[0]:
            self.mode.text(self, parts[0])
        raw = ""
        for index in range(1, len(parts), 4):
            slash, name, attributes, text = parts[index : index + 4]
            if name is None:
                # A comment.
                if text and not raw:
                    self.mode.text(self, text)
                continue
            name = name.lower()
            if raw:
                # Style sheets and scripts hold no tags but their end.
                if not slash or name != raw:
                    self._raw(f"<{slash}{name}{attributes}>{text}")
                    continue
                raw = ""
            mode = self.mode
            if slash:
                (mode.end.get(name) or mode.end_other)(self, name, "")
            else:
                if attributes:
                    attributes = attributes.removesuffix("/").rstrip()
                (mode.start.get(name) or mode.start_other)(self, name, attributes)
                if name in _NEWLINE_DROPPED:
                    text = text.removeprefix("\n")
                elif name in RAW_TEXT and self.stack[-1].name == name:
                    raw = name
                    self._raw(text)
                    continue
            if text:
                self.mode.text(self, text)

    def _raw(self, text: str) -> None:
        if text:
            self.stack[-1].children.append(text.replace("<", "&lt;").replace(">", "&gt;"))

    # --- open elements ---

    def insert_at(self, place: TreeNode, node: TreeNode) -> None:
        """Put an element into `place`, or before the table when a table may not hold it."""
        if self.foster and place.name in _TABLE_PARTS:
            table = self._last_table()
            if table is not None and table.parent is not None:
                insert_before(table, node)
                return
        insert(place, node)

    def _last_table(self) -> TreeNode | None:
        for node in reversed(self.stack):
            if node.name == "table":
                return node
        return None

    def open_element(self, name: str, attributes: str) -> TreeNode:
        """Put a new element in and open it; beyond the greatest depth the current one is given."""
        stack = self.stack
        if len(stack) >= MAX_DEPTH and name not in _INSIDE_TABLE:
            self.too_deep += 1
            return stack[-1]
        node = TreeNode(name, attributes)
        if self.foster:
            self.insert_at(stack[-1], node)
        else:
            insert(stack[-1], node)
        stack.append(node)
        node.open = True
        if name == "p":
            self.open_paragraphs += 1
        return node

    def insert_void(self, name: str, attributes: str) -> None:
        """Put an element in that never has content."""
        self.insert_at(self.stack[-1], TreeNode(name, attributes))

    def insert_text(self, text: str) -> None:
        """Put text in at the current place."""
        place = self.stack[-1]
        if self.foster and place.name in _TABLE_PARTS:
            table = self._last_table()
            if table is not None and table.parent is not None:
                insert_text_before(table, text)
                return
        insert_text(place, text)

    def pop(self) -> TreeNode:
        """Close the current element (never the root)."""
        node = self.stack[-1]
        if len(self.stack) > 1:
            self._closed(node)
            del self.stack[-1]
        return node

    def _closed(self, node: TreeNode) -> None:
        node.open = False
        if node.name == "p":
            self.open_paragraphs -= 1

    def pop_to(self, position: int) -> None:
        """Close all elements from `position` on the stack."""
        for node in self.stack[position:]:
            self._closed(node)
        del self.stack[position:]

    def remove_from_stack(self, position: int) -> None:
        """Close an element in the middle of the stack."""
        self._closed(self.stack[position])
        del self.stack[position]

    def replace_on_stack(self, position: int, node: TreeNode) -> None:
        """Let `node` be the open element instead of the one at `position`."""
        self._closed(self.stack[position])
        self.stack[position] = node
        node.open = True

    def insert_on_stack(self, position: int, node: TreeNode) -> None:
        """Make `node` an open element at `position`."""
        self.stack.insert(position, node)
        node.open = True

    def is_open(self, node: TreeNode) -> bool:
        """Return True if an element is on the stack."""
        return node.open

    def may_reopen(self, count: int) -> bool:
        """Count formatting elements that are about to be opened again; False: too many."""
        self._reopened += count
        if self._reopened > self._reopen_limit:
            self.not_reopened += count
            return False
        return True

    # --- searches of the open elements ---

    def in_scope(self, names: frozenset[str], border: frozenset[str]) -> int | None:
        """Position of the last open element of these names, unless a border comes first."""
        stack = self.stack
        for position in range(len(stack) - 1, 0, -1):
            name = stack[position].name
            if name in names:
                return position
            if name in border:
                return None
        return None

    def close_implied(self, but: str = "") -> None:
        """Close elements whose end tag may be left out, except those of one name."""
        stack = self.stack
        while (name := stack[-1].name) in IMPLIED_END and name != but:
            self.pop()

    def end_other(self, name: str) -> None:
        """Close the last open element of this name unless a special one stands in between."""
        self.modes["body"].end_other(self, name, "")


# A line break right behind these start tags does not count.
_NEWLINE_DROPPED = frozenset({"pre", "listing", "textarea"})
_TABLE_PARTS = frozenset({"table", "tbody", "tfoot", "thead", "tr"})
# The rules rely on these being open; they only come inside a table that is open.
_INSIDE_TABLE = frozenset(["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"])

__all__ = ["MAX_DEPTH", "VOID", "Builder", "Handler", "InsertionMode"]
