"""Trees as HTML text: of the nodes under construction, and of lxml elements."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wikiextract.render.tree.elements import BLANK, MARKED_EMPTY, NOT_SHOWN, VOID, WRAPPER
from wikiextract.render.tree.node import TreeNode

EMPTY_MARK = ' class="mw-empty-elt"'


def nodes_to_html(root: TreeNode) -> str:
    """The content of `root` as well-formed HTML (it can be read as XML, too)."""
    out: list[str] = []
    write = out.append
    stack: list[tuple[Iterator[TreeNode | str], str]] = []
    children: Iterator[TreeNode | str] = iter(root.children)
    end = ""
    while True:
        for child in children:
            if isinstance(child, str):
                write(child)
                continue
            name = child.name
            if name in VOID:
                write(f"<{name}{child.attributes} />")
                continue
            stack.append((children, end))
            if name == WRAPPER:
                name = "p" if child.filled > 0 else ""
            elif name == NOT_SHOWN:
                name = ""
            if name:
                attributes = child.attributes
                if name in MARKED_EMPTY and not attributes and _blank(child):
                    attributes = EMPTY_MARK
                write(f"<{name}{attributes}>")
                end = f"</{name}>"
            else:
                end = ""
            children = iter(child.children)
            break
        else:
            write(end)
            if not stack:
                return "".join(out)
            children, end = stack.pop()


def _blank(node: TreeNode) -> bool:
    return not any(isinstance(child, TreeNode) or child.strip(BLANK) for child in node.children)


_ESCAPE_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ESCAPE_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def to_html(tree: etree._Element, *, wrapper: bool = False) -> str:
    """An lxml tree as HTML text.

    The root element is the wrapper around the page's content; it is left out unless `wrapper`.
    Void elements are written as ``<br />``; comments and processing instructions are left out.
    """
    out: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end" and element.tail:
                out.append(element.tail.translate(_ESCAPE_TEXT))
            continue
        outside = element is tree
        if event == "start":
            if not outside or wrapper:
                attributes = "".join(
                    f' {name}="{str(value).translate(_ESCAPE_ATTRIBUTE)}"'
                    for name, value in element.attrib.items()
                )
                out.append(f"<{tag}{attributes}{' /' if tag in VOID else ''}>")
            if element.text:
                out.append(
                    element.text
                    if tag in {"style", "script"}
                    else element.text.translate(_ESCAPE_TEXT)
                )
        else:
            if tag not in VOID and (not outside or wrapper):
                out.append(f"</{tag}>")
            if element.tail and not outside:
                out.append(element.tail.translate(_ESCAPE_TEXT))
    return "".join(out)
