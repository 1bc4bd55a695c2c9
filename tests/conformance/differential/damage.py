"""Damaging wikitext as careless edits do: lines and brackets lost, doubled or exchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from tests.conformance.differential.drawing import VOCABULARY

LINES = 40
_MARKS = re.compile(
    r"\{\{|\}\}|\[\[|\]\]|[\[\]{}|=<>\"'*#:;!\n]|''+|\{\||\|\}|\|-|<[a-z/!-]+|--+>", re.IGNORECASE
)
_PIECES = VOCABULARY["damage"]


def damaged_piece(random: Random, texts: Sequence[str]) -> str:
    """Some lines of one of the texts, perhaps cut within a line, with one to six changes."""
    lines = random.choice(texts).split("\n")
    count = random.randint(2, LINES)
    start = random.randrange(max(len(lines) - count // 2, 1))
    text = "\n".join(lines[start : start + count])
    for _ in range(random.randint(1, 6)):
        text = random.choice((_lines, _marks, _marks, _cut, _put))(random, text)
    return text


def _lines(random: Random, text: str) -> str:
    """Leave out, double or exchange lines."""
    lines = text.split("\n")
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    kind = random.randrange(3)
    if kind == 0:
        del lines[place]
    elif kind == 1:
        lines.insert(other, lines[place])
    else:
        lines[place], lines[other] = lines[other], lines[place]
    return "\n".join(lines)


def _marks(random: Random, text: str) -> str:
    """Leave out, double or move a bracket or another mark."""
    found = list(_MARKS.finditer(text))
    if not found:
        return text
    mark = random.choice(found)
    kind = random.randrange(4)
    if kind == 0:
        return text[: mark.end()] + mark[0] + text[mark.end() :]
    rest = text[: mark.start()] + text[mark.end() :]
    if kind < 3:
        return rest
    place = random.randint(0, len(rest))
    return rest[:place] + mark[0] + rest[place:]


def _cut(random: Random, text: str) -> str:
    """Leave out some characters, or all before or after a place."""
    if not text:
        return text
    place = random.randrange(len(text))
    kind = random.randrange(6)
    if kind == 0:
        return text[place:]
    if kind == 1:
        return text[:place]
    return text[:place] + text[place + random.randint(1, 30) :]


def _put(random: Random, text: str) -> str:
    """Put markup in."""
    place = random.randint(0, len(text))
    piece = random.choice(_PIECES)
    return text[:place] + piece + text[place:]
