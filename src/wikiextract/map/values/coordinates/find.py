"""Places that a text states in degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.coordinates.angles import angle_pattern, degrees_of, has_decimals
from wikiextract.map.values.coordinates.data_files import place_words
from wikiextract.map.values.coordinates.hemispheres import side_of, sides_of, words_pattern
from wikiextract.map.values.coordinates.parts import axis_of_parts
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.nodes import TypedValue

_APART = late_pattern(r"[\s,;:/|·、，()–\-\u200e\u200f\ufeff]*")
_SAME = 0.02
_MOST = 20
# Angles (a) and words of directions (w) in the order in which places are written.
_SHAPES = late_pattern(r"(?=awaw)|(?=wawa)|(?=aa(?!w))")


class _Token(NamedTuple):
    """An angle, with its degrees, or a word for a direction, between two offsets."""

    start: int
    end: int
    kind: str
    word: str = ""
    degrees: float = 0.0
    exact: bool = False


def find_coordinates(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the places that a text states in degrees, one that is written in two ways once.

    Degrees without directions are a place where one is expected, or where they have the degree sign
    and decimals: latitude before longitude. Where a place is expected, one axis may stand alone.
    """
    if context.expected != "coordinates" and not _may_hold_degrees(text):
        return
    last: FoundValue | None = None
    for count, place in enumerate(_places(text, context)):
        if last is not None and _is_same(last.value, place.value):
            last = last._replace(end=place.end)
            continue
        if last is not None:
            yield last
        last = place
        if count >= _MOST:
            break
    if last is not None:
        yield last
    elif context.expected == "coordinates":
        yield from _axis_alone(text, context)


def _axis_alone(text: str, context: ValueContext) -> Iterator[FoundValue]:
    """The latitude or longitude that is all of a text ("51/12/S", "13° 24′ E")."""
    stated = axis_of_parts(text) or _angle_with_word(text, context.language or "")
    side = side_of(stated[1], context.language) if stated is not None else None
    if stated is None or side is None:
        return
    degrees = side.sign * abs(stated[0])
    if side.axis == "latitude" and abs(degrees) <= 90:
        value = TypedValue(kind="coordinates", text=text.strip(), latitude=degrees)
    elif side.axis == "longitude" and abs(degrees) <= 360:
        value = TypedValue(kind="coordinates", text=text.strip(), longitude=degrees)
    else:
        return
    yield FoundValue(0, len(text), value)


def _angle_with_word(text: str, language: str) -> tuple[float, str] | None:
    tokens = [token for run in _runs(text, language) for token in run]
    if sorted(token.kind for token in tokens) != ["a", "w"]:
        return None
    angle, word = sorted(tokens, key=lambda token: token.kind)
    first, last = min(angle.start, word.start), max(angle.end, word.end)
    if text[:first].strip() or text[last:].strip(" .,;"):
        return None
    return angle.degrees, word.word


@cache
def degree_signs() -> str:
    """Return a pattern of which something is in each place where none is expected."""
    return "|".join(map(re.escape, place_words().marks.degrees))


def _may_hold_degrees(text: str) -> bool:
    return any(mark in text for mark in place_words().marks.degrees)


def _is_same(one: TypedValue, other: TypedValue) -> bool:
    return (
        abs((one.latitude or 0) - (other.latitude or 0)) < _SAME
        and abs((one.longitude or 0) - (other.longitude or 0)) < _SAME
    )


def _places(text: str, context: ValueContext) -> Iterator[FoundValue]:
    for tokens in _runs(text, context.language or ""):
        shape = "".join(token.kind for token in tokens)
        position = 0
        while match := _SHAPES.search(shape, position):
            place, length = _place(tokens[match.start() :], context)
            position = match.start() + (length if place is not None else 1)
            if place is None:
                continue
            start, end = tokens[match.start()].start, tokens[position - 1].end
            latitude, longitude = place
            value = TypedValue(
                kind="coordinates", text=text[start:end], latitude=latitude, longitude=longitude
            )
            yield FoundValue(start, end, value)


def _place(tokens: list[_Token], context: ValueContext) -> tuple[tuple[float, float] | None, int]:
    """The latitude and longitude that tokens begin with, and how many tokens state them."""
    if tokens[0].kind == tokens[1].kind:
        one, other = tokens[:2]
        certain = context.expected == "coordinates" or (one.exact and other.exact)
        return _checked(one.degrees, other.degrees) if certain else None, 2
    angles = [token for token in tokens[:4] if token.kind == "a"]
    words = [token for token in tokens[:4] if token.kind == "w"]
    sides = sides_of(words[0].word, words[1].word, context.language)
    if sides is None:
        return None, 4
    # A sign beside a direction says nothing more, or is a hyphen between the angles.
    found = {
        side.axis: side.sign * abs(angle.degrees) for side, angle in zip(sides, angles, strict=True)
    }
    return _checked(found["latitude"], found["longitude"]), 4


def _checked(latitude: float, longitude: float) -> tuple[float, float] | None:
    within = abs(latitude) <= 90 and abs(longitude) <= 360
    return (latitude, longitude) if within else None


def _runs(text: str, language: str) -> Iterator[list[_Token]]:
    """The tokens that stand side by side, in groups; other words part them."""
    run: list[_Token] = []
    end = 0
    for match in _tokens(language).finditer(text):
        if run and _APART.fullmatch(text, end, match.start()) is None:
            yield run
            run = []
        end = match.end()
        token = _token(match)
        if token is not None:
            run.append(token)
        elif match["degrees"] is not None:
            yield run
            run = []
    yield run


def _token(match: re.Match[str]) -> _Token | None:
    """An angle or a word for a direction; None for what may stand beside these, or is no angle."""
    start, end = match.span()
    if match["word"] is not None:
        return _Token(start, end, "w", word=match["word"])
    if match["degrees"] is None:
        return None
    parts = [match[name] or "" for name in ("degrees", "minutes", "seconds")]
    degrees = degrees_of(parts)
    exact = has_decimals(parts[0])
    if degrees is None or (match["mark"] is None and not exact):
        return None
    signed = -degrees if match["sign"] in ("-", "−") else degrees
    end = match.end("mark") if parts[1:] == ["", ""] and match["mark"] else end
    return _Token(start, end, "a", degrees=signed, exact=exact)


@lru_cache(maxsize=256)
def _tokens(language: str) -> re.Pattern[str]:
    beside = "|".join(map(re.escape, sorted(place_words().beside, key=len, reverse=True)))
    return re.compile(
        rf"(?P<word>{words_pattern(language)})|(?<![\d.,]){angle_pattern()}"
        rf"|(?P<beside>(?<![^\W_])(?:{beside})\.?(?![^\W_]))"
    )
