"""Labels and descriptions in a language, or in those that stand in for it.

https://www.wikidata.org/wiki/Help:Default_values_for_labels_and_aliases: behind a language come its
variants, converted, then its fallbacks, and before English (unless that is one of them by itself)
the words that are the same in all languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from wikiextract.language.facts import has_language, load_language
from wikiextract.language.language_names import fallbacks_of
from wikiextract.language.variants.converter import converter
from wikiextract.wikibase.data_files import conventions
from wikiextract.wikibase.json_values import JsonObject, as_object, as_text


class Term(msgspec.Struct, frozen=True):
    """A label or description: its text, and the language in which it is given.

    `source` is the language in which it is stated where that is another variant.
    """

    text: str
    language: str
    source: str | None = None


class _Link(msgspec.Struct, frozen=True):
    """A language that may stand in: words stated in `stated` are given in `given`."""

    stated: str
    given: str


def term(entity: JsonObject | None, kind: str, language: str) -> Term | None:
    """Return the term of an entity for readers of a language, None when there is none.

    `kind` is "labels" or "descriptions" (or "lemmas", "glosses", …).
    """
    return _first(entity, kind, term_chain(language))


def own_term(entity: JsonObject | None, kind: str, language: str) -> Term | None:
    """Return the term in exactly this language; converted if it is stated in another variant."""
    return _first(entity, kind, tuple(_with_variants(language)))


def stated_term(entity: JsonObject | None, kind: str, language: str) -> str | None:
    """Return the term that is stated in a language."""
    if entity is None:
        return None
    stated = as_object(as_object(entity.get(kind)).get(language))
    return as_text(stated.get("value")) or None


def _first(entity: JsonObject | None, kind: str, chain: tuple[_Link, ...]) -> Term | None:
    if entity is None:
        return None
    for link in chain:
        text = stated_term(entity, kind, link.stated)
        if text is None:
            continue
        if link.stated == link.given:
            return Term(text, link.given)
        known = converter(link.given)
        return Term(known.convert(text) if known else text, link.given, link.stated)
    return None


@lru_cache(maxsize=256)
def term_chain(language: str) -> tuple[_Link, ...]:
    """Return the languages in which terms are looked for, the best first."""
    mul = conventions().no_language
    fallbacks = list(fallbacks_of(language))
    is_english = language.partition("-")[0] in conventions().kinds_of_english
    if fallbacks and fallbacks[-1] == "en" and not is_english:
        fallbacks.pop()
    found: dict[str, _Link] = {}
    for code in (language, *fallbacks):
        for link in _with_variants(code):
            found.setdefault(link.stated, link)
    for code in (mul, "en"):
        found.setdefault(code, _Link(code, code))
    return tuple(found.values())


def _with_variants(code: str) -> Iterator[_Link]:
    """The language itself, then the variants of its family from which it can be converted."""
    yield _Link(code, code)
    family = code.partition("-")[0]
    if not has_language(family):
        return
    facts = load_language(family)
    if code not in facts.variants:
        return
    for variant in (*facts.variant_fallbacks.get(code, ()), *facts.variants):
        if variant != code:
            yield _Link(variant, code)
