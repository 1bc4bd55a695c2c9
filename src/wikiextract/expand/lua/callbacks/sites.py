"""Answers for mw.site: namespaces, statistics, interwiki prefixes."""

from __future__ import annotations

from typing import Any

from wikiextract.expand.lua.session import Session, decode, encode

_PREFIXES_AT_ONCE = 1000
_GENDERED = (2, 3)


class SiteCallbacks:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def site_namespaces(self) -> tuple[bytes, ...]:
        """One text a namespace: id, name, English name, flags and aliases, between ``\\x1f``."""
        lines = []
        for number, namespace in sorted(self._session.site.namespaces.items()):
            flags = "".join(
                letter
                for letter, holds in (
                    ("s", namespace.subpages),
                    ("g", number in _GENDERED),
                    ("f", namespace.case == "first-letter"),
                    ("c", namespace.content or number == 0),
                )
                if holds
            )
            fields = (
                str(number),
                namespace.name,
                namespace.canonical,
                flags,
                "|".join(alias.replace(" ", "_") for alias in namespace.aliases),
            )
            lines.append(encode("\x1f".join(fields)))
        return tuple(lines)

    def site_statistics(self) -> tuple[int, ...]:
        """Counts in the order that mw.site.lua names; what is not known is 0."""
        counts = self._session.page.pages.statistics()
        return (
            counts.pages,
            counts.articles,
            counts.files,
            counts.edits or 0,
            counts.users or 0,
            counts.active_users or 0,
            counts.administrators or 0,
        )

    def site_pages_in_category(self, category: bytes) -> tuple[int, int, int, int]:
        """All members, pages, subcategories, files: nobody here counts them."""
        self._session.count_expensive(self._session.site.title(f"Category:{decode(category)}"))
        return (0, 0, 0, 0)

    def site_pages_in_namespace(self, number: float) -> int:
        """Pages of a namespace."""
        return self._session.page.pages.statistics().namespaces.get(int(number), 0)

    def site_users_in_group(self, group: bytes) -> int:
        """Members of a group of users: nobody here counts them, but for administrators."""
        if group == b"sysop":
            return self._session.page.pages.statistics().administrators or 0
        return 0

    def site_interwiki(self, which: bytes, start: int) -> tuple[Any, ...]:
        """Prefix, URL, whether local … of the prefixes from number `start` on."""
        wikis = [
            wiki
            for _, wiki in sorted(self._session.site.interwiki.items())
            if which == b"" or wiki.local is (which == b"local")
        ]
        flat: list[Any] = []
        for wiki in wikis[int(start) : int(start) + _PREFIXES_AT_ONCE]:
            flat += (encode(wiki.prefix), encode(wiki.url), wiki.local)
        return tuple(flat)
