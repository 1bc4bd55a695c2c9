"""A seed, changed a few times: the same for the same numbers, on any machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tools.fuzz.corpus import Kind

MOST = 20_000
_MARK = re.compile(r"[\[\]{}|=<>\"'*#:;!&/\n-]+|\w+")

Change = Callable[[Random, str, Kind], str]


def mutated(random: Random, kind: Kind) -> str:
    """Return one of the seeds of `kind` with one to eight changes."""
    text = random.choice(kind.seeds)
    if random.random() < 0.7:
        text = _part(random, text)
    for _ in range(random.randint(1, 8)):
        text = random.choice(_CHANGES)(random, text, kind)[:MOST]
    return text


def _part(random: Random, text: str) -> str:
    """Some lines of a text: what is small is read often."""
    lines = text.split("\n")
    start = random.randrange(len(lines))
    return "\n".join(lines[start : start + random.randint(1, 8)])


def _place(random: Random, text: str) -> int:
    """A place beside a word or a mark, mostly."""
    if random.random() < 0.2:
        return random.randint(0, len(text))
    start = random.randint(0, len(text))
    found = _MARK.search(text, start)
    return start if found is None else random.choice(found.span())


def _range(random: Random, text: str) -> tuple[int, int]:
    first, last = _place(random, text), _place(random, text)
    if random.random() < 0.7:
        last = min(first + random.randint(1, 40), len(text))
    return min(first, last), max(first, last)


def _put(random: Random, text: str, kind: Kind) -> str:
    place = _place(random, text)
    return text[:place] + random.choice(kind.pieces) + text[place:]


def _put_several(random: Random, text: str, kind: Kind) -> str:
    place = _place(random, text)
    pieces = "".join(random.choices(kind.pieces, k=random.randint(2, 5)))
    return text[:place] + pieces + text[place:]


def _leave_out(random: Random, text: str, kind: Kind) -> str:
    first, last = _range(random, text)
    return text[:first] + text[last:]


def _lose_mark(random: Random, text: str, kind: Kind) -> str:
    found = _MARK.search(text, random.randint(0, len(text)))
    return text if found is None else text[: found.start()] + text[found.end() :]


def _double(random: Random, text: str, kind: Kind) -> str:
    first, last = _range(random, text)
    place = random.choice((last, _place(random, text)))
    return text[:place] + text[first:last] * random.choice((1, 1, 2, 20)) + text[place:]


def _lines(random: Random, text: str, kind: Kind) -> str:
    lines = text.split("\n")
    first, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[first], lines[other] = lines[other], lines[first]
    return random.choice(("\n", "\n", "\n\n", "\n ")).join(lines)


def _other_seed(random: Random, text: str, kind: Kind) -> str:
    place = _place(random, text)
    return text[:place] + _part(random, random.choice(kind.seeds)) + text[place:]


def _wrap(random: Random, text: str, kind: Kind) -> str:
    first, last = _range(random, text)
    before, after = random.choice(kind.pairs)
    return text[:first] + before + text[first:last] + after + text[last:]


def _other_content(random: Random, text: str, kind: Kind) -> str:
    """Names, targets, headings, values: emptied, or made of something else."""
    found = list(random.choice(kind.places).finditer(text))
    if not found:
        return text
    match = random.choice(found)
    first, last = match.span(match.re.groups and 1)
    content = random.choice(("", "", random.choice(kind.pieces), random.choice(kind.pieces) * 2))
    return text[:first] + content + text[last:]


def _nest(random: Random, text: str, kind: Kind) -> str:
    place = _place(random, text)
    opening = "".join(random.choices(kind.openings, k=random.choice((1, 1, 2, 3))))
    return text[:place] + opening * random.choice((3, 20, 100, 400)) + text[place:]


def _long_word(random: Random, text: str, kind: Kind) -> str:
    place = _place(random, text)
    word = random.choice(("a", "漢", "1", "ab-", "x.", "_", "'", "e\u0301", "\u200d"))
    return text[:place] + word * random.choice((50, 1_000, 5_000)) + text[place:]


def _cut(random: Random, text: str, kind: Kind) -> str:
    place = _place(random, text)
    return random.choice((text[:place], text[place:]))


_CHANGES: tuple[Change, ...] = (
    *(_put,) * 6,
    *(_put_several,) * 3,
    *(_other_content,) * 5,
    *(_wrap,) * 4,
    *(_lose_mark,) * 2,
    _leave_out,
    _double,
    _lines,
    _other_seed,
    _nest,
    _long_word,
    _cut,
)
