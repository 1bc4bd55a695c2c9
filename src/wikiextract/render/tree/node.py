"""The elements of a tree that is being built."""

from __future__ import annotations

from wikiextract.render.tree.elements import WRAPPING


class TreeNode:
    """An element under construction.

    `attributes` is the start tag's text after the name, either empty or beginning with a space;
    `children` holds elements and pieces of HTML text (character references not decoded). The
    other attributes belong to the wrapping of loose text, see `wrapping`.
    """

    __slots__ = (
        "ancestor_wrapper",
        "attributes",
        "child_wrapper",
        "children",
        "clone",
        "clones_left",
        "filled",
        "is_wrapper",
        "name",
        "open",
        "parent",
        "splittable",
        "wraps_text",
    )

    def __init__(self, name: str, attributes: str = "") -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[TreeNode | str] = []
        self.parent: TreeNode | None = None
        # Its end tag is still to come (it is on the builder's stack).
        self.open = False
        # Wrapping: loose text in this element gets a paragraph; the open paragraph.
        self.wraps_text = name in WRAPPING
        self.child_wrapper: TreeNode | None = None
        # Wrapping: this is such a paragraph; the one that this element stands in.
        self.is_wrapper = False
        self.ancestor_wrapper: TreeNode | None = None
        # Wrapping: a formatting element that may be cut in two at a block; what continues it.
        self.splittable = False
        self.clone: TreeNode | None = None
        # Wrapping, on the root: how many more elements may be made by cutting.
        self.clones_left = 0
        # How many children are more than white space.
        self.filled = 0

    def __repr__(self) -> str:
        return f"<{self.name}{self.attributes}>"

    def append(self, child: TreeNode) -> None:
        """Make `child` the last child; it must not have a parent."""
        child.parent = self
        self.children.append(child)

    def index(self, child: TreeNode) -> int:
        """Return the position of a child, searched from the end, where the open ones are."""
        children = self.children
        position = len(children) - 1
        while children[position] is not child:
            position -= 1
        return position

    def detach(self) -> None:
        """Take this element out of its parent."""
        parent = self.parent
        if parent is not None:
            del parent.children[parent.index(self)]
            self.parent = None
