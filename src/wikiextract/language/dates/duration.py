"""Durations and lists in words, as modules ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wikiextract.language.data_files import durations
from wikiextract.language.facts import Language
from wikiextract.language.numbers import format_number
from wikiextract.language.plural import plural

_PLURAL = re.compile(r"\{\{\s*PLURAL:\s*\$1\s*\|([^{}]*)\}\}", re.I)


def split_duration(seconds: int, units: Iterable[str]) -> dict[str, int]:
    """Return how many of each unit make up so many seconds, without units of which there are none.

    When there is none at all, the smallest unit is there with zero, or with what is negative.
    """
    sizes = durations().seconds
    chosen = [unit for unit in sizes if unit in set(units)]
    found: dict[str, int] = {}
    for unit in chosen:
        count = seconds // sizes[unit]
        if count > 0 or (unit == chosen[-1] and not found):
            found[unit] = count
            seconds -= count * sizes[unit]
    return found


def usual_units(language: Language | None = None) -> tuple[str, ...]:
    """Return the units that durations are given in where none are asked for."""
    known = durations()
    unusual = known.unusual
    code = _without_separators(language) if language is not None else None
    if code is not None:
        unusual |= known.without_separators[code]
    return tuple(unit for unit in known.seconds if unit not in unusual)


def format_duration(seconds: int, language: Language, units: Iterable[str] | None = None) -> str:
    """Return a duration in words: ``"2 days, 3 hours and 1 second"``.

    Without `units` it is given in those that are usual in the language.
    """
    if units is None:
        units = usual_units(language)
    parts = []
    for unit, count in split_duration(seconds, units).items():
        text = language.messages.get(f"duration-{unit}", f"$1 {unit}")
        forms = _PLURAL.sub(lambda match, n=count: _choose(match[1], n, language), text)  # type: ignore[misc]
        parts.append(forms.replace("$1", format_number(str(count), language)))
    return join_list(parts, language) if _without_separators(language) is None else "".join(parts)


def _without_separators(language: Language) -> str | None:
    """Return the code of the language, of those without separators, that `language` goes by."""
    codes = (code.split("-")[0] for code in (language.code, *language.fallbacks))
    return next((code for code in codes if code in durations().without_separators), None)


def _choose(forms: str, count: int, language: Language) -> str:
    return plural(str(count), forms.split("|"), language)


def join_list(items: Sequence[str], language: Language) -> str:
    """Return ``"a, b and c"`` with the words of the language."""
    if len(items) < 2:
        return "".join(items)
    messages = language.messages
    comma = messages.get("comma-separator", ", ")
    last = messages.get("and", " and") + messages.get("word-separator", " ")
    return comma.join(items[:-1]) + last + items[-1]
