"""The part of an entity that a store keeps."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

import msgspec

from wikiextract.language.language_names import fallbacks_of
from wikiextract.store.entities.data_files import reach
from wikiextract.store.entities.entity import Entity
from wikiextract.store.entities.ids import keys_of_strings, keys_of_values

_TERMS = ("labels", "descriptions", "aliases")

_NOTHING = msgspec.Raw(b"{}")
_claims = msgspec.json.Decoder(dict[str, list[dict[str, msgspec.Raw]]])
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

    def whole(self, entity: Entity) -> bytes:
        """Return the JSON of an entity with terms in the languages that are kept."""
        if self._languages is None:
            return entity.text
        return msgspec.json.encode(self._with_terms(entity.fields, self._languages))

    def reduced(self, entity: Entity) -> bytes:
        """Return what is kept of an entity that others name, and which has no page of the wiki.

        That is its labels and descriptions, few sitelinks, and the statements that tell others
        what it is (see `data/reach.json`), without references.
        """
        fields = dict(entity.fields)
        if self._languages is not None:
            fields = self._with_terms(fields, self._languages)
        fields.pop("aliases", None)
        _cut(fields, "sitelinks", self._sites)
        _cut(fields, "claims", self._statements)
        with contextlib.suppress(msgspec.ValidationError):  # statements of another shape stay
            claims = _claims.decode(fields.get("claims", _NOTHING))
            for statement in (one for several in claims.values() for one in several):
                statement.pop("references", None)
            if claims:
                fields["claims"] = msgspec.Raw(msgspec.json.encode(claims))
        return msgspec.json.encode(fields)

    def named(self, entity: Entity) -> set[int]:
        """Return the numbers of the entities that one names, but not of the properties."""
        found = set()
        for name, value in entity.fields.items():
            if name not in _TERMS:
                keys = keys_of_values if name == "claims" else keys_of_strings
                found |= keys(bytes(value))
        return found

    def named_in_short(self, entity: Entity) -> tuple[set[int], set[int]]:
        """Return those that the statements of a reduced entity name; and those of its chains."""
        fields = {"claims": entity.fields.get("claims", _NOTHING)}
        _cut(fields, "claims", self._statements)
        all_named = keys_of_values(bytes(fields["claims"]))
        _cut(fields, "claims", self._chains)
        return all_named, keys_of_values(bytes(fields["claims"]))

    @staticmethod
    def _with_terms(
        fields: dict[str, msgspec.Raw], languages: frozenset[str]
    ) -> dict[str, msgspec.Raw]:
        fields = dict(fields)
        for name in _TERMS:
            _cut(fields, name, languages)
        return fields


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
