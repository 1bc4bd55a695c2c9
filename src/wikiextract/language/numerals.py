"""Roman and Hebrew numerals."""

from __future__ import annotations

from wikiextract.language.data_files import numerals


def roman(number: int) -> str:
    """Return a number from 1 to 10000 as Roman numeral; others as they are."""
    if not 0 < number <= 10_000:
        return str(number)
    letters = []
    for letter, value in numerals().roman.items():
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def hebrew_numeral(number: int) -> str:
    """Return a number from 1 to 9999 in Hebrew letters; others as they are."""
    if not 0 < number <= 9999:
        return str(number)
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _mark(_letters(rest))
    thousand = _letters(thousands) + "'"
    if rest == 0:
        words = numerals()
        return f"{thousand} {words.hebrew_thousand if thousands == 1 else words.hebrew_thousands}"
    return thousand + _mark(_letters(rest), behind_thousands=True)


def _letters(number: int) -> str:
    letters = ""
    known = numerals()
    for letter, value in known.hebrew.items():
        if number in known.hebrew_exceptions:
            return letters + known.hebrew_exceptions[number]
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def _mark(letters: str, *, behind_thousands: bool = False) -> str:
    """Return letters with a geresh behind one, gershayim before the last of several."""
    last = letters[-1]
    if len(letters) > 1 or behind_thousands:
        last = numerals().hebrew_final.get(last, last)
    return f"{last}'" if len(letters) == 1 else f'{letters[:-1]}"{last}'
