"""Which pages a text transcludes, as far as their names are written out in it.

This decides which texts a store keeps besides those of templates, and it finds categories that a
template hides. It reads too much rather than too little: calls in comments count as well. Names
that a module or another template computes cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wikiextract.site.title import TEMPLATE

if TYPE_CHECKING:
    from wikiextract.site import Site, Title

# The name up to the first character that ends it or makes it computed.
_CALL = re.compile(r"\{\{\s*([^{}|<\[\]\n\s][^{}|<\[\]\n]{0,254})(\{\{)?")
_SECTION_FUNCTIONS = re.compile(r"\{\{\s*(#[^{}|<>\[\]\n:]{1,30}):\s*([^{}|<\[\]\n]{1,255})")
_SECTIONS = frozenset({"lst", "lsth"})


class TranscludedPage(NamedTuple):
    """A transcluded page: its namespace and text, or only how its text begins."""

    namespace: int
    text: str
    is_prefix: bool = False


class CallFinder:
    """Finds transclusions in the wikitext of one site's pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._absolute = lru_cache(maxsize=1 << 15)(self._read)

    def templates(self, wikitext: str) -> set[TranscludedPage]:
        """The pages of the template namespace that are called by their name alone."""
        return {
            call
            for name, _ in set(_CALL.findall(wikitext))
            if (call := self._absolute(name, False)) is not None and call.namespace == TEMPLATE
        }

    def others(self, wikitext: str, page: Title | None) -> Iterator[TranscludedPage]:
        """The pages of other namespaces that are called from `page`, some perhaps twice.

        These have a colon (``{{:Page}}``, ``{{Portal:Page}}``) or are subpages (``{{/sub}}``).
        """
        for name, computed in set(_CALL.findall(wikitext)):
            if name[0] in "/." and page is not None:
                call = self._relative(name, page, bool(computed))
            elif ":" in name:
                call = self._absolute(name, bool(computed))
            else:
                continue
            if call is not None and call.namespace != TEMPLATE:
                yield call
        if "{{#" in wikitext:
            for name, target in set(_SECTION_FUNCTIONS.findall(wikitext)):
                if self._site.function_id(name.strip().lower()) in _SECTIONS:
                    title = self._site.title(target)
                    if title is not None and title.interwiki is None:
                        yield TranscludedPage(title.namespace, title.text)

    def _read(self, name: str, computed: bool) -> TranscludedPage | None:
        name = self._site.without_modifiers(name.strip())
        head, colon, _ = name.partition(":")
        if colon and self._namespace(head) is None and self._is_function(head.strip()):
            return None
        return self._call(self._site.title(name, TEMPLATE), computed)

    def _relative(self, name: str, page: Title, computed: bool) -> TranscludedPage | None:
        return self._call(self._site.template_title(name, page), computed)

    def _call(self, title: Title | None, computed: bool) -> TranscludedPage | None:
        if title is None or title.interwiki is not None or not title.text or title.namespace < 0:
            return None
        return TranscludedPage(title.namespace, title.text, computed)

    def _namespace(self, name: str) -> int | None:
        return self._site.namespace_ids.get(name.strip().replace("_", " ").lower())

    def _is_function(self, name: str) -> bool:
        return any(self._site.function_id(form) for form in (name, name.lower()))
