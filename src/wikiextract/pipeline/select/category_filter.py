"""Which pages are in one of some categories, and which can be passed over unread."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from wikiextract.record import Article
from wikiextract.site import Site
from wikiextract.sources.page import Page

_CATEGORY = 14
_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# What titles lose, and what can put other text in their place.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_COMPUTED = re.compile(r"\[\[[^\[\]\n]*(?:\{\{|-\{|<)")


def category_name(name: str) -> str:
    """A category's name as records have it, from ``Category:Foo_bar`` or ``foo bar``.

    Only the English namespace is taken off: a name may hold a colon. `CategoryFilter.has` takes
    that of the page's wiki off.
    """
    name = unicodedata.normalize("NFC", " ".join(name.replace("_", " ").split()))
    if name[:9].lower() == "category:":
        name = name[9:].lstrip()
    return name


@dataclass(frozen=True)
class CategoryFilter:
    """Pages in one of the categories `names`, as their records list them (no subcategories).

    The case of a name's first letter does not matter, as on most wikis.
    """

    names: frozenset[str]

    @cached_property
    def _accepted(self) -> frozenset[str]:
        return frozenset(form for name in self.names for form in (name, _capitalised(name)))

    @cached_property
    def _prefixed(self) -> tuple[str, ...]:
        """The names with a colon: what stands before it may be a namespace of the page's wiki."""
        return tuple(name for name in sorted(self.names) if ":" in name)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """For each name, its longest word: what the wikitext of a member must hold.

        What stands before a colon may be another name of the namespace than the wikitext's.
        """
        return tuple(
            max(_WORD.findall(_folded(name.partition(":")[2] or name)) or [""], key=len)
            for name in sorted(self.names)
        )

    def has(self, article: Article, site: Site | None = None) -> bool:
        """Return True if the record, of a page of `site`, lists one of the categories."""
        accepted = self._accepted
        if self._prefixed and site is not None:
            titles = [site.title(name) for name in self._prefixed]
            named = {title.text for title in titles if title and title.namespace == _CATEGORY}
            accepted = accepted | named
        return any(category.name in accepted for category in article.categories)

    def may_have(self, page: Page) -> bool:
        """Return False if the page's own wikitext cannot put it into any of the categories.

        This is for the source view, where no template adds categories. It costs about as much as a
        search in the text, and saves reading most pages.
        """
        text = page.wikitext
        if text is None or page.html is not None or not all(self._words):
            return True
        if self._mentioned(_folded(text)) or _COMPUTED.search(text):
            return True
        plain = unquote(unescape(_COMMENT.sub("", text)))
        plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", plain))
        return self._mentioned(_folded(plain))

    def _mentioned(self, text: str) -> bool:
        return any(word in text for word in self._words)


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _folded(text: str) -> str:
    return text.casefold()
