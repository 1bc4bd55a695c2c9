"""HTML text to an lxml tree, through the HTML5 tree rules."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from lxml import etree

from wikiextract.markup.names import CONTENT
from wikiextract.render.tree.builder import Builder
from wikiextract.render.tree.direct import direct_tree
from wikiextract.render.tree.elements import VOID
from wikiextract.render.tree.node import TreeNode
from wikiextract.render.tree.serialize import nodes_to_html
from wikiextract.render.tree.table_modes import MODES

ROOT = f'<div class="{CONTENT}">', "</div>"

_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^>]*)>")
_NO_XML_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")


class BuiltTree(NamedTuple):
    """The tree of an HTML text.

    `root` is a ``div`` with the class ``mw-parser-output``; `too_deep` counts the elements that
    were left out as they stood too deep, `not_reopened` the formatting elements that were not
    continued as there were too many.
    """

    root: etree._Element
    too_deep: int
    not_reopened: int


def balance(source: str) -> tuple[str, Builder]:
    """Make HTML text well-formed; gives it with the builder, which knows what was left out."""
    builder = Builder(MODES)
    builder.run(source)
    return nodes_to_html(builder.root), builder


def build_tree(source: str) -> BuiltTree:
    """Make the tree of an HTML text, however its tags are nested.

    Text may hold the character references that XML knows (numeric ones, ``&amp;``, ``&lt;``,
    ``&gt;``, ``&quot;``) cheaply, others as well.
    """
    direct = direct_tree(source, *ROOT, make_parser())
    # Looked for only where libxml2 refused the text, as it does for each of these.
    if direct is None and _NO_XML_CHARACTER.search(source):
        source = _NO_XML_CHARACTER.sub("�", source)
        direct = direct_tree(source, *ROOT, make_parser())
    if direct is not None:
        return BuiltTree(direct, 0, 0)
    balanced, builder = balance(source)
    try:
        # Balanced text is XML nearly always, and libxml2 reads that in no time.
        root = etree.fromstring(ROOT[0] + balanced + ROOT[1], make_parser())
    except etree.XMLSyntaxError:
        root = _from_nodes(builder.root)
    not_continued = builder.not_reopened + (builder.root.clones_left <= 0)
    return BuiltTree(root, builder.too_deep, not_continued)


def make_parser() -> etree.XMLParser:
    """A parser of balanced markup."""
    # Not lxml.html's: its elements are looked up by a Python function, each time one is touched.
    return etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)


def _from_nodes(root: TreeNode) -> etree._Element:
    """Build element by element: takes references and names that XML does not know."""
    make = make_parser().makeelement
    top = make("div", {"class": CONTENT})
    stack: list[etree._Element] = [top]
    position = 0
    text = nodes_to_html(root)
    for match in _TAG.finditer(text):
        _add_text(stack[-1], text[position : match.start()])
        position = match.end()
        slash, name, attributes = match.groups()
        if slash:
            if len(stack) > 1:
                stack.pop()
            continue
        element = make(_xml_name(name))
        for attribute, *values in _ATTRIBUTE.findall(attributes.removesuffix("/")):
            try:
                element.set(attribute, html.unescape("".join(values)))
            except ValueError:
                # No attribute name in XML, or a reference to a character that it does not have.
                continue
        stack[-1].append(element)
        if name not in VOID:
            stack.append(element)
    _add_text(stack[-1], text[position:])
    return top


def _xml_name(name: str) -> str:
    return name if name.isidentifier() or name.replace("-", "").isalnum() else "span"


def _add_text(parent: etree._Element, text: str) -> None:
    if not text:
        return
    text = _NO_XML_CHARACTER.sub("�", html.unescape(text))
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
