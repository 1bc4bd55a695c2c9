"""Which pages a text transcludes, as far as their names are written out in it.

This decides which texts a store keeps besides those of templates, and it finds categories that a
template hides. It reads too much rather than too little: calls in comments count as well. Names
that depend on the page are read by `computed_names`; those that a module computes cannot be seen.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wikiextract.site.title import TEMPLATE

if TYPE_CHECKING:
    from wikiextract.site import Site, Title

# The name up to the first character that ends it or makes it computed.
_CALL = re.compile(r"\{\{\s*([^{}|<\[\]\n\s][^{}|<\[\]\n]{0,254})(\{\{)?")
_SECTIONS = frozenset({"lst", "lstx", "lsth"})


class TranscludedPage(NamedTuple):
    """A transcluded page: its namespace and text, or only how its text begins."""

    namespace: int
    text: str
    is_prefix: bool = False

    @property
    def key(self) -> int:
        """A number of 32 bits that stands for the page where many are held."""
        name = f"{self.namespace}:{self.text}"
        return zlib.crc32(name.encode("utf-8", "surrogatepass"))


def written_names(wikitext: str) -> set[tuple[str, str]]:
    """The names of calls as they are written, each with the braces that it goes on with, if any."""
    return set(_CALL.findall(wikitext))


class CallFinder:
    """Finds transclusions in the wikitext of one site's pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._absolute = lru_cache(maxsize=1 << 15)(self._read)

    def templates(self, wikitext: str) -> set[TranscludedPage]:
        """The pages of the template namespace that are called by their name alone."""
        return {
            call
            for name, _ in written_names(wikitext)
            if (call := self._absolute(name, False)) is not None and call.namespace == TEMPLATE
        }

    def others(self, wikitext: str, page: Title | None) -> Iterator[TranscludedPage]:
        """The pages of other namespaces that are called from `page`, some perhaps twice.

        These have a colon (``{{:Page}}``, ``{{Portal:Page}}``) or are subpages (``{{/sub}}``).
        """
        return (call for call in self.all(wikitext, page) if call.namespace != TEMPLATE)

    def all(self, wikitext: str, page: Title | None) -> Iterator[TranscludedPage]:
        """The pages of any namespace that are called from `page`, some perhaps twice."""
        return self.named(written_names(wikitext), page)

    def named(
        self, names: Iterable[tuple[str, str]], page: Title | None
    ) -> Iterator[TranscludedPage]:
        """The pages that calls of these `written_names` mean on `page`."""
        for name, computed in names:
            call = self.resolve(name, page, is_prefix=bool(computed))
            if call is not None:
                yield call

    def resolve(self, name: str, page: Title | None, *, is_prefix: bool) -> TranscludedPage | None:
        """The page that is called by `name` from `page`; None for a parser function.

        `is_prefix`: the name is only the beginning of the one that is called.
        """
        if page is not None and name[0] in "/.":
            return self._call(self._site.template_title(name, page), is_prefix)
        return self._absolute(name, is_prefix)

    def is_function_call(self, beginning: str) -> bool:
        """Return True if a call that begins so is one of a parser function, but for sections."""
        name = self._site.without_modifiers(beginning.strip())
        head, colon, _ = name.partition(":")
        if not colon or self._namespace(head) is not None or self._is_section_function(head):
            return False
        return self._is_function(head.strip())

    def _read(self, name: str, computed: bool) -> TranscludedPage | None:
        name = self._site.without_modifiers(name.strip())
        if self.is_function_call(name):
            return None
        head, colon, target = name.partition(":")
        if colon and self._is_section_function(head):
            return self._call(self._site.title(target), computed)
        return self._call(self._site.title(name, TEMPLATE), computed)

    def _is_section_function(self, name: str) -> bool:
        name = name.strip()
        return name[:1] == "#" and self._site.function_id(name.lower()) in _SECTIONS

    def _call(self, title: Title | None, computed: bool) -> TranscludedPage | None:
        if title is None or title.interwiki is not None or not title.text or title.namespace < 0:
            return None
        return TranscludedPage(title.namespace, title.text, computed)

    def _namespace(self, name: str) -> int | None:
        return self._site.namespace_ids.get(name.strip().replace("_", " ").lower())

    def _is_function(self, name: str) -> bool:
        return any(self._site.function_id(form) for form in (name, name.lower()))
