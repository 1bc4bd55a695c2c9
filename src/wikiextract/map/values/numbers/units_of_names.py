"""The unit that a label or heading states in brackets for values that show none: "Area (km²)"."""

from __future__ import annotations

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.numbers.characters import plain_characters
from wikiextract.map.values.numbers.data_files import units_file
from wikiextract.map.values.numbers.number_language import number_language
from wikiextract.map.values.numbers.unit_reader import LONGEST_NAME, read_unit
from wikiextract.nodes import ValueKind

_BRACKET = late_pattern(rf"[(\[（]([^()\[\]（）]{{1,{LONGEST_NAME}}})[)\]）]\s*\Z")
_LETTERS_OF_A_WORD = 5
_SIGNS = frozenset("²³23/%°")
_DAY = 86400


def unit_of_name(name: str, language: str | None, expected: ValueKind | None) -> str | None:
    """Return the unit (UCUM) that is all that the bracket at the end of a name says.

    None where there is none, or where its letters could be another thing's ("Time (PB)") and no
    quantity is `expected`.
    """
    match = _BRACKET.search(name)
    if match is None or expected not in (None, "number", "quantity", "duration"):
        return None
    written = plain_characters(match[1]).strip()
    if len(written) == 1 and written.isalpha() and not name[: match.start()].endswith(" "):
        return None  # "Length(s)"
    known = number_language(language)
    unit = read_unit(written, 0, known.units)
    if unit is None or unit.end != len(written) or len(unit.readings) != 1:
        return None
    meant = unit.readings[0]
    days = meant.si == "s" and meant.factor >= _DAY
    sure = not days and _is_unmistakable(written)
    return meant.code or None if sure or expected in ("quantity", "duration") else None


def _is_unmistakable(written: str) -> bool:
    """Return True for a unit that is no abbreviation, word or currency as well."""
    facts = units_file()
    if written in facts.in_brackets or not _SIGNS.isdisjoint(written):
        return True
    others = facts.words_too | facts.not_in_brackets
    return len(written) >= _LETTERS_OF_A_WORD and written.casefold() not in others
