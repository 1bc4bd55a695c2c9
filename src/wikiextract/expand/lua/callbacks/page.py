"""The page itself: time, warnings, expensive calls, strip markers, messages."""

from __future__ import annotations

from wikiextract.expand.functions.expression import ExpressionError, expression_text
from wikiextract.expand.lua.failures import LuaCallError
from wikiextract.expand.lua.session import Session, decode, encode
from wikiextract.expand.markers import remove_markers
from wikiextract.expand.messages import default_message
from wikiextract.language.facts import has_language, load_language
from wikiextract.site.title import MEDIAWIKI

_ENGLISH = {b"blanknamespace": b"(Main)"}


class PageCallbacks:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def now(self) -> int:
        """The time of the expansion, in seconds since 1970."""
        return int(self._session.page.now.timestamp())

    def log(self, text: bytes) -> None:
        """Take no notice of what a module logs: nobody reads it here."""

    def add_warning(self, text: bytes) -> None:
        """A warning for the preview of the page."""
        self._session.expansion.findings.warn(decode(text))

    def is_substing(self) -> bool:
        """Return True if the page is being saved: it is always shown here."""
        return False

    def count_expensive(self) -> None:
        """Count an expensive call."""
        self._session.count_expensive()

    def unstrip_nowiki(self, text: bytes) -> bytes:
        """Put the content of nowiki markers back."""
        return encode(self._session.expansion.markers.unstrip_nowiki(decode(text)))

    def remove_markers(self, text: bytes) -> bytes:
        """Remove strip markers."""
        return encode(remove_markers(decode(text)))

    def expr(self, expression: bytes) -> bytes:
        """The value of an expression of ``#expr``."""
        try:
            return encode(expression_text(decode(expression)))
        except ExpressionError as error:
            text = self._session.page.message(f"pfunc_expr_{error.key}", error.parameter)
            raise LuaCallError(text or f"Expression error: {error.key}") from None

    def message_text(self, key: bytes) -> bytes:
        """A message of the interface in the wiki's language; nothing where it is unknown."""
        return self.message(key, None, False) or _ENGLISH.get(key, b"")

    def message(self, key: bytes, language: bytes | None, no_pages: bool) -> bytes | None:
        """The text of a message, not filled in: from the wiki's page or from MediaWiki."""
        site, name = self._session.site, decode(key)
        wanted = site.language if language is None else decode(language)
        if not no_pages:
            known = load_language(wanted).fallbacks if has_language(wanted) else ("en",)
            for code in dict.fromkeys((wanted, *known)):
                text = self._page(name if code == site.language else f"{name}/{code}")
                if text is not None:
                    return encode(text)
        text = default_message(site, name, wanted)
        return None if text is None else encode(text)

    def _page(self, name: str) -> str | None:
        title = self._session.site.title(name, MEDIAWIKI)
        if title is None or title.namespace != MEDIAWIKI:
            return None
        found = self._session.page.pages.text(title)
        return None if found is None else found.text
