"""One number with what belongs to it: words in front, sign, scale, unit or currency."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from wikiextract.map.values.numbers.characters import joins_words
from wikiextract.map.values.numbers.currencies import (
    WrittenCurrency,
    currency_before,
    currency_behind,
)
from wikiextract.map.values.numbers.data_files import money_signs
from wikiextract.map.values.numbers.number_language import NumberLanguage, ends_word, word_at
from wikiextract.map.values.numbers.numerals import Numeral, read_numeral
from wikiextract.map.values.numbers.unit_reader import WrittenUnit, read_counted, read_unit

_ABOUT_SIGNS = "≈~∼≃≅±"
_LOW_SIGNS = ">≥"
_HIGH_SIGNS = "<≤"
BOUND_SIGNS = _LOW_SIGNS + _HIGH_SIGNS
_SIGNS = f"+-{_ABOUT_SIGNS}{BOUND_SIGNS}"
_MOST_WORDS = 3
_MOST_PARTS = 5
_SHORTEST_NAME = 4
_GROUP = 3


class Amount(NamedTuple):
    """A number at ``text[start:end]``, with its scale in it; its digits begin at `digits`.

    `number_end` is where its unit or currency begins or would; `bound` is "low" for "at least",
    "high" for "up to". Its last digits, `last`, are told in 10 to the `power`.
    """

    start: int
    end: int
    digits: int
    number_end: int
    value: Fraction
    numeral: Numeral
    last: Decimal
    power: int = 0
    signed: bool = False
    scaled: bool = False
    about: bool = False
    bound: str = ""
    unit: WrittenUnit | None = None
    currency: WrittenCurrency | None = None
    counted: bool = False

    @property
    def step(self) -> Fraction:
        """The size of the last digit; of round numbers, of the last that is no zero."""
        exponent = self.last.normalize().as_tuple().exponent
        size = Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(1)
        return size * Fraction(10) ** self.power


class _Lead(NamedTuple):
    """What stands in front of the digits of an amount, which begin at `end`."""

    end: int
    about: bool = False
    bound: str = ""
    signed: bool = False
    minus: bool = False
    currency: WrittenCurrency | None = None


def read_amount(text: str, start: int, language: NumberLanguage) -> Amount | None:
    """Return the amount that begins at ``text[start]``; None where there is none.

    `text` is in plain characters.
    """
    lead = _Lead(start) if text[start : start + 1].isdigit() else _read_lead(text, start, language)
    numeral = read_numeral(text, lead.end, language.forms)
    if numeral is None:
        return None
    behind = language.may_go_on(text, skip_space(text, numeral.end))
    value, last, power, end = (
        _with_scale(text, numeral, language)
        if behind
        else (_exactly(numeral.value), numeral.value, 0, numeral.end)
    )
    amount = Amount(
        start=start,
        end=end,
        digits=numeral.start,
        number_end=end,
        value=-value if lead.minus else value,
        numeral=numeral,
        last=last,
        power=power,
        signed=lead.signed,
        scaled=end > numeral.end,
        about=lead.about,
        bound=lead.bound,
        currency=lead.currency,
    )
    if end == len(text) or not behind:
        return _with_doubt(amount)
    if lead.currency is None:
        amount = _with_unit(text, amount, language)
    else:
        amount = _with_currency(text, amount, language)
    return _with_words_behind(text, _with_doubt(amount), language)


def _with_doubt(amount: Amount) -> Amount:
    """Return an amount of money with a doubt if three digits behind its separator may be a group.

    Money has two decimals: who writes "€5.000" may mean 5000.
    """
    value = amount.numeral.value
    if amount.currency is None or amount.scaled or value.as_tuple().exponent != -_GROUP:
        return amount
    decimals = money_signs().three_decimals
    if not 1 <= value < 1000 or any(code in decimals for code in amount.currency.codes):
        return amount
    doubt = f"{value} or {value.scaleb(_GROUP):f}"
    return amount._replace(numeral=amount.numeral._replace(doubt=doubt))


def _read_lead(text: str, start: int, language: NumberLanguage) -> _Lead:
    about, bound, place = _read_words(text, start, language)
    signed = text[place : place + 1] in ("-", "+")
    minus = text[place : place + 1] == "-"
    place += signed
    currency = currency_before(text, place)
    if currency is not None:
        place = skip_space(text, currency.end)
    if not signed and text[place : place + 1] in ("-", "+"):
        signed, minus, place = True, text[place] == "-", place + 1
    return _Lead(place, about, bound, signed, minus, currency)


def _read_words(text: str, start: int, language: NumberLanguage) -> tuple[bool, str, int]:
    """Return whether words say about, the bound that they say, and where they end."""
    about, bound, place = False, "", start
    for _ in range(_MOST_WORDS):
        if currency_before(text, place) is not None:
            break  # "C$" begins as "c." does
        sign = text[place : place + 1]
        if sign and sign in _ABOUT_SIGNS:
            about, end = True, place + 1
        elif sign and sign in BOUND_SIGNS:
            bound, end = "low" if sign in _LOW_SIGNS else "high", place + 1
        elif (end := word_at(text, place, language.about)) > place:
            about = True
        elif (end := word_at(text, place, language.low)) > place:
            bound = "low"
        elif (end := word_at(text, place, language.high)) > place:
            bound = "high"
        else:
            break
        place = skip_space(text, end)
    return about, bound, place


def may_lead(text: str, start: int, language: NumberLanguage) -> bool:
    """Return True if what begins at a place may belong to a number behind it: a word or a sign."""
    if text[start] not in _SIGNS and not language.may_lead(text, start):
        return False
    if text[start] in "+-" or currency_before(text, start) is not None:
        return True
    if any(word_at(text, start, before) > start for before, _ in language.between):
        return True
    return _read_words(text, start, language)[2] > start


def _with_scale(
    text: str, numeral: Numeral, language: NumberLanguage
) -> tuple[Fraction, Decimal, int, int]:
    """Return the number times its scale, its last digits with their power, and where it ends.

    In East Asia several scales follow each other: 1億2345万6789.
    """
    total, end = Fraction(0), numeral.end
    last, last_power = numeral.value, 0
    part: Numeral | None = numeral
    least = None
    for _ in range(_MOST_PARTS):
        if part is None:
            break
        power, after = language.scale_at(text, _skip_hyphen(text, part.end))
        if power and text[after : after + 1] == " ":
            more, further = language.scale_at(text, after + 1)  # "1.5 lakh crore"
            power, after = (power + more, further) if more else (power, after)
        if least is not None and power >= least:
            break
        value = _exactly(part.value)
        total += value * 10**power if power else value
        last, last_power = part.value, power
        if not power:
            end = part.end
            break
        end, least = after, power
        part = _next_part(text, after, language)
    return total, last, last_power, end


def _exactly(value: Decimal) -> Fraction:
    whole = int(value)
    return Fraction(whole) if value == whole else Fraction(value)


def _next_part(text: str, start: int, language: NumberLanguage) -> Numeral | None:
    """Return the number that goes on behind a scale; behind a space one that has its own."""
    place = skip_space(text, start)
    if not (joins_words(text[start - 1]) and text[place : place + 1].isdigit()):
        return None
    part = read_numeral(text, place, language.forms)
    if part and place > start and not language.scale_at(text, part.end)[0]:
        return None
    return part


def _with_currency(text: str, amount: Amount, language: NumberLanguage) -> Amount:
    """Return an amount of money with the letter of its scale, and a currency's code behind it."""
    amount = _with_letter(text, amount)
    behind = currency_behind(text, skip_space(text, amount.end), language.code)
    if behind is not None and amount.currency and set(behind.codes) & set(amount.currency.codes):
        # "$5 USD", "¥500円"
        return amount._replace(end=behind.end, currency=behind)
    return amount


def _with_letter(text: str, amount: Amount) -> Amount:
    """Return an amount with the letter of its scale, which is one in amounts of money only."""
    if not amount.scaled:
        place = skip_space(text, amount.end)
        scales = money_signs().scales
        for end in range(min(len(text), place + 3), place, -1):
            power = scales.get(text[place:end])
            if power and ends_word(text, end):
                factor = Fraction(10) ** power
                amount = amount._replace(
                    value=amount.value * factor, power=amount.power + power,
                    end=end, number_end=end, scaled=True,
                )  # fmt: skip
                break
    return amount


def _with_unit(text: str, amount: Amount, language: NumberLanguage) -> Amount:
    place = skip_space(text, amount.end)
    hyphen = text[place : place + 1] == "-"
    unit = read_unit(text, place + 1, language.units) if hyphen else None
    if unit is not None and unit.end - unit.start >= _SHORTEST_NAME:  # "a 12-inch gun"
        return amount._replace(end=unit.end, unit=unit)
    money = _with_letter(text, amount)
    if money.scaled and not amount.scaled:
        behind = currency_behind(text, skip_space(text, money.end), language.code)
        if behind is not None:  # "1.5m USD"
            return money._replace(end=behind.end, currency=behind)
    currency = currency_behind(text, place, language.code)
    unit = read_unit(text, place, language.units)
    if currency and (unit is None or currency.end >= unit.end + (not currency.own)):
        return amount._replace(end=currency.end, currency=currency)
    if unit is not None and not _is_scale(text, unit, language):
        return amount._replace(end=unit.end, unit=unit)
    counted = read_counted(text, place, language.units)
    if counted > place:
        return amount._replace(end=counted, counted=True)
    return amount


def _is_scale(text: str, unit: WrittenUnit, language: NumberLanguage) -> bool:
    """Return True for a letter before people or money ("5 m people"), which says how many."""
    place = skip_space(text, unit.end)
    if unit.end - unit.start > 1 or place == unit.end or not text[unit.start].isalpha():
        return False
    counts = read_counted(text, place, language.units) > place
    return counts or currency_behind(text, place, language.code) is not None


def _with_words_behind(text: str, amount: Amount, language: NumberLanguage) -> Amount:
    """Return an amount with what stands behind it in some languages ("500m以上", "10 kmほど")."""
    place = skip_space(text, amount.end)
    if (end := word_at(text, place, language.about_after)) > place:
        return amount._replace(end=end, about=True)
    if (end := word_at(text, place, language.low_after)) > place:
        return amount._replace(end=end, bound="low")
    if (end := word_at(text, place, language.high_after)) > place:
        return amount._replace(end=end, bound="high")
    if (
        text[amount.end : amount.end + 1] == "+"
        and not text[amount.end + 1 : amount.end + 2].isalnum()
    ):
        return amount._replace(end=amount.end + 1, bound="low")
    return amount


def skip_space(text: str, place: int) -> int:
    """Return the place behind a space, if there is one."""
    return place + (text[place : place + 1] == " ")


def _skip_hyphen(text: str, place: int) -> int:
    hyphen = text[place : place + 1] == "-" and text[place + 1 : place + 2].isalpha()
    return place + 1 if hyphen else skip_space(text, place)
