"""Parameters found by what they say, where their way into the box is not known.

A value counts only where one field and one parameter share it: what two could have given is a
guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar

from wikiextract.nodes import Field, Value
from wikiextract.read.text.value_parts import all_links

_NUMBER = re.compile(r"\d[\d.,'’\s]*")
_SEPARATORS = re.compile(r"[.,'’\s]")
_NAME_PARTS = re.compile(r"[^\W\d_]+")
_LONG_NUMBER = 3
_LONGEST = 2_000


def fields_by_value(
    fields: Mapping[int, Field], values: Mapping[str, Value], *, followed: bool = False
) -> dict[int, tuple[str, ...]]:
    """Return the parameter of each field that shows just what a parameter says.

    `fields` are those without parameter, `values` what the parameters without field show. Where
    values were `followed` into the box, a text that did not come this way is one by chance: only
    numbers count then, which are often written anew, and fields that are called like the parameter.
    """
    found: dict[int, tuple[str, ...]] = {}
    for key in (_text_key, _link_key):
        left = {number: field.value for number, field in fields.items() if number not in found}
        used = {name for (name,) in found.values()}
        rest = {name: value for name, value in values.items() if name not in used}
        pairs = _unique(_keys(left, key), _keys(rest, key))
        for number, (name,) in pairs.items():
            field = fields[number]
            if not followed or _is_number(field.value.text or "") or _alike(name, field.label):
                found[number] = (name,)
    used = {name for (name,) in found.values()}
    rest = {name: value for name, value in values.items() if name not in used}
    return found | _by_number({n: f for n, f in fields.items() if n not in found}, rest)


_K = TypeVar("_K")


def _keys(values: Mapping[_K, Value], key: Callable[[Value], str]) -> dict[_K, str]:
    return {name: key(value) for name, value in values.items()}


def _unique(shown: Mapping[int, str], said: Mapping[str, str]) -> dict[int, tuple[str, ...]]:
    times_shown, times_said = Counter(shown.values()), Counter(said.values())
    names = {text: name for name, text in said.items() if text and times_said[text] == 1}
    return {
        number: (names[text],)
        for number, text in shown.items()
        if text in names and times_shown[text] == 1
    }


def _by_number(
    fields: Mapping[int, Field], values: Mapping[str, Value]
) -> dict[int, tuple[str, ...]]:
    """Numbers that are shown with separators, units or years."""
    texts = {name: value.text or "" for name, value in values.items()}
    numbers = {name: _SEPARATORS.sub("", text) for name, text in texts.items() if _is_number(text)}
    times_said = Counter(numbers.values())
    shown = {
        number: _numbers(field.value.text or "")
        for number, field in fields.items()
        if len(field.value.text or "") < _LONGEST
    }
    times_shown = Counter(digits for found in shown.values() for digits in set(found))
    result: dict[int, tuple[str, ...]] = {}
    for name, digits in numbers.items():
        if times_said[digits] != 1 or times_shown[digits] != 1:
            continue
        number = next(number for number, found in shown.items() if digits in found)
        field = fields[number]
        if number in result or not _begins_with(field.value.text or "", digits):
            continue
        if _alike(name, field.label) or len(digits) > _LONG_NUMBER:
            result[number] = (name,)
    return result


def _numbers(text: str) -> list[str]:
    return [_SEPARATORS.sub("", match[0]) for match in _NUMBER.finditer(text)]


def _begins_with(text: str, digits: str) -> bool:
    """Return True if a text begins with a number, a sign or two before it aside."""
    first = _NUMBER.search(text)
    return first is not None and first.start() < 3 and _SEPARATORS.sub("", first[0]) == digits


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None


def _alike(name: str, label: str | None) -> bool:
    """Return True if a parameter's name and a label share a word."""
    words = {word.casefold() for word in _NAME_PARTS.findall(label or "")}
    return any(part.casefold() in words for part in _NAME_PARTS.findall(name) if len(part) > 2)


def _text_key(value: Value) -> str:
    return "".join((value.text or "").split()).casefold()


def _link_key(value: Value) -> str:
    """The pages that a value leads to, where it leads to some."""
    return "\n".join(link.target for link in all_links(value) if link.kind == "internal")
