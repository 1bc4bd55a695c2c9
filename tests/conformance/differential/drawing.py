"""Drawing pieces of wikitext from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import TypeAlias

Generator: TypeAlias = Callable[[Random], str]

_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
_ESCAPED = {"n": "\n", "t": "\t", "s": " ", "e": "", "\\": "\\"}


def read_vocabulary(text: str) -> dict[str, list[str]]:
    """The sections of vocabulary.txt."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.split("\n"):
        if line.startswith("["):
            current = sections[line[1:-1]] = []
        elif line and not line.startswith("#"):
            current.append(
                _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _ESCAPED[m[2]], line)
            )
    return sections


VOCABULARY = read_vocabulary(Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8"))

WORDS = VOCABULARY["words"]
TARGETS = VOCABULARY["targets"]
URLS = VOCABULARY["urls"]
ENTITIES = VOCABULARY["entities"]


def pick(r: Random, options: Sequence[str]) -> str:
    return options[r.randrange(len(options))]


def many(r: Random, make: Callable[[], str], low: int, high: int, joint: str = "") -> str:
    return joint.join(make() for _ in range(r.randint(low, high)))


def word(r: Random) -> str:
    return pick(r, WORDS)


def inline(r: Random, depth: int = 2) -> str:
    """A piece of running text."""
    kind = r.randrange(16)
    if kind < 6 or depth <= 0:
        return word(r)
    if kind == 6:
        return f"''{inline(r, depth - 1)}''"
    if kind == 7:
        return f"'''{inline(r, depth - 1)}'''"
    if kind == 8:
        return f"[[{pick(r, TARGETS)}]]"
    if kind == 9:
        return f"[[{pick(r, TARGETS)}|{inline(r, depth - 1)}]]"
    if kind == 10:
        return f"[{pick(r, URLS)} {inline(r, depth - 1)}]"
    if kind == 11:
        return pick(r, URLS)
    if kind == 12:
        name = pick(r, ("b", "span", "small", "code", "sup", "div", "i", "s"))
        return f"<{name}>{inline(r, depth - 1)}</{name}>"
    if kind == 13:
        return pick(r, ENTITIES)
    if kind == 14:
        return f"<ref>{inline(r, depth - 1)}</ref>"
    return pick(
        r, ("<br>", "<br/>", "<nowiki>[[x]]</nowiki>", "{{Echo|x}}", "<!-- c -->", "~", ":")
    )
