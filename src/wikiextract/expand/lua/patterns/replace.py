"""``gsub`` with a replacement text."""

from __future__ import annotations

from typing import TypeAlias

from wikiextract.expand.lua.patterns.engine import ReadyPattern, SecondsLeft, matches
from wikiextract.expand.lua.patterns.items import Alphabet, PatternError

Replacement: TypeAlias = tuple[str | int, ...]
"""Text, and numbers of captures (0: the match)."""


def read_replacement(text: str, captures_of_pattern: int, alphabet: Alphabet) -> Replacement:
    """Take ``%1`` and kin out of a replacement text; raises `PatternError`.

    A ``%`` before anything else stands for what follows it in C Lua, for itself in `mw.ustring`
    (but ``%%`` is one ``%`` in both).
    """
    parts: list[str | int] = []
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
                if alphabet is Alphabet.BYTES:
                    raise PatternError("invalid capture index")
                raise PatternError(f"invalid capture index %{number} in replacement string")
            parts.append(0 if captures_of_pattern == 0 else number)
        elif following == "%" or (following and alphabet is Alphabet.BYTES):
            parts.append(following)
        else:
            parts.append("%" + following)


def replaced(
    pattern: ReadyPattern,
    subject: str,
    replacement: Replacement,
    maximum: float,
    seconds_left: SecondsLeft,
    most: int,
) -> tuple[str, int]:
    """The subject with its first `maximum` (negative: all) matches replaced, and how many.

    Raises `MemoryError` when the result would be longer than `most`.
    """
    out: list[str] = []
    position = count = size = 0
    if maximum == 0:
        return subject, 0
    for found in matches(pattern, subject, seconds_left):
        out.append(subject[position : found.start])
        for part in replacement:
            if isinstance(part, str):
                out.append(part)
            elif part == 0:
                out.append(subject[found.start : found.end])
            else:
                out.append(str(found.captures[part - 1]))
            size += len(out[-1])
        if size > most:
            raise MemoryError
        position = found.end
        count += 1
        if count == maximum:
            break
    out.append(subject[position:])
    return "".join(out), count
