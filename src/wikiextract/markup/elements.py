"""Elements of HTML that wikitext may hold; any other tag is text.

https://www.mediawiki.org/wiki/Help:HTML_in_wikitext
"""

from __future__ import annotations

from functools import cache

from wikiextract.data_files import DataFile, read_data


class Elements(DataFile, frozen=True):
    """``data/elements.json``: names of elements, in lower case.

    `pairs` have an end tag, `singles` none; `blocks` are those of both in lines of their own.
    `transclusion` are no elements: they say what of a page is transcluded, and never show.
    """

    pairs: frozenset[str]
    singles: frozenset[str]
    blocks: frozenset[str]
    transclusion: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.pairs | self.singles


@cache
def elements() -> Elements:
    """Return the data file, read once."""
    return read_data("wikiextract.markup", "elements", Elements)
