"""HTML text → balanced tree: the HTML5 tree rules and MediaWiki's wrapping of loose text.

`build_tree` takes what the rendering passes wrote, text and tags in any order, and gives the tree
that a browser would make of it (https://html.spec.whatwg.org/multipage/parsing.html, fragment
parsing with ``body`` as context), with MediaWiki's additions: inline content that stands directly
in the page or in a ``blockquote`` is put into paragraphs, and empty list items, rows and
paragraphs are marked with the class ``mw-empty-elt``.
"""

from wikiextract.render.tree.build import BuiltTree, build_tree
from wikiextract.render.tree.serialize import to_html

__all__ = ["BuiltTree", "build_tree", "to_html"]
