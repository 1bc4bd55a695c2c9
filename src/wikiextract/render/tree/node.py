"""The elements of a tree that is being built, and the sets of names that its rules speak of."""

from __future__ import annotations


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
        # Whether its end tag is still to come (it is on the builder's stack).
        self.open = False
        # Wrapping: whether loose text in this element gets a paragraph; the open paragraph.
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
        """Position of a child, searched from the end, where the open ones are."""
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


WRAPPING = frozenset({"body", "blockquote"})

WRAPPER = "mw:p-wrap"

# A block that ends paragraphs and does not show.
NOT_SHOWN = "mw:tocplace"

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)

RAW_TEXT = frozenset({"style", "script"})

FORMATTING = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)

SPECIAL = frozenset(
    [
        NOT_SHOWN,
        "address",
        "applet",
        "area",
        "article",
        "aside",
        "base",
        "basefont",
        "bgsound",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "embed",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "img",
        "input",
        "li",
        "link",
        "listing",
        "main",
        "marquee",
        "menu",
        "meta",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "ol",
        "p",
        "param",
        "plaintext",
        "pre",
        "script",
        "section",
        "select",
        "source",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "track",
        "ul",
        "wbr",
        "xmp",
    ]
)

# Elements that a search of the open elements does not go beyond.
SCOPE = frozenset(
    ["applet", "caption", "html", "table", "td", "th", "marquee", "object", "template", "body"]
)
LIST_SCOPE = SCOPE | {"ol", "ul"}
BUTTON_SCOPE = SCOPE | {"button"}
TABLE_SCOPE = frozenset({"html", "table", "template", "body"})

IMPLIED_END = frozenset(["dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"])

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

# Elements that never hold blocks, so that they belong into a paragraph.
ONLY_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "applet",
        "audio",
        "b",
        "basefont",
        "bdi",
        "bdo",
        "big",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "map",
        "mark",
        "object",
        "param",
        "q",
        "rb",
        "rbc",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "textarea",
        "time",
        "tt",
        "u",
        "var",
        "video",
    ]
)

METADATA = frozenset({"base", "link", "meta", "script", "style", "title"})

MARKED_EMPTY = frozenset({"li", "p", "tr"})

BLANK = " \t\n\f\r"
