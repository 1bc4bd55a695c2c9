"""placeholder"""
from __future__ import annotations
from wikiextract.site import Site
class Conversion:
    """x"""
    @classmethod
    def of(cls, site: Site, variant: str | None) -> Conversion | None:
        """x"""
        return None
    def convert_html(self, text: str) -> str:
        """x"""
        return text
    def protect(self, text: str) -> str:
        """x"""
        return text
