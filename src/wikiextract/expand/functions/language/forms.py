"""Numbers and words as a language writes them: `formatnum`, `plural`, `grammar`, `gender`, `bidi`.

https://www.mediawiki.org/wiki/Help:Magic_words#Localization
"""

from __future__ import annotations

import math
import re
import unicodedata

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.language.numbers import leading_float, number_text
from wikiextract.expand.functions.language.written_numbers import has_option
from wikiextract.expand.functions.text.letters import outside_markers
from wikiextract.expand.markers import remove_markers
from wikiextract.language.grammar import gender as gendered
from wikiextract.language.grammar import grammar as inflected
from wikiextract.language.numbers import format_number, parse_number
from wikiextract.language.plural import plural as plural_of

# Whole numbers below are written without an exponent.
_FLOAT_DIGITS = 10**15
# What is a number; the page is put in a category for other text.
_NUMERIC = re.compile(
    r"[ \t\n\r\v\f]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?[ \t\n\r\v\f]*"
    r"|NAN|-?INF"
)
_NO_NUMBER = "nonnumeric-formatnum"


def formatnum(call: Call) -> str:
    """``{{formatnum:1234.5|R}}``: written, or read again (``R``), or without groups (``NOSEP``)."""
    language = call.page.language
    option = call.argument(1)
    if has_option(call, option, "rawsuffix"):
        return outside_markers(call.first, lambda text: parse_number(text, language))
    grouped = not has_option(call, option, "nocommafysuffix")
    lossless = option.upper() == "LOSSLESS"

    def write(text: str) -> str:
        if not _NUMERIC.fullmatch(text):
            call.findings.track(_NO_NUMBER)
        written = format_number(text, language, group=grouped)
        return text if lossless and parse_number(written, language) != text else written

    return outside_markers(call.first, write) if call.first else ""


def plural(call: Call) -> str:
    """``{{plural:2|page|pages}}``."""
    language = call.page.language
    forms = [call.argument(number) for number in range(1, len(call))]
    number = parse_number(call.first, language)
    whole = number.isascii() and number.isdigit()
    return plural_of(number.lstrip("0") or "0" if whole else _float_text(number), forms, language)


def _float_text(written: str) -> str:
    """The number that a text begins with, as it is written when it was read as a float."""
    value = leading_float(written)
    if value == 0.0 and math.copysign(1, value) < 0:
        return "-0"
    return number_text(int(value) if value.is_integer() and abs(value) < _FLOAT_DIGITS else value)


def grammar(call: Call) -> str:
    """``{{grammar:case|word}}``."""
    word = remove_markers(call.argument(1))
    return inflected(word, call.first, call.page.language)


def gender(call: Call) -> str:
    """``{{gender:user|he|she|they}}``: of a user who has not said, as users are not known."""
    forms = [call.argument(number) for number in range(1, len(call))]
    return gendered("unknown", forms)


def bidi(call: Call) -> str:
    """``{{bidi:text}}``: set apart in the direction of its first letter."""
    for character in call.first:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return f"\N{LEFT-TO-RIGHT EMBEDDING}{call.first}\N{POP DIRECTIONAL FORMATTING}"
        if direction in ("R", "AL"):
            return f"\N{RIGHT-TO-LEFT EMBEDDING}{call.first}\N{POP DIRECTIONAL FORMATTING}"
    return call.first


FUNCTIONS = {
    "formatnum": formatnum,
    "plural": plural,
    "grammar": grammar,
    "gender": gender,
    "bidi": bidi,
}
