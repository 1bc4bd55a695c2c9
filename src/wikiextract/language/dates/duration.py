"""Durations and lists in words, as modules ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from wikiextract.language.facts import Language
from wikiextract.language.numbers import format_number
from wikiextract.language.plural import plural

INTERVALS = MappingProxyType({
    "millennia": 31_556_952_000,
    "centuries": 3_155_695_200,
    "decades": 315_569_520,
    "years": 31_556_952,
    "weeks": 604_800,
    "days": 86_400,
    "hours": 3_600,
    "minutes": 60,
    "seconds": 1,
})  # fmt: skip
_DEFAULT = tuple(unit for unit in INTERVALS if unit != "weeks")
_CHINESE = tuple(unit for unit in _DEFAULT if unit not in ("millennia", "decades"))
_PLURAL = re.compile(r"\{\{\s*PLURAL:\s*\$1\s*\|([^{}]*)\}\}", re.I)


def split_duration(seconds: int, units: Iterable[str] = _DEFAULT) -> dict[str, int]:
    """How many of each unit make up so many seconds; units of which there are none are left out.

    When there is none at all, the smallest unit is there with zero, or with what is negative.
    """
    chosen = [unit for unit in INTERVALS if unit in set(units)]
    found: dict[str, int] = {}
    for unit in chosen:
        count = seconds // INTERVALS[unit]
        if count > 0 or (unit == chosen[-1] and not found):
            found[unit] = count
            seconds -= count * INTERVALS[unit]
    return found


def format_duration(seconds: int, language: Language, units: Iterable[str] | None = None) -> str:
    """A duration in words: ``"2 days, 3 hours and 1 second"``; in the language's usual units."""
    if units is None:
        units = _CHINESE if _is_chinese(language) else _DEFAULT
    parts = []
    for unit, count in split_duration(seconds, units).items():
        text = language.messages.get(f"duration-{unit}", f"$1 {unit}")
        forms = _PLURAL.sub(lambda match, n=count: _choose(match[1], n, language), text)  # type: ignore[misc]
        parts.append(forms.replace("$1", format_number(str(count), language)))
    return "".join(parts) if _is_chinese(language) else join_list(parts, language)


def _is_chinese(language: Language) -> bool:
    """Whether durations are written without separators."""
    return any(code.split("-")[0] == "zh" for code in (language.code, *language.fallbacks))


def _choose(forms: str, count: int, language: Language) -> str:
    return plural(str(count), forms.split("|"), language)


def join_list(items: Sequence[str], language: Language) -> str:
    """``"a, b and c"`` with the language's words."""
    if len(items) < 2:
        return "".join(items)
    messages = language.messages
    comma = messages.get("comma-separator", ", ")
    last = messages.get("and", " and") + messages.get("word-separator", " ")
    return comma.join(items[:-1]) + last + items[-1]
