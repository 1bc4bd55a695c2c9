"""``gsub`` with a replacement text."""

from __future__ import annotations

from typing import TypeAlias

from wikiextract.expand.lua.patterns.engine import ReadyPattern, SecondsLeft, matches
from wikiextract.expand.lua.patterns.items import Alphabet, PatternError
from wikiextract.kept import kept

Replacement: TypeAlias = tuple[str | int | PatternError, ...]
"""Text, numbers of captures (0: the match), and what is wrong from there on."""


@kept(512)
def read_replacement(text: str, captures_of_pattern: int, alphabet: Alphabet) -> Replacement:
    """Take ``%1`` and kin out of a replacement text.

    A number of a capture that the pattern lacks ends it as a `PatternError`, raised when used.

    A ``%`` before anything else stands for what follows it in C Lua, for itself in `mw.ustring`
    (but ``%%`` is one ``%`` in both).
    """
    parts: list[str | int | PatternError] = []
    position = 0
    while True:
        found = text.find("%", position)
        if found < 0:
            parts.append(text[position:])
            return tuple(part for part in parts if part != "")
        parts.append(text[position:found])
        following = text[found + 1 : found + 2]
        position = found + 2
        if following and following in "0123456789":
            number = int(following)
            if number > max(captures_of_pattern, 1):
                problem = "invalid capture index"
                if alphabet is Alphabet.CODE_POINTS:
                    problem += f" %{number} in replacement string"
                return (*parts, PatternError(problem))
            parts.append(0 if captures_of_pattern == 0 else number)
        elif following == "%" or (following and alphabet is Alphabet.BYTES):
            parts.append(following)
        elif alphabet is Alphabet.BYTES:
            # To C the text ends with a \0.
            parts.append("\0")
        else:
            parts.append("%" + following)


_OF_MATCH = 8


def replaced(
    pattern: ReadyPattern,
    subject: str,
    replacement: Replacement,
    maximum: float,
    seconds_left: SecondsLeft,
    most: int,
    *,
    twice: bool,
) -> tuple[str, int]:
    """The subject with its first `maximum` (negative: all) matches replaced, and how many.

    `twice` as in `engine.matches`.

    Raises `MemoryError` when the result, with its matches, would be longer than `most`, and a
    `PatternError` of the replacement.
    """
    out: list[str] = []
    position = count = size = 0
    if maximum == 0:
        return subject, 0
    for found in matches(pattern, subject, seconds_left, twice=twice):
        out.append(subject[position : found.start])
        for part in replacement:
            if isinstance(part, str):
                out.append(part)
            elif isinstance(part, PatternError):
                raise part
            elif part == 0:
                out.append(subject[found.start : found.end])
            else:
                out.append(str(found.captures[part - 1]))
            size += len(out[-1])
        size += _OF_MATCH
        if size > most:
            raise MemoryError
        position = found.end
        count += 1
        if count == maximum:
            break
    out.append(subject[position:])
    return "".join(out), count
