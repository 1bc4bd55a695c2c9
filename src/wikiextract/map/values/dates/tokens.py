"""A text as the pieces that dates are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wikiextract.map.values.dates.data_files import notation
from wikiextract.map.values.dates.digits import DIGITS
from wikiextract.map.values.dates.lexicon import LONGEST_PHRASE, Lexicon, Meaning
from wikiextract.map.values.dates.numerals import ethiopic_number, han_number, roman_number
from wikiextract.map.values.dates.text import folded, with_plain_digits, word_pattern


class Token(NamedTuple):
    """A piece of a text: its code in the grammar (see `patterns`) and what it means."""

    code: str
    start: int
    end: int
    number: int = 0
    meaning: Meaning = Meaning("")
    written: str = ""

    @property
    def is_long(self) -> bool:
        """True for more than one letter, or a character that is a word."""
        return self.end - self.start > 1 or self.written > chr(0x2E80)


_SIGNS = {
    ".": ".",
    ",": ",",
    "/": "/",
    "?": "?",
    ":": ":",
    ";": ";",
    "&": "&",
    "~": "A",
    **dict.fromkeys("([{\uff08\u3010\u300a", "("),
    **dict.fromkeys(")]}\uff09\u3011\u300b", ")"),
    **dict.fromkeys("\u2013\u2014\u2015\u2212\u301c\uff5e\u223c\uff0d", "-"),
    **dict.fromkeys("\u2248\u2243\u2245", "A"),
    **dict.fromkeys("\uff0c\u3001\u060c\u1363", ","),
    **dict.fromkeys("\u2024\u0589", "."),
    **dict.fromkeys("\u2018'\u2019\u201c\u201d\"", "'"),
}
_WEEKDAY = "w"
_GROUP = 3
_ETHIOPIC = chr(0x1200)
_HYPHENS = "-\u2010\u2011\u05be"
_WITH_A_NUMBER = frozenset("%\u2030\u00b0\u20ac$\u00a3\u00a5#\u2116+=\u00d7*^\u00b1")


def tokens_of(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the pieces of a text, without what never matters: quotation marks, times, weekdays."""
    plain = with_plain_digits(text)
    raw = [*_pattern().finditer(plain)]
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        kind, match = raw[at].lastgroup, raw[at]
        if kind == "word":
            used, token = _word(raw, at, lexicon, plain)
            at += used
            if token.code == "+" and tokens:
                tokens[-1] = tokens[-1]._replace(end=token.end, meaning=token.meaning)
            elif token.code:
                tokens.append(token)
            continue
        if kind == "number":
            tokens.append(_number(match, plain))
        elif kind == "digits":
            tokens.append(Token("P", *match.span(), written=match[0]))
        elif kind == "other":
            tokens.append(_grouped(match))
        elif kind == "sign":
            tokens += _sign(match, plain, tokens)
        at += 1
    return _without_weekdays(tokens)


def _without_weekdays(tokens: list[Token]) -> list[Token]:
    """Leave weekdays out, but make one that is alone on its side of a dash any word.

    "Monday – 1990" does not say "until 1990".
    """
    if not any(token.code == _WEEKDAY for token in tokens):
        return tokens
    for at, beside in ((0, 1), (-1, -2)):
        if len(tokens) > 1 and tokens[at].code == _WEEKDAY and tokens[beside].code == "-":
            tokens[at] = tokens[at]._replace(code="x")
    return [token for token in tokens if token.code != _WEEKDAY]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{word_pattern()})|(?=\d)(?:(?P<digits>{DIGITS})"
        r"|(?P<time>(?<![\d:])\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?![\d:]))"
        r"|(?P<other>(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,6}(?![\d.,])"
        r"|(?<![\d.])\d+(?:\.\d+){2,20}(?!\d)|(?<![\d.,])\d{1,3}(?:[.,]\d{3}){1,6}(?![\d.,]\d)"
        r"|(?<![\d.,])\d{1,3}[.,]\d{1,2}(?![\d.,]))"
        r"|(?P<number>\d+))|(?P<sign>[^\s\w])|(?P<rest>\S)"
    )


def _grouped(match: re.Match[str]) -> Token:
    """Return a number in groups, which is a year only in an era ("12,000 BC"), or anything else."""
    head, _, group = re.sub(r"[.,\s]", " ", match[0]).partition(" ")
    if len(group) != _GROUP or not (head + group).isdigit():
        return Token("x", *match.span())
    return Token("L", *match.span(), int(head + group), written=head + group)


def _number(match: re.Match[str], plain: str) -> Token:
    """Return a number with the code of its length; "x" for one that a sign or letter goes with."""
    start, end = match.span()
    before, behind = plain[start - 1 : start], plain[end : end + 1]
    digits = match[0]
    if before in _WITH_A_NUMBER or behind in _WITH_A_NUMBER:
        return Token("x", start, end)
    if before.isalpha() and not _stands_alone(before):
        return Token("x", start, end)
    if len(digits) > 6:
        return Token("x", start, end)
    code = "n" if len(digits) < 3 else "N" if len(digits) < 5 else "L"
    return Token(code, start, end, int(digits), written=digits)


def _stands_alone(letter: str) -> bool:
    return bool(re.match(f"[{notation().single_characters}]", letter)) or letter > chr(0xE00)


def _sign(match: re.Match[str], plain: str, before: list[Token]) -> Iterator[Token]:
    """Yield a sign; a hyphen that nothing parts from its neighbours is another than a dash."""
    start, end = match.span()
    if match[0] in _HYPHENS:
        tight = not plain[start - 1 : start].isspace() and not plain[end : end + 1].isspace()
        yield Token(
            "_" if tight and start and end < len(plain) else "-", start, end, written=match[0]
        )
    elif match[0] == "~" and before and before[-1].code in f"nNymdPMER{_WEEKDAY}":
        yield Token("-", start, end)
    elif (code := _SIGNS.get(match[0], ";")) != "'":
        yield Token(code, start, end, written=match[0])


def _word(raw: list[re.Match[str]], at: int, lexicon: Lexicon, plain: str) -> tuple[int, Token]:
    """Return how many pieces a phrase has, and what it says; "+" for what ends a number."""
    start = raw[at].start()
    if _is_behind_number(raw, at, plain):
        for count in (3, 2, 1):
            phrase = _phrase(raw, at, count)
            if phrase and (meaning := lexicon.endings.get(phrase[0])):
                end = raw[at + phrase[1] - 1].end()
                if meaning.code or not plain[end : end + 1].isalpha():
                    code = meaning.code or "+"
                    return phrase[1], Token(code, start, end, meaning=meaning)
    written = raw[at][0]
    first = written[0]
    if first in "IVX" and (number := roman_number(written)) is not None:
        return 1, Token("R", *raw[at].span(), number, written=written)
    for read in (ethiopic_number, han_number) if first > _ETHIOPIC else ():
        if found := read(plain, start):
            number, end = found
            used = sum(one.start() < end for one in raw[at:])
            code = "n" if number < 100 else "N"
            return used, Token(code, start, end, number, written=str(number))
    for count in range(lexicon.lengths.get(folded(written), 0), 0, -1):
        phrase = _phrase(raw, at, count)
        if phrase and (meaning := lexicon.phrases.get(phrase[0])):
            end = raw[at + phrase[1] - 1].end()
            if meaning.capital and plain[start:end].islower():
                break
            if meaning.code == "1":
                return phrase[1], Token("n", start, end, 1, written="1")
            return phrase[1], Token(meaning.code, start, end, meaning=meaning, written=written)
    return 1, Token("x", *raw[at].span())


def _is_behind_number(raw: list[re.Match[str]], at: int, plain: str) -> bool:
    """Return True if a word stands right behind a number, or behind a sign that stands there."""
    start = raw[at].start()
    if not at or plain[start - 1].isspace():
        return False
    before = raw[at - 1]
    if before.end() != start:
        return False
    if before.lastgroup == "number":
        return True
    joins = before[0] in "'\u2019.:(" or before[0] in _HYPHENS
    return (
        joins
        and at > 1
        and raw[at - 2].lastgroup == "number"
        and raw[at - 2].end() == before.start()
    )


def _phrase(raw: list[re.Match[str]], at: int, count: int) -> tuple[str, int] | None:
    """Return `count` words from a piece on put together, and the pieces that they take."""
    words: list[str] = []
    for place in range(at, min(at + 2 * LONGEST_PHRASE, len(raw))):
        piece = raw[place]
        if piece.lastgroup == "word":
            words.append(folded(piece[0]))
            if len(words) == count:
                return "".join(words), place - at + 1
        elif piece[0] not in ".-'\u2019\u2010\u2011\u05be\u2024\u00b7/\"\u05f4":
            return None
    return None
