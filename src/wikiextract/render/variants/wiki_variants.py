"""The variants of a wiki's language: their codes, what stands in for which, their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from wikiextract.data_files import DataFile, read_data
from wikiextract.language.facts import has_language, load_language
from wikiextract.language.language_names import language_name
from wikiextract.site import Site


@dataclass(frozen=True)
class WikiVariants:
    """The variants of a language.

    `codes` begins with the language itself. `substitutes` says which variants are taken where a
    rule has nothing for one. `known` maps every way of writing a code (in lower case) to it,
    `bcp47` only the international one; `spelled` are these ways as they are mostly written.
    Rules of a page that state words for several variants replace each by the other, except in the
    variants of `one_way_only`; in those of `no_rules` they replace nothing. `separators` stand
    behind a variant's name and between variants where a rule is described. `flags` are names that
    the language has for flags. Where there are
    `letters`, a page with more of a variant's than of others is taken to be written in that; where
    there is a `script` (a variant and its letters as a pattern), a page with any of these.
    """

    codes: tuple[str, ...]
    substitutes: Mapping[str, tuple[str, ...]]
    known: Mapping[str, str]
    bcp47: Mapping[str, str]
    spelled: tuple[str, ...]
    names: Mapping[str, str] = field(repr=False)
    one_way_only: frozenset[str] = frozenset()
    no_rules: frozenset[str] = frozenset()
    separators: tuple[str, str] = (":", ";")
    flags: Mapping[str, str] = field(default_factory=dict, repr=False)
    letters: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    script: tuple[str, str] | None = None

    def written_in(self, text: str, variant: str) -> bool:
        """Return True if a text is taken to be written in `variant` already."""
        if self.script is not None:
            code, pattern = self.script
            return (variant == code) == (re.search(pattern, text) is not None)
        own = self.letters.get(variant)
        if own is None:
            return False
        others: frozenset[str] = frozenset()
        for code, letters in self.letters.items():
            if code != variant:
                others |= letters
        return sum(map(own.__contains__, text)) > sum(map(others.__contains__, text))

    @property
    def main(self) -> str:
        """The language's own code: text as it was written."""
        return self.codes[0]

    def code(self, written: str) -> str | None:
        """The code that is written so, ``None``: no variant."""
        return self.known.get(written.lower())

    def name(self, written: str) -> str:
        """A variant's or language's name for readers, empty when it is not known."""
        code = self.code(written) or written.lower()
        if code in self.names:
            return self.names[code]
        if not has_language(code):
            # Perhaps the international code of another language's variant (``sr-Cyrl``).
            language = code.partition("-")[0]
            if not has_language(language) or language == code:
                return ""
            known = language_variants(language, load_language(language).variants).bcp47
            code = known.get(code, "")
        return load_language(code).autonym if has_language(code) else ""


def wiki_variants(site: Site) -> WikiVariants | None:
    """The variants of a wiki; ``None`` when it does not convert."""
    if not site.has_variants:
        return None
    return language_variants(site.language, site.variants)


@lru_cache(maxsize=64)
def language_variants(language: str, codes: tuple[str, ...]) -> WikiVariants:
    """The variants of a language, of which the wiki uses those with these codes."""
    facts = load_language(language)
    known: dict[str, str] = {}
    bcp47: dict[str, str] = {}
    spelled: dict[str, None] = {}
    names: dict[str, str] = {}
    for code in codes:
        known[code.lower()] = code
        own = load_language(code) if has_language(code) else None
        international = own.bcp47 if own is not None and own.bcp47 else code
        bcp47[international.lower()] = code
        known.setdefault(international.lower(), code)
        spelled |= {code: None, international: None}
        names[code] = language_name(code) or code
    own_names = _own_names().get(language, _OwnNames())
    names.update(own_names.names)
    return WikiVariants(
        codes=codes,
        substitutes={code: tuple(facts.variant_fallbacks.get(code, ())) for code in codes},
        known=known,
        bcp47=bcp47,
        spelled=tuple(spelled),
        names=names,
        one_way_only=frozenset(own_names.one_way_only),
        no_rules=frozenset(own_names.no_rules),
        separators=own_names.separators,
        flags=own_names.flags,
        letters={code: frozenset(letters) for code, letters in own_names.letters.items()},
        script=own_names.script,
    )


class _OwnNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language treats its variants; see `WikiVariants`."""

    separators: tuple[str, str] = (":", ";")
    names: dict[str, str] = {}
    flags: dict[str, str] = {}
    letters: dict[str, str] = {}
    script: tuple[str, str] | None = None
    one_way_only: tuple[str, ...] = ()
    no_rules: tuple[str, ...] = ()


class _Names(DataFile, frozen=True):
    languages: Mapping[str, _OwnNames]


@lru_cache(maxsize=1)
def _own_names() -> Mapping[str, _OwnNames]:
    return read_data("wikiextract.render.variants", "names", _Names).languages
