"""What calls of one structure state, as a text in English, in which it is read.

Each function returns "" where a call has not the arguments of its family.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.calls.quantity_data import quantity_calls

_NUMBER = late_pattern(r"[-+−]?[\d.,⁄/½¼¾⅓⅔⅛⅜⅝⅞ ()]*\d[\d()]*[½¼¾⅓⅔⅛⅜⅝⅞]?|[½¼¾⅓⅔⅛⅜⅝⅞]")
_MIXED = late_pattern(r"(\d)\+(\d+/\d+)")
_SCALED_UNIT = late_pattern(r"e([369])(?=\D)")
_SCALE_WORDS = {"3": "thousand", "6": "million", "9": "billion"}
_POWER = late_pattern(r"-?[1-9]")
_CLOCK = late_pattern(r"\d{1,3}(?::\d\d){1,2}(?:\.\d+)?")
_MOST = 12

Composer: TypeAlias = Callable[[StatedCall], str]


def convert_text(call: StatedCall) -> str:
    """Return "5 ft 11 in" of 5, ft, 11, in; "10 – 20 km" of 10, -, 20, km."""
    given = [one.strip() for one in call.positional[:_MOST]]
    written, place = "", 0
    while place < len(given) and (number := _number(given[place])):
        written += number
        place += 1
        between = quantity_calls().between
        while place + 1 < len(given) and given[place].casefold() in between:
            following = _number(given[place + 1])
            if not following:
                break
            written += between[given[place].casefold()] + following
            place += 2
        unit = _unit(given[place]) if place < len(given) else ""
        if not unit:
            return "" if place == 1 or written[-1].isdigit() else written.strip()
        written += f" {unit} "
        place += 1
    return written.strip()


def measured_text(call: StatedCall) -> str:
    """Return "1.23×10^6 ± 0.04×10^6 kg" of 1.23, 0.04, e=6, u=kg."""
    facts = quantity_calls()
    number, spread, *more = (*call.positional, "", "")
    number = _number(number)
    if not number:
        return ""
    exponent = call.first(facts.exponent_arguments).replace("−", "-")
    power = f"×10^{exponent}" if exponent.removeprefix("-").isdigit() else ""
    if exponent and not power:
        return ""
    written = number + power
    if _number(spread) and not more[0]:
        written += f" ± {spread.lstrip('+')}{power}"
    unit, per = call.first(facts.unit_arguments), call.first(facts.per_arguments)
    if unit or per:
        written += f" {_unit(unit) if unit else ''}{'/' + _unit(per) if per else ''}"
    return written


def unit_power_text(call: StatedCall) -> str:
    """Return "10 m s-1" of 10, m, s, -1."""
    number, *rest = (*call.positional[:_MOST], "")
    number = _number(number)
    written = f"{number} "
    for one in rest:
        if _POWER.fullmatch(one.replace("−", "-")):
            written += one.replace("−", "-")
        elif one:
            written += f"{'' if written.endswith(' ') else ' '}{_unit(one)}"
    return written.strip() if number else ""


def height_text(call: StatedCall) -> str:
    """Return "6 ft 1 in" of ft=6, in=1; "1.85 m" of m=1.85."""
    for unit in ("m", "cm"):
        if number := _number(call.named.get(unit, "")):
            return f"{number} {unit}"
    feet, inches = (_number(call.named.get(unit, "")) for unit in ("ft", "in"))
    if feet:
        return f"{feet} ft {inches} in" if inches else f"{feet} ft"
    return convert_text(call)


def duration_text(call: StatedCall) -> str:
    """Return "1 h 22 min 34 s" of 1, 22, 34, or of h=1, m=22, s=34."""
    first, *rest = (*call.positional, "")
    if not any(rest) and _CLOCK.fullmatch(first):
        return f"{first} {'h' if first.count(':') > 1 else 'min'}"
    places = (("h", "hours", "1"), ("m", "min", "minutes", "2"), ("s", "sec", "seconds", "3"))
    stated = [call.first(names) for names in places]
    if not any(stated):
        stated = [*call.positional[:3], "", "", ""][:3]
        if len(call.positional) < 2 or len(call.positional) > 3:
            return ""
    if not all(_plain(one) for one in stated if one):
        return ""
    parts = [
        f"{one} {unit}" for one, unit in zip(stated, ("h", "min", "s"), strict=True) if _plain(one)
    ]
    return " ".join(parts) or "0 s"


def number_text(call: StatedCall) -> str:
    """Return the first argument."""
    return call.positional[0] if call.positional else ""


def fraction_text(call: StatedCall) -> str:
    """Return "1/2" of 1, 2, and "3 1/2" of 3, 1, 2."""
    given = call.positional
    if not 1 <= len(given) <= 3 or not all(one.isascii() and one.isdigit() for one in given):
        return ""
    *whole, over, under = given if len(given) > 1 else ("1", *given)
    return f"{' '.join(whole)} {over}⁄{under}".strip()


def currency_text(call: StatedCall) -> str:
    """Return "USD 500" of 500, USD."""
    amount, code, *_ = (*call.positional, "", "")
    code = code or call.first(("currency", "type", "code"))
    return f"{code.upper()} {amount}" if amount and code else ""


def named_currency_text(call: StatedCall, code: str) -> str:
    """Return "INR 5 crore" of 5, c in a call whose name says the currency."""
    amount, scale, *_ = (*call.positional, "", "")
    if not _number(amount.split(" ")[0]):
        return ""
    return f"{code} {amount}{quantity_calls().scales.get(scale.casefold(), '')}"


def _number(written: str) -> str:
    """Return an argument that is a number, as texts write it; "" for another."""
    clean = _MIXED.sub(r"\1 \2", written.strip())
    return clean if _NUMBER.fullmatch(clean) else ""


def _plain(written: str) -> bool:
    return bool(written) and written.isascii() and written.replace(".", "", 1).isdigit()


def _unit(written: str) -> str:
    """Return an argument for a unit as texts write it; "" for what is none."""
    scale = ""
    if match := _SCALED_UNIT.match(written):
        scale, written = f"{_SCALE_WORDS[match[1]]} ", written[match.end() :]
    unit = quantity_calls().units.get(written, written)
    return f"{scale}{unit}" if unit else ""


def families() -> Sequence[tuple[frozenset[str], Composer]]:
    """Return the names of the families and what makes their texts."""
    facts = quantity_calls()
    return (
        (facts.convert, convert_text),
        (facts.measured, measured_text),
        (facts.unit_power, unit_power_text),
        (facts.height, height_text),
        (facts.duration, duration_text),
        (facts.number, number_text),
        (facts.fraction, fraction_text),
        (facts.currency, currency_text),
    )


def units_of_names() -> Mapping[str, str]:
    """Return the units that names of templates say."""
    return quantity_calls().fixed_units
