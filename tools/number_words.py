"""Writes what CLDR knows of units, scales and currencies in the languages of the bundled wikis.

Usage: .venv/bin/python tools/number_words.py

CLDR's data (https://cldr.unicode.org) come by way of Babel. The files are written into
``src/wikiextract/map/values/numbers/data``: ``unit_names.json``, ``scales.json``,
``currency_names.json`` and ``separators.json``, each by MediaWiki's code of a language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global

from wikiextract.site.wikimedia import wikis

FOLDER = Path(__file__).parent.parent / "src/wikiextract/map/values/numbers/data"
UNITS = json.loads((Path(__file__).parent / "data" / "cldr_units.json").read_text("utf-8"))
PREFERRED = json.loads((FOLDER / "units.json").read_text("utf-8"))["ambiguous"]
NUMBER = "{0}"
_SHORTEST = 3
ACTIVE = {
    code
    for periods in get_global("territory_currencies").values()
    for code, _, last, tender in periods
    if tender and last is None
} | {"ATS", "BEF", "DEM", "ESP", "FIM", "FRF", "GRD", "IEP", "ITL", "NLG", "PTE", "SUR"}
KEYS = (
    "unit_patterns",
    "unit_display_names",
    "compound_unit_patterns",
    "compact_decimal_formats",
    "currency_names",
    "currency_names_plural",
    "number_symbols",
    "default_numbering_system",
)


def main() -> None:
    """Write the files."""
    names: dict[str, Any] = {}
    scales: dict[str, Any] = {}
    currencies: dict[str, Any] = {}
    separators: dict[str, Any] = {}
    for code in sorted({*wikis().language_codes.values(), *wikis().languages} | {"en"}):
        locale = locale_of(code)
        if locale is None:
            continue
        own = own_data(str(locale))
        data = {key: plain(locale._data[key]) for key in KEYS}
        if stated(own, "unit_patterns") or stated(own, "unit_display_names"):
            names[code] = unit_names(data)
        if stated(own, "compact_decimal_formats"):
            scales[code] = scale_words(data)
        if stated(own, "currency_names"):
            currencies[code] = currency_names(data)
        # What is as in most languages is left out there, where much is stated as well as where
        # nothing is.
        if stated(own, "compact_decimal_formats") or "decimal" in own["number_symbols"].get(
            "latn", {}
        ):
            separators[code] = symbols(data)
    write(
        "unit_names",
        "Names of units in languages, from CLDR, in small letters, with their UCUM codes (more than"
        " one where the name has several meanings); words for squares and cubes around the name of"
        " a length, and words for 'per'.",
        names,
    )
    write("scales", "Words for powers of ten in languages, from CLDR.", scales)
    write("currency_names", "Names of currencies in languages, from CLDR.", currencies)
    write(
        "separators",
        "The decimal separator and that of groups, of languages for which CLDR states them.",
        separators,
    )


def locale_of(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def own_data(name: str) -> dict[str, Any]:
    """Return what CLDR states for a locale itself; what it inherits is left out."""
    localedata._cache.pop(name, None)
    own = {key: plain(value) for key, value in localedata.load(name, False).items() if key in KEYS}
    localedata._cache.pop(name, None)
    return own


def stated(own: Mapping[str, Any], key: str) -> bool:
    """Return True if there is anything below `key` that is no empty mapping."""
    below = own.get(key, {})
    return any(stated(below, inner) for inner in below) if isinstance(below, dict) else True


def plain(data: Any) -> Any:
    """Return nested data of Babel as dictionaries."""
    if hasattr(data, "items"):
        return {key: plain(value) for key, value in data.items() if value is not data}
    return data


def unit_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return names of units with their codes, words of powers and words for 'per'."""
    ranked: dict[str, dict[int, list[str]]] = {}
    for unit, code in UNITS.items():
        patterns = data["unit_patterns"].get(unit, {})
        shown = data["unit_display_names"].get(unit, {})
        for rank, width in enumerate(("long", "short")):
            forms = [*patterns.get(width, {}).items(), ("", shown.get(width, ""))]
            for form, text in forms:
                if form == "per" or not isinstance(text, str):
                    continue
                name = folded(text.replace(NUMBER, ""))
                if len(name) <= _SHORTEST and name.isascii():
                    continue  # a symbol, whose letters' case counts: `units.json` has those
                if name and not any(map(str.isdigit, name)):
                    codes = ranked.setdefault(name, {}).setdefault(rank, [])
                    codes += [one for one in code.split() if one not in codes]
    found = {name: " ".join(by_rank[min(by_rank)]) for name, by_rank in sorted(ranked.items())}
    compound = data["compound_unit_patterns"]
    return {
        "names": {name: codes for name, codes in found.items() if name not in PREFERRED},
        "square": sorted(power_words(compound.get("power2", {}))),
        "cubic": sorted(power_words(compound.get("power3", {}))),
        "per": sorted(per_words(data)),
    }


def folded(text: str) -> str:
    """Return a name as it is looked up."""
    clean = re.sub("[\u200e\u200f\u061c]", "", text).replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(clean.split()).rstrip(".").casefold()


def power_words(patterns: Mapping[str, Any]) -> set[str]:
    found = set()
    long = patterns.get("long", {})
    for text in (long.get("compound"), *long.get("compound_variations", {}).values()):
        if isinstance(text, str) and (pattern := text.casefold()).strip("²³{0} "):
            found.add(pattern.replace("\u00a0", " "))
    return found


def per_words(data: Mapping[str, Any]) -> set[str]:
    found = set()
    patterns = data["compound_unit_patterns"].get("per", {})
    texts = [forms.get("compound", "") for forms in patterns.values()]
    for name in ("length-kilometer", "duration-hour"):
        long = data["unit_patterns"].get(name, {}).get("long", {}).get("per", "")
        if match := re.match(r"\{0\}\s([^\s{}]+)\s\S", long):
            texts.append(f"{{0}} {match[1]} {{1}}")
    for text in texts:
        if match := re.fullmatch(r"\{0\}\s*([^{}]*?)\s*\{1\}", text or ""):
            word = match[1].strip().casefold()
            if word and word != "/":
                found.add(word)
    return found


def scale_words(data: Mapping[str, Any]) -> dict[str, int]:
    """Return words of scales with their power of ten."""
    found: dict[str, int] = {}
    for width in ("long", "short"):
        for size, number, word in compact_words(data["compact_decimal_formats"].get(width, {})):
            power = len(size) - number
            one_letter = len(word) == 1 and word.isascii()
            if word and not one_letter:
                found.setdefault(word, power)
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def compact_words(forms: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    for sizes in forms.values():
        for size, pattern in sizes.items():
            text = re.sub("[\u200e\u200f\u061c]", "", pattern.pattern.split(";")[0])
            if match := re.search("0+", text):
                word = folded(text.replace(match[0], "").replace("'", ""))
                yield str(size), len(match[0]), word


def currency_names(data: Mapping[str, Any]) -> dict[str, str]:
    """Return names of currencies with their codes, but not names that two have."""
    found: dict[str, set[str]] = {}
    for code, name in data["currency_names"].items():
        if code not in ACTIVE:
            continue
        forms = data["currency_names_plural"].get(code, {})
        for text in (name, *forms.values()):
            if isinstance(text, str) and "(" not in text and not any(map(str.isdigit, text)):
                found.setdefault(folded(text), set()).add(code)
    return {name: min(codes) for name, codes in sorted(found.items()) if len(codes) == 1 and name}


def symbols(data: Mapping[str, Any]) -> str:
    system = data["default_numbering_system"]
    stated = data["number_symbols"].get("latn") or data["number_symbols"].get(system) or {}
    return f"{stated.get('decimal', '')}{stated.get('group', '')}"


def write(name: str, description: str, languages: Mapping[str, Any]) -> None:
    """Write a data file, a language a line."""
    lines = ",\n".join(
        f"  {json.dumps(code)}: {json.dumps(facts, ensure_ascii=False, separators=(',', ':'))}"
        for code, facts in languages.items()
        if facts
    )
    text = f'{{\n "description": {json.dumps(description)},\n "languages": {{\n{lines}\n }}\n}}\n'
    (FOLDER / f"{name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
