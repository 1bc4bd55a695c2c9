"""Calls that set a sign, a unit or a currency beside a number (``data/amounts.json``)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from msgspec.structs import replace

from wikiextract.nodes import Value
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.show_rules import country_name, value_shown
from wikiextract.read.wikitext.calls.shown import Shown
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading

_AMOUNT = re.compile(r"[-+−±~≈<>]?\s*[.,]?\d")
_LONGEST_SIGN = 5
_SUPERSCRIPT = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


def show_signed(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A sign before, behind or around a text: ``{{circa|1850}}``, ``{{percent|5}}``."""
    words = facts().amounts
    before, behind = words.around.get(arguments.lowered, ("", ""))
    before = before or words.before.get(arguments.lowered, "")
    behind = behind or words.behind.get(arguments.lowered, "")
    if not before and not behind:
        return None
    values = [value for value in arguments.positional if value.text]
    if not values:
        return None if any(arguments.raw) else Shown(text=(before + behind).strip())
    if behind and len(values) > 1:
        return None  # a part of a whole, which is reckoned
    shown = _beside(before, values[0], behind)
    if len(values) == 2 and before.endswith(" "):
        second = _beside(before, values[1], behind)
        return replace(
            shown, text=f"{shown.text} – {second.text}", links=(*shown.links, *second.links)
        )
    return shown


def show_currency(reading: Reading, arguments: CallArguments) -> Shown | None:
    """Money in a template named by its currency: ``{{GBP|5}}``, ``{{€|7 billion}}``."""
    name = arguments.call.name
    found = _currency(name, reading.site.language)
    if found is None:
        return None
    sign, precedes = found
    values = [value for value in arguments.positional if value.text]
    if not values:
        is_country = country_name(name, reading.site.language) is not None
        return None if arguments.call.parameters or is_country else Shown(text=sign)
    if not _is_sign(name) and not _AMOUNT.match(values[0].text or ""):
        return None
    scale = facts().amounts.scales.get((values[1].text or "").lower()) if len(values) > 1 else None
    behind = f" {scale}" if scale else ""
    if precedes:
        return _beside(f"{sign} " if sign[-1:].isalpha() else sign, values[0], behind)
    return _beside("", values[0], f"{behind} {sign}")


def show_measured(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A number with its uncertainty, power of ten and unit: ``{{val|5|2|e=6|u=km}}``."""
    values = [value for value in arguments.positional if value.text]
    if not values:
        return None
    words = facts().amounts
    text = values[0].text or ""
    if len(values) > 1:
        error = values[1].text or ""
        text += error if error.startswith("(") else f"±{error}"
    power = arguments.first_of(words.power)
    if power is not None:
        text += f"×10{(power.text or '').translate(_SUPERSCRIPT)}"
    unit, per = arguments.first_of(words.unit), arguments.first_of(words.per_unit)
    if unit is not None and unit.text:
        text += unit.text if unit.text[0] in "%°′″'\"" else f" {unit.text}"
    if per is not None:
        text += f"/{per.text}"
    before, behind = arguments.first_of(words.prefix), arguments.first_of(words.suffix)
    text = f"{before.text if before else ''}{text}{behind.text if behind else ''}"
    return replace(value_shown(values[0]), text=text, items=())


def _beside(before: str, value: Value, behind: str) -> Shown:
    """Return what shows a value between two texts."""
    return replace(value_shown(value), text=f"{before}{value.text}{behind}", items=())


def _is_sign(name: str) -> bool:
    """Return True if a name holds a sign of a currency."""
    return len(name) <= _LONGEST_SIGN and any(unicodedata.category(sign) == "Sc" for sign in name)


@lru_cache(maxsize=4096)
def _currency(name: str, language: str) -> tuple[str, bool] | None:
    """The sign of the currency that a template is named by; whether it stands before the amount."""
    precedes = _precedes(language)
    if _is_sign(name):
        return name, precedes
    words, english = facts().amounts, _english()
    for ending in words.conversion:
        if name.lower().endswith(ending) and len(name) > len(ending):
            name = name[: -len(ending)].strip()
    code = words.currency_names.get(name.lower()) or _names(language).get(name.lower())
    if code is None and name.upper() in english.currencies:
        code = name.upper()
        if name != code and code not in words.signs and code not in english.currency_symbols:
            return None
    if code is None:
        return None
    sign = words.signs.get(code) or str(english.currency_symbols.get(code, code))
    return sign, precedes


@lru_cache(maxsize=64)
def _precedes(language: str) -> bool:
    """Return True if signs of currencies stand before amounts in a language."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = _english()
    pattern = locale.currency_formats["standard"].pattern
    return "¤" in pattern and pattern.index("¤") < min(
        pattern.find(sign) for sign in "#0" if sign in pattern
    )


@lru_cache(maxsize=1)
def _english() -> Locale:
    return Locale("en")


@lru_cache(maxsize=64)
def _names(language: str) -> dict[str, str]:
    """Codes of currencies by their names in English and in a language, in lower case."""
    names = {str(name).lower(): code for code, name in _english().currencies.items()}
    try:
        own = Locale.parse(language.replace("-", "_")).currencies
    except (UnknownLocaleError, ValueError):
        return names
    return names | {str(name).lower(): code for code, name in own.items()}
