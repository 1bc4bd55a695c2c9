"""Roman and Hebrew numerals."""

from __future__ import annotations

_ROMAN = (
    ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50),
    ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
)  # fmt: skip
_HEBREW = (
    ("ת", 400), ("ש", 300), ("ר", 200), ("ק", 100), ("צ", 90), ("פ", 80), ("ע", 70), ("ס", 60),
    ("נ", 50), ("מ", 40), ("ל", 30), ("כ", 20), ("י", 10), ("ט", 9), ("ח", 8), ("ז", 7), ("ו", 6),
    ("ה", 5), ("ד", 4), ("ג", 3), ("ב", 2), ("א", 1),
)  # fmt: skip
_FINAL = {"כ": "ך", "מ": "ם", "נ": "ן", "פ": "ף", "צ": "ץ"}


def roman(number: int) -> str:
    """A number from 1 to 10000 as Roman numeral; others as they are."""
    if not 0 < number <= 10_000:
        return str(number)
    letters = []
    for letter, value in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def hebrew_numeral(number: int) -> str:
    """A number from 1 to 9999 in Hebrew letters; others as they are."""
    if not 0 < number <= 9999:
        return str(number)
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _mark(_letters(rest))
    thousand = _letters(thousands) + "'"
    if rest == 0:
        return f"{thousand} {'אלף' if thousands == 1 else 'אלפים'}"
    return thousand + _mark(_letters(rest), behind_thousands=True)


def _letters(number: int) -> str:
    letters = ""
    for letter, value in _HEBREW:
        if number in (15, 16):  # not with the letters of a name of God
            return letters + ("טו" if number == 15 else "טז")
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def _mark(letters: str, *, behind_thousands: bool = False) -> str:
    """With a geresh behind one letter, gershayim before the last of several."""
    last = letters[-1]
    if len(letters) > 1 or behind_thousands:
        last = _FINAL.get(last, last)
    return f"{last}'" if len(letters) == 1 else f'{letters[:-1]}"{last}'
