"""Wikitext to edit: a page's text as mwparserfromhell has it, in which a record's spans find nodes.

code = wikicode(text)
box = code.at(article.infoboxes[0].span)    # mwparserfromhell's Template
box.add("population", "1,234")
str(code)                                   # the page's new text
"""

from __future__ import annotations

from wikiextract.editing.wikicode import EditableWikicode, wikicode

__all__ = ["EditableWikicode", "wikicode"]
