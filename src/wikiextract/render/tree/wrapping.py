"""Where a new element or text goes, with paragraphs made for loose inline content.

MediaWiki's tidy step puts text and inline elements that stand directly in the page or in a
``blockquote`` into a paragraph (here: a *wrapper*, ``mw:p-wrap``; it becomes ``p`` when it holds
anything). A block ends the wrapper. Where formatting elements are open around that block, they are
cut: one half stays in the wrapper, a clone of each goes on around the block; later inline content
cuts them again. An inline element that may not be cut (a ``span``) and holds a block is moved out
of the wrapper whole. https://www.mediawiki.org/wiki/RemexHtml describes the purpose; the details
are those that the running MediaWiki shows.
"""

from __future__ import annotations

from wikiextract.render.tree.elements import BLANK, FORMATTING, METADATA, ONLY_INLINE, WRAPPER
from wikiextract.render.tree.node import TreeNode


def insert_text(where: TreeNode, text: str) -> None:
    """Put text at the end of `where` (an open element)."""
    parent = _actual(where)
    blank = not text.strip(BLANK)
    if parent.wraps_text:
        if not blank:
            parent = _open_wrapper(parent)
    elif parent.splittable and parent.ancestor_wrapper is None:
        parent = _split(parent, inline=True)
    if not blank:
        parent.filled += 1
    parent.children.append(text)


def insert_text_before(reference: TreeNode, text: str) -> None:
    """Put text before an element (text that a table may not hold, "foster parenting")."""
    parent = reference.parent
    if parent is None:
        return
    if text.strip(BLANK):
        parent.filled += 1
    parent.children.insert(parent.index(reference), text)


def insert(where: TreeNode, node: TreeNode) -> None:
    """Put an element at the end of `where` (an open element); `node` must not have a parent."""
    parent = _actual(where)
    if parent.wraps_text or parent.is_wrapper or parent.splittable or parent.ancestor_wrapper:
        parent = _place(parent, node.name)
        _inherit(parent, node)
    parent.filled += 1
    node.parent = parent
    parent.children.append(node)


def insert_before(reference: TreeNode, node: TreeNode) -> None:
    """Put an element before another one (an element that a table may not hold)."""
    parent = reference.parent
    if parent is None:
        return
    name = node.name
    if parent.ancestor_wrapper is not None and name not in ONLY_INLINE and name not in METADATA:
        _leave_wrapper(parent)
    parent.filled += 1
    _inherit(parent, node)
    node.parent = parent
    parent.children.insert(parent.index(reference), node)


def reparent_children(element: TreeNode, receiver: TreeNode) -> None:
    """Move all children of `element` into `receiver` and make that its only child."""
    if element.child_wrapper is not None:
        # The formatting element belongs into the paragraph, not around it.
        element = element.child_wrapper
    children = element.children
    element.children = []
    insert(element, receiver)
    for child in children:
        if isinstance(child, TreeNode):
            child.parent = receiver
    receiver.children = children
    receiver.filled += len(children)


def _actual(where: TreeNode) -> TreeNode:
    """The element that stands for an open one at present: its last clone or its open wrapper."""
    if where.clone is not None:
        last = where.clone
        while last.clone is not None:
            last = last.clone
        where.clone = last
        return last
    return where.child_wrapper or where


def _place(parent: TreeNode, name: str) -> TreeNode:
    if name in METADATA:
        return parent
    inline = name in ONLY_INLINE
    if parent.is_wrapper and not inline:
        outer = parent.parent
        if outer is None:
            return parent
        outer.child_wrapper = None
        return outer
    if parent.splittable and (parent.ancestor_wrapper is not None) != inline:
        return _split(parent, inline=inline)
    if parent.wraps_text and inline:
        return _open_wrapper(parent)
    if parent.ancestor_wrapper is not None and not inline:
        _leave_wrapper(parent)
    return parent


def _inherit(parent: TreeNode, node: TreeNode) -> None:
    if (parent.is_wrapper or parent.splittable) and node.name in FORMATTING:
        node.splittable = True
    if parent.is_wrapper:
        node.ancestor_wrapper = parent
    elif parent.ancestor_wrapper is not None:
        node.ancestor_wrapper = parent.ancestor_wrapper


def _open_wrapper(base: TreeNode) -> TreeNode:
    wrapper = TreeNode(WRAPPER)
    wrapper.is_wrapper = True
    base.filled += 1
    base.append(wrapper)
    base.child_wrapper = wrapper
    return wrapper


def _base_of(node: TreeNode) -> TreeNode | None:
    above: TreeNode | None = node
    while above is not None and not above.wraps_text:
        above = above.parent
    return above


def _split(parent: TreeNode, *, inline: bool) -> TreeNode:
    """Cut the formatting elements from `parent` up to the wrapper or its place; give the clone.

    When too many were made already the block or inline content stays where it is, uncut.
    """
    base = _base_of(parent)
    if base is None:
        return parent
    wrapper = parent.ancestor_wrapper
    end = wrapper or base
    cut: list[TreeNode] = []
    node: TreeNode | None = parent
    while node is not None and node is not end:
        cut.append(node)
        node = node.parent
    if not _may_clone(base, len(cut)):
        if not inline:
            _leave_wrapper(parent)
        return parent
    empty: list[TreeNode] = []
    for node in cut:
        if node.filled == 0:
            empty.append(node)
            if node.parent is not None:
                node.parent.filled -= 1
    new_wrapper: TreeNode | None = None
    place = base
    if inline:
        place = new_wrapper = _open_wrapper(base)
    elif wrapper is not None:
        base.child_wrapper = None
    for original in reversed(cut):
        clone = TreeNode(original.name, original.attributes)
        clone.ancestor_wrapper = new_wrapper
        clone.splittable = True
        original.clone = clone
        place.filled += 1
        place.append(clone)
        place = clone
    for original in empty:
        original.detach()
    return place


def _may_clone(base: TreeNode, count: int) -> bool:
    """Count clones; False when a hostile page has made too many, so that no more are."""
    root = base
    while root.parent is not None:
        root = root.parent
    if root.clones_left < count:
        root.clones_left = 0
        return False
    root.clones_left -= count
    return True


def _leave_wrapper(parent: TreeNode) -> None:
    """Move what `parent` stands in out of its wrapper, as a block is going to be put there."""
    wrapper = parent.ancestor_wrapper
    base = wrapper.parent if wrapper is not None else None
    if wrapper is None or base is None:
        return
    moved = parent
    while moved.parent is not None and moved.parent is not wrapper:
        moved.ancestor_wrapper = None
        moved = moved.parent
    moved.ancestor_wrapper = None
    moved.detach()
    wrapper.filled -= 1
    base.child_wrapper = None
    base.children.insert(base.index(wrapper) + 1, moved)
    moved.parent = base
    base.filled += 1
