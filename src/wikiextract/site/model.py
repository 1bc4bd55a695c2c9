"""The small values that a site is made of."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Case: TypeAlias = Literal["first-letter", "case-sensitive"]


class Namespace(msgspec.Struct, frozen=True, kw_only=True):
    """A namespace of a wiki (https://www.mediawiki.org/wiki/Help:Namespaces).

    `name` is the name in the wiki's language, `canonical` the English one, both with spaces; the
    main namespace has the name ``""``. `case` says whether a title's first letter is capitalised,
    `subpages` whether ``/`` divides a title into pages and subpages.
    """

    id: int
    name: str
    canonical: str = ""
    aliases: tuple[str, ...] = ()
    case: Case = "first-letter"
    subpages: bool = False
    content: bool = False

    @property
    def is_talk(self) -> bool:
        """True if pages of this namespace discuss pages of another."""
        return self.id > 0 and self.id % 2 == 1


class Interwiki(msgspec.Struct, frozen=True, kw_only=True):
    """A prefix that leads to another wiki.

    `url` holds ``$1`` where the title goes. `language` is set when the prefix is a language's
    (``[[fr:…]]`` in an article's text is then a language link). `local` marks prefixes of the
    wiki itself (``[[w:en:Foo]]`` read on the English Wikipedia), `same_farm` those of wikis that
    are run together with it, whose anchors are encoded alike.
    """

    prefix: str
    url: str = ""
    language: str | None = None
    language_name: str | None = None
    local: bool = False
    same_farm: bool = False


class MagicWord(msgspec.Struct, frozen=True, kw_only=True):
    """A word with a meaning in wikitext, under all its names.

    `names` are as they stand in wikitext, without the ``#`` of a parser function; image options
    hold ``$1`` for their value (``$1px``).
    """

    id: str
    names: tuple[str, ...]
    case_sensitive: bool = False

    def matches(self, text: str) -> bool:
        """Return True if `text` is one of the names, by this word's case rule."""
        if self.case_sensitive:
            return text in self.names
        lowered = text.lower()
        return any(lowered == name.lower() for name in self.names)
