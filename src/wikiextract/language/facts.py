"""MediaWiki's facts about a language, from the bundled data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import ZipFile

import msgspec

Names: TypeAlias = tuple[str, ...]
"""Twelve months (from January) or seven days (from Sunday)."""

# Facts that are mappings of many entries: a language's file holds the entries that differ from
# those of its base (one of its fallback languages).
MERGED = ("magic_words", "special_pages", "messages")

_ENDING = ".json"


class NumberFormat(msgspec.Struct, frozen=True):
    """How numbers are written.

    `digits` where they are others than `Language.digits`; `group` and `decimal` separators;
    `sizes` of the last group and of those before it; `minimum` digits before the last group
    (0: numbers are not grouped).
    """

    digits: Mapping[str, str] = {}
    group: str = ","
    decimal: str = "."
    sizes: tuple[int, ...] = (3, 3)
    minimum: int = 1


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of one language.

    * `fallbacks`: codes whose words are used where the language has none, best first; ``en`` last;
    * `namespace_names` and `project_talk`: the talk page's namespace by the project's name, for
      languages that inflect it;
    * `magic_words`: (case-sensitive, names) by id;
    * `months`, `months_genitive`, `months_short` (from January), `days`, `days_short` (from
      Sunday), month names of other calendars (`hebrew_months`: twelve, then Adar I and II);
    * `date_formats`: ``time``, ``date``, ``both``, ``pretty``, … in the characters of
      ``{{#time:}}``, as the language writes dates by default;
    * `digits`: the digit for each of ``0``-``9`` where the language has its own; `separators`: what
      stands for ``,`` and ``.`` in a number that is read; `number_format`: how one is written;
    * `plural_rules`: CLDR conditions, one for each form but the last;
    * `grammar`: by case, (pattern, replacement) of which the first that matches applies;
    * `first_letters`: letters whose capital, at a text's start, is not the one that Unicode gives;
      `small_first_letters`: capitals whose small letter is not.
    """

    code: str
    bcp47: str = ""
    autonym: str = ""
    fallbacks: tuple[str, ...] = ()
    right_to_left: bool = False
    variants: tuple[str, ...] = ()
    variant_fallbacks: Mapping[str, tuple[str, ...]] = {}
    namespace_names: Mapping[int, str] = {}
    namespace_aliases: Mapping[str, int] = {}
    project_talk: Mapping[str, str] = {}
    magic_words: Mapping[str, tuple[bool, tuple[str, ...]]] = {}
    special_pages: Mapping[str, tuple[str, ...]] = {}
    link_trail: str = "[a-z]+"
    link_prefix: str | None = None
    first_letters: Mapping[str, str] = {}
    small_first_letters: Mapping[str, str] = {}
    months: Names = ()
    months_genitive: Names = ()
    months_short: Names = ()
    days: Names = ()
    days_short: Names = ()
    iranian_months: Names = ()
    hijri_months: Names = ()
    hebrew_months: Names = ()
    hebrew_months_genitive: Names = ()
    date_formats: Mapping[str, str] = {}
    digits: Mapping[str, str] = {}
    separators: Mapping[str, str] = {}
    number_format: NumberFormat = NumberFormat()
    plural_rules: tuple[str, ...] = ()
    grammar: Mapping[str, tuple[tuple[str, str], ...]] = {}
    messages: Mapping[str, str] = {}


@cache
def bundled_languages() -> frozenset[str]:
    """Return the codes of the languages whose facts are bundled."""
    return frozenset(name.removesuffix(_ENDING) for name in _packed().namelist())


@cache
def _packed() -> ZipFile:
    """Return the bundled facts, a JSON file for each language: few are unpacked in one process."""
    archive = files("wikiextract.language") / "data" / "languages.zip"
    return ZipFile(BytesIO(archive.read_bytes()))


def has_language(code: str) -> bool:
    """Return True if facts of the language with this MediaWiki code are bundled."""
    return code in bundled_languages()


@cache
def load_language(code: str) -> Language:
    """Return the facts of a language, completed from its fallbacks; English for an unknown code."""
    if not has_language(code):
        return load_language("en")
    return msgspec.convert(_complete(code), Language, strict=False)


def _complete(code: str) -> dict[str, Any]:
    """Return a language's facts over those of its base, that over its own, down to English."""
    layers: list[dict[str, Any]] = []
    while code:
        facts = msgspec.json.decode(_packed().read(code + _ENDING))
        layers.append(facts)
        code = facts.get("base", "")
    complete: dict[str, Any] = {}
    for facts in reversed(layers):
        merged = {key: {**complete.get(key, {}), **facts.get(key, {})} for key in MERGED}
        complete = {**complete, **facts, **merged}
    return complete
