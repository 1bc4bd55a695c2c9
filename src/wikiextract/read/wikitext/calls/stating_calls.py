"""Calls that state something of the page, and show nothing."""

from __future__ import annotations

from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.site.query_extensions import stating_functions


def shows_nothing(reading: Reading, call: CallMarkup) -> bool:
    """Return True if a call states something of the page and is no block (``DEFAULTSORT``)."""
    magic = reading.names[call.index].magic
    return magic in facts().words.stating_functions or magic in stating_functions()
