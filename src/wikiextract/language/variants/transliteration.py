"""Transliteration by rules: a small part of CLDR's transform rules, as Balinese needs it.

https://unicode.org/reports/tr35/tr35-general.html#Transforms. Known are variables, sets, contexts,
quotes, ``::NFC`` and ``::Null``; a rule reads ``before { key } after → result ;``. At each place
the first rule that fits is taken. What stands before is what came out already, what stands behind
is what is still to come.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import regex  # type: ignore[import-untyped]

# Stands before and behind the text, where sets that exclude letters match.
_EDGE = "\uffff"
# No context looks further back.
_BEHIND = 16

_TOKEN = re.compile(
    r"(?P<skipped>\s+|\#[^\n]*)|'(?P<quoted>[^']*)'|\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<escaped>.)"
    r"|\$(?P<name>\w+)|(?P<set>\[)|(?P<mark>[{}→=;])|(?P<letter>.)",
    re.DOTALL,
)
_SET_TOKEN = re.compile(
    r"\s+|\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<escaped>.)|\$(?P<name>\w+)|\[:(?P<kind>\w+):\]"
    r"|(?P<mark>[\[\]^-])|(?P<letter>.)",
    re.DOTALL,
)


class _Piece(NamedTuple):
    """A piece of a rule: the `text` that it stands for or the `pattern` of a set; or a mark."""

    text: str = ""
    pattern: str = ""
    mark: str = ""


class _Rule(NamedTuple):
    before: regex.Pattern[str] | None
    key: regex.Pattern[str]
    first: regex.Pattern[str]
    result: str


def transliteration(rules: str) -> Callable[[str], str]:
    """Return a function that applies rules to a text. Raises ValueError for what is no rule."""
    passes: list[Callable[[str], str]] = []
    group: list[_Rule] = []
    variables: dict[str, tuple[_Piece, ...]] = {}
    for statement in _statements(rules, variables):
        marks = [piece.mark for piece in statement if piece.mark]
        words = "".join(piece.text for piece in statement)
        if words in ("::NFC", "::Null"):
            passes += [_pass(group)] if group else []
            passes += [_compose] if words == "::NFC" else []
            group = []
        elif "→" in marks:
            group.append(_rule(statement))
        else:
            raise ValueError(f"not a rule: {words}")
    passes += [_pass(group)] if group else []

    def apply(text: str) -> str:
        for one in passes:
            text = one(text)
        return text

    return apply


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _pass(rules: list[_Rule]) -> Callable[[str], str]:
    """Return a function that goes through a text once."""

    @cache
    def that_begin_with(letter: str) -> tuple[_Rule, ...]:
        return tuple(rule for rule in rules if rule.first.match(letter))

    def apply(text: str) -> str:
        out: list[str] = []
        behind = _EDGE
        place, end = 0, len(text)
        text += _EDGE
        while place < end:
            shown, place = _at(text, place, behind, that_begin_with(text[place]))
            out.append(shown)
            behind = (behind + shown)[-_BEHIND:]
        return "".join(out)

    return apply


def _at(text: str, place: int, behind: str, rules: tuple[_Rule, ...]) -> tuple[str, int]:
    """Return what stands for the text here, and where to go on."""
    for rule in rules:
        match = rule.key.match(text, place)
        if match is not None and (rule.before is None or rule.before.search(behind)):
            return rule.result, match.end()
    return text[place], place + 1


# --- reading rules --------------------------------------------------------------------------


def _statements(
    rules: str, variables: dict[str, tuple[_Piece, ...]]
) -> Iterator[tuple[_Piece, ...]]:
    """Read statements; those that state a variable are added to `variables`."""
    statement: list[_Piece] = []
    name = ""
    place = 0
    while (match := _TOKEN.match(rules, place)) is not None:
        place = match.end()
        if match["mark"] == ";":
            if name:
                variables[name] = tuple(statement)
            elif statement:
                yield tuple(statement)
            statement, name = [], ""
        elif match["mark"] == "=":
            name, statement = statement[0].mark, []
        elif match["mark"]:
            statement.append(_Piece(mark=match["mark"]))
        elif match["set"]:
            pattern, place = _set(rules, place, variables)
            statement.append(_Piece(pattern=pattern))
        elif match["name"]:
            # A variable that is not known yet is about to be stated.
            statement += variables.get(match["name"], (_Piece(mark=match["name"]),))
        elif not match["skipped"]:
            statement.append(_Piece(text=_literal(match)))


def _literal(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    if match["quoted"] is not None:
        # Two apostrophes are one that is meant.
        return match["quoted"] or "'"
    return match["escaped"] or match["letter"]


def _set(rules: str, place: int, variables: dict[str, tuple[_Piece, ...]]) -> tuple[str, int]:
    """Read a set from behind its bracket; return its pattern and where it ends."""
    out = ["["]
    depth = 1
    while depth:
        match = _SET_TOKEN.match(rules, place)
        if match is None:
            raise ValueError("a set is not closed")
        place = match.end()
        depth += {"[": 1, "]": -1}.get(match["mark"] or "", 0)
        if match["mark"]:
            out.append(match["mark"])
        elif match["kind"]:
            out.append(rf"\p{{{match['kind']}}}")
        elif match["name"]:
            out += [one.pattern or regex.escape(one.text) for one in variables[match["name"]]]
        elif match["code"]:
            out.append(regex.escape(chr(int(match["code"], 16))))
        elif match["escaped"] or match["letter"]:
            out.append(regex.escape(match["escaped"] or match["letter"]))
    return "".join(out), place


def _rule(statement: tuple[_Piece, ...]) -> _Rule:
    marks = [piece.mark for piece in statement]
    arrow = marks.index("→")
    left, right = statement[:arrow], statement[arrow + 1 :]
    begin = marks.index("{") if "{" in marks else -1
    close = marks.index("}") if "}" in marks else len(left)
    before, key, after = left[: max(begin, 0)], left[begin + 1 : close], left[close + 1 :]
    behind = f"(?={_pattern(after)})" if after else ""
    return _Rule(
        before=_compiled(rf"(?:{_pattern(before)})\Z") if before else None,
        key=_compiled(_pattern(key) + behind),
        first=_compiled(_pattern(key[:1]) if key[0].pattern else regex.escape(key[0].text[0])),
        result="".join(piece.text for piece in right),
    )


def _pattern(pieces: tuple[_Piece, ...]) -> str:
    return "".join(piece.pattern or regex.escape(piece.text) for piece in pieces)


def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.V1)
