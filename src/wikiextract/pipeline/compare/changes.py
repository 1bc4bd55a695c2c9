"""What of a record is not as expected, put so that a person sees where and what.

Lists are compared with what they have in common put side by side: an item that is new is one
change, and not one for each item after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from typing import Any

import msgspec

_NAMING = ("label", "name", "param", "heading", "title", "text")
"""The keys by which a part of a record is known to people, the best first."""

_MOST_SHOWN = 40
_MOST_CHARACTERS = 200
_MOST_OF_A_NAME = 40


class _Nothing:
    """Stands where one of two records has no value."""


NOTHING = _Nothing()


@dataclass(frozen=True)
class Change:
    """One change: `path` is where it is, `within` the names of the parts that it is in.

    `expected` and `found` are values of JSON, or `NOTHING`.
    """

    path: str
    within: tuple[str, ...]
    expected: Any
    found: Any


def changes(expected: Any, found: Any) -> Iterator[Change]:
    """Give the changes from one JSON value to another, in document order."""
    todo = [Change("", (), expected, found)]
    while todo:
        change = todo.pop()
        if change.expected == change.found:
            continue
        inner: list[Change] | None = None
        if isinstance(change.expected, dict) and isinstance(change.found, dict):
            inner = list(_of_objects(change))
        elif isinstance(change.expected, list) and isinstance(change.found, list):
            inner = list(_of_lists(change))
        if inner is None:
            yield change
        else:
            todo.extend(reversed(inner))


def changes_text(expected: Any, found: Any) -> Iterator[str]:
    """Give the changes as lines for people; what is too much is counted.

    A value that was expected begins with ``-``, one that was found with ``+``.
    """
    all_changes = changes(expected, found)
    for change in islice(all_changes, _MOST_SHOWN):
        named = f"  ({' › '.join(change.within)})" if change.within else ""
        yield f"{change.path or 'the record'}{named}"
        if change.expected is not NOTHING:
            yield f"    - {_short(change.expected)}"
        if change.found is not NOTHING:
            yield f"    + {_short(change.found)}"
    more = sum(1 for _ in all_changes)
    if more:
        yield f"… and {more} more changes"


def _of_objects(change: Change) -> Iterator[Change]:
    for key in {**change.expected, **change.found}:
        before, after = (one.get(key, NOTHING) for one in (change.expected, change.found))
        path = f"{change.path}.{key}" if change.path else key
        yield Change(path, change.within, before, after)


def _of_lists(change: Change) -> Iterator[Change]:
    before, after = ([_key(item) for item in one] for one in (change.expected, change.found))
    blocks = SequenceMatcher(None, before, after).get_opcodes()
    for kind, start, end, found_start, found_end in blocks:
        if kind == "equal":
            continue
        pairs = zip_longest(
            change.expected[start:end], change.found[found_start:found_end], fillvalue=NOTHING
        )
        for offset, (was, is_now) in enumerate(pairs):
            number = found_start + offset if is_now is not NOTHING else start + offset
            name = _name(is_now if is_now is not NOTHING else was)
            within = (*change.within, name) if name else change.within
            yield Change(f"{change.path}[{number}]", within, was, is_now)


def _key(value: Any) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def _name(value: Any) -> str:
    """Return the name by which people know a part of a record, or an empty text."""
    if not isinstance(value, dict):
        return ""
    for key in _NAMING:
        found = value.get(key)
        if isinstance(found, dict):
            found = found.get("text")
        if isinstance(found, str) and found:
            return found if len(found) <= _MOST_OF_A_NAME else f"{found[:_MOST_OF_A_NAME]}…"
    return ""


def _short(value: Any) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
