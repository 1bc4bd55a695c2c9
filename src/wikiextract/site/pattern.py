"""MediaWiki's link trails, which are PHP patterns, as Python patterns."""

from __future__ import annotations

import re

from wikiextract.late_pattern import late_pattern

_TRAIL = late_pattern(r"/\^\((.*)\)\(\.\*\)\$/[a-zA-Z]*", re.S)
# What trails are made of: letters one after another, from a class or from words. Nothing follows
# what is repeated, so that no text can be parted in many ways.
_CLASS = r"\[(?:[^\[\]\\]|\\.)+\]"
_CHOICE = rf"(?:{_CLASS}|(?:[^\\()\[\]|+*?{{}}.^$]|\\.)++(?:\(\?![^()\\]{{1,20}}\))?)"
_SAFE = late_pattern(rf"(?:(?::\?)?(?:{_CLASS}|\(\?:{_CHOICE}(?:\|{_CHOICE})*+\))\+)?", re.S)
_LONGEST = 4_000
_CODE_POINT = late_pattern(r"\\x\{([0-9a-fA-F]+)\}")


def link_prefix_characters(characters: str) -> str | None:
    r"""Return the inside of a character class, ``a-z\x{80}-\x{ff}``, with code points written out.

    ``None`` when it is no such thing.
    """
    written = _CODE_POINT.sub(lambda found: re.escape(chr(int(found[1], 16))), characters)
    try:
        re.compile(f"[{written}]")
    except (re.error, ValueError, OverflowError):
        return None
    return written or None


def link_trail_pattern(trail: str) -> str:
    r"""Return the pattern of what follows a link: ``/^([a-z]+)(.*)$/sD`` gives ``[a-z]+``.

    A trail of another shape, or one that Python cannot compile, gives the English one.
    """
    match = _TRAIL.fullmatch(trail) if len(trail) <= _LONGEST else None
    if match is None or _SAFE.fullmatch(match[1]) is None:
        return "[a-z]+"
    pattern = _CODE_POINT.sub(lambda found: rf"\U{int(found[1], 16):08x}", match[1])
    try:
        re.compile(pattern)
    except (re.error, RecursionError):
        return "[a-z]+"
    return pattern
