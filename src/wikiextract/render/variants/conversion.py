"""Conversion of a page's text between the variants of its language.

Not built yet: no text is converted, whatever variant is asked for. Issue 5 asks for it.
"""

from __future__ import annotations

from wikiextract.site import Site


class Conversion:
    """What converts the text of one page to one variant."""

    @classmethod
    def of(cls, site: Site, variant: str | None) -> Conversion | None:
        """The conversion to `variant` on a wiki; None when text stays as written, as it does now."""
        return None

    def convert_html(self, text: str) -> str:
        """The text of an HTML fragment converted, its tags untouched."""
        return text

    def protect(self, text: str) -> str:
        """Mark a text that conversion is to leave alone."""
        return text
