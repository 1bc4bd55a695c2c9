"""HTML of any origin to a bounded lxml tree, with the article's content found and marked.

`read_tree` takes pages saved in a browser, MediaWiki's parser output and Parsoid's documents. After
it, all readers work on an lxml tree in which `interface.mark` has renamed what is no visible text:
to `HIDDEN` or `INTERFACE`, kept in place, since metadata and typed values live there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.markup.names import CONTENT
from wikiextract.read.html.tree.class_names import are_settled, settle_classes
from wikiextract.read.html.tree.decoding import decode
from wikiextract.read.html.tree.extensions import settle_extensions
from wikiextract.read.html.tree.formulas import settle_formulas
from wikiextract.read.html.tree.interface import mark
from wikiextract.read.html.tree.repair import repair
from wikiextract.read.html.tree.tabs import settle_tabs
from wikiextract.read.html.tree.tags import NOT_NESTING_TAGS
from wikiextract.read.html.values.variants import show_variants

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

# Real articles stay below 40 levels. Readers recurse over the tree; this bound keeps them well
# inside Python's stack.
MAX_DEPTH = 120
# A page this large goes to lxml only: beautifulsoup4 takes about a minute for 20 MB.
_SOUP_LIMIT = 4_000_000
_UNREADABLE = ("iframe", "object", "embed", "canvas")
# libxml2 reports what it gave up on; any of these means that text is missing.
_FATAL = etree.ErrorLevels.FATAL
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
# How many levels one of these makes together with the elements that it needs inside.
_LEVELS = {"table": 4, "ul": 2, "ol": 2, "dl": 2}


@dataclass(frozen=True, slots=True)
class PageTree:
    """A parsed page: `root` the whole document, `content` the element that holds the article."""

    root: _Element
    content: _Element


def read_tree(source: bytes | str | _Element, context: ReadContext) -> PageTree:
    """Parse `source` (see `parse`) and prepare its content (see `prepare`)."""
    root = parse(source, context)
    return PageTree(root=root, content=prepare(root, context))


def parse(source: bytes | str | _Element, context: ReadContext) -> _Element:
    """The tree of an HTML document or fragment, no deeper than `MAX_DEPTH`.

    An element is taken as it is and changed in place. Never raises for bad HTML: an empty tree and
    a diagnostic are the least that comes back.
    """
    root = source
    if isinstance(root, (bytes, str)):
        root = _parse(decode(root, context), context)
    _limit_depth(root, context)
    settle_classes(root)
    return root


def prepare(root: _Element, context: ReadContext) -> _Element:
    """Find the article's content and make it ready for the readers; returns its element.

    What is no visible text is marked, loose parts of lists and tables are put in their place, and
    language rules show their text.
    """
    content = find_content(root)
    show_variants(content, context)
    context.elements.walk(content)
    _prepare(content, root, context)
    return content


def prepare_rendered(content: _Element, context: ReadContext) -> None:
    """Make the article's element, which was rendered by itself, ready for the readers."""
    context.elements.walk(content)
    if not are_settled(context.elements.by_class):
        settle_classes(content)
        context.elements.walk(content)
    _prepare(content, content, context)


def _prepare(content: _Element, root: _Element, context: ReadContext) -> None:
    """Make the content ready, whose elements the context holds."""
    classes = context.elements.by_class
    settle_tabs(content, classes)
    mark(root, content, context)
    settle_extensions(content, context, classes)
    settle_formulas(content, classes)
    repair(content, classes)
    _report_unread(content, context)


def _report_unread(content: _Element, context: ReadContext) -> None:
    """Report what is shown but cannot be read as text: embedded documents and drawings."""
    if not context.may_have(*_UNREADABLE):
        return
    names = {str(element.tag) for element in content.iter(*_UNREADABLE)}
    if names:
        context.log.report(
            "element-not-read", f"embedded content was passed over: {', '.join(sorted(names))}"
        )


def find_content(root: _Element) -> _Element:
    """The element whose children are the article: MediaWiki's content text, body, or `root`."""
    for path in (
        "descendant-or-self::*[@id='mw-content-text']",
        f"descendant-or-self::body[contains(concat(' ', @class, ' '), ' {CONTENT} ')]",
        f"descendant-or-self::*[contains(concat(' ', @class, ' '), ' {CONTENT} ')]",
        "descendant-or-self::*[@id='bodyContent']",
        "descendant-or-self::*[@id='content']",
        "descendant-or-self::body",
    ):
        found = cast("list[_Element]", root.xpath(path))
        if not found:
            continue
        if len(found) > 1:
            # Site notices and previews are parser output too; the article is the longest.
            return max(found, key=lambda element: cast("float", element.xpath("string-length()")))
        return found[0]
    return root


def _parse(text: str, context: ReadContext) -> _Element:
    root, stopped = _parse_once(text)
    if stopped == "depth":
        context.log.report(
            "nesting-too-deep", f"elements nested deeper than {MAX_DEPTH} levels were flattened"
        )
        root, stopped = _parse_once(_flatten(text))
    if root is None or (stopped and _has_text(text)):
        if len(text) <= _SOUP_LIMIT:
            # Loaded for the rare page that needs it.
            soup = import_module("bs4").BeautifulSoup(_closed(text), "html.parser")
            root, stopped = _parse_once(_flatten(str(soup)))
        if stopped:
            context.log.report("html-incomplete", f"the HTML parser stopped early: {stopped}")
    if root is None:
        if not text.strip():
            context.log.report("html-empty", "there is no HTML")
        return etree.Element("html")
    return root


def _parse_once(text: str) -> tuple[_Element | None, str | None]:
    """The tree of `text`, and why the parser stopped before the end, if it did."""
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8", no_network=True
    )
    try:
        root = cast("_Element | None", etree.fromstring(text.encode("utf-8"), parser))
    except (etree.XMLSyntaxError, etree.ParserError) as error:
        return None, str(error)
    for entry in parser.error_log.filter_from_level(_FATAL):
        if "depth" in entry.message:
            return root, "depth"
        return root, entry.message
    return root, None


def _closed(text: str) -> str:
    """`text` with the brackets of tags that never end as text: html.parser reads on from each."""
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


def _has_text(text: str) -> bool:
    return not text.isspace()


def _flatten(text: str) -> str:
    """`text` without the tags that nest deeper than `MAX_DEPTH`; what they hold stays, as text."""
    kept: list[str] = []
    open_tags: list[tuple[str, int]] = []  # with the levels that each adds, 0 for one left out
    level = 0
    left_out = 0
    position = 0
    for tag in _TAG.finditer(text):
        name = tag.group(2).lower()
        keep = left_out == 0
        if name in NOT_NESTING_TAGS:
            pass
        elif not tag.group(1):
            levels = _LEVELS.get(name, 1)
            keep = keep and level + levels <= MAX_DEPTH - 10
            open_tags.append((name, levels if keep else 0))
            level += levels if keep else 0
            left_out += not keep
        elif open_tags and open_tags[-1][0] == name:
            levels = open_tags.pop()[1]
            level -= levels
            left_out -= levels == 0
            keep = levels > 0
        if not keep:
            kept.append(text[position : tag.start()])
            kept.append(" ")
            end = text.find(">", tag.end())
            position = len(text) if end < 0 else end + 1
    kept.append(text[position:])
    return "".join(kept)


def _limit_depth(root: _Element, context: ReadContext) -> None:
    """Replace whatever still lies deeper than `MAX_DEPTH` by its text."""
    too_deep = cast("list[_Element]", root.xpath("./*" + "/*" * (MAX_DEPTH - 1)))
    cut = False
    for element in too_deep:
        if len(element):
            cut = True
            text = str(element.xpath("string()"))
            for child in list(element):
                element.remove(child)
            element.text = text
    if cut:
        context.log.report(
            "nesting-too-deep", f"elements nested deeper than {MAX_DEPTH} levels became text"
        )
