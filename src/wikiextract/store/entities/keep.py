"""The part of an entity that a store keeps."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from wikiextract.language.language_names import fallbacks_of
from wikiextract.store.entities.data_files import reach

_TERMS = ("labels", "descriptions", "aliases")

_NOTHING = msgspec.Raw(b"{}")
_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The part of its inputs that a store has.

    `languages`: those of labels, descriptions and aliases; None: all. `site`: the wiki whose items,
    and what these name, are kept; None: all entities.
    """

    languages: tuple[str, ...] | None = None
    site: str | None = None


def languages_with_fallbacks(codes: Iterable[str]) -> tuple[str, ...]:
    """Return languages, those whose words stand in for theirs, and what stands for all."""
    found: dict[str, None] = {}
    for code in codes:
        found.update(dict.fromkeys((code, *fallbacks_of(code))))
    return tuple(found | dict.fromkeys(reach().languages))


class Keeper:
    """Cuts entities down to what is kept of them."""

    def __init__(self, kept: Kept) -> None:
        self._languages = frozenset(kept.languages) if kept.languages is not None else None
        self._sites = _sites(kept) if kept.site is not None else frozenset()
        self._chains = frozenset(reach().chains)
        self._statements = reach().statements

    def keeps_language(self, language: str) -> bool:
        """Return True if terms in this language are kept."""
        return self._languages is None or language in self._languages

    def whole(self, text: bytes) -> bytes:
        """Return an entity with terms in the languages that are kept."""
        if self._languages is None:
            return text
        fields = _fields.decode(text)
        self._cut_terms(fields, self._languages)
        return msgspec.json.encode(fields)

    def reduced(self, text: bytes) -> tuple[bytes, bytes]:
        """Return what is kept of an entity that others name, and which has no page of the wiki.

        That is its labels and descriptions, few sitelinks, and the statements that tell others
        what it is (see `data/reach.json`). Then, by themselves, those by which modules go on.
        """
        fields = _fields.decode(text)
        if self._languages is not None:
            self._cut_terms(fields, self._languages)
        fields.pop("aliases", None)
        _cut(fields, "sitelinks", self._sites)
        _cut(fields, "claims", self._statements)
        chains = {"claims": fields.get("claims", _NOTHING)}
        _cut(chains, "claims", self._chains)
        return msgspec.json.encode(fields), bytes(chains["claims"])

    @staticmethod
    def _cut_terms(fields: dict[str, msgspec.Raw], languages: frozenset[str]) -> None:
        for name in _TERMS:
            _cut(fields, name, languages)


def _cut(fields: dict[str, msgspec.Raw], name: str, kept: frozenset[str]) -> None:
    """Keep of an object in a field only what has these keys."""
    value = fields.get(name)
    if value is None or not bytes(value).lstrip().startswith(b"{"):
        return
    inner = {key: item for key, item in _fields.decode(value).items() if key in kept}
    fields[name] = msgspec.Raw(msgspec.json.encode(inner))


def _sites(kept: Kept) -> frozenset[str]:
    """The wikis whose sitelinks of a reduced entity are kept."""
    of_languages = (f"{code.replace('-', '_')}wiki" for code in kept.languages or ())
    return frozenset((kept.site or "", *reach().sites, *of_languages))
