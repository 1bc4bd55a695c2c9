"""Yes and no, in the words of each language, where a field's name says that it is one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.nodes import TypedValue

_LONGEST = 30
_FEW_WORDS = 3


class YesAndNo(DataFile, frozen=True):
    """``yes_no.json``: words for yes and for no, of all languages ("") and by language."""

    yes: dict[str, tuple[str, ...]]
    no: dict[str, tuple[str, ...]]


def find_boolean(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield what a text of a few words says, where yes or no is expected."""
    if context.expected != "boolean":
        return
    answer = boolean_of(text, context.language)
    if answer is not None:
        yield FoundValue(0, len(text), TypedValue(kind="boolean", text=text, boolean=answer))


def boolean_of(text: str, language: str | None) -> bool | None:
    """Return True for yes, False for no; None for what says neither, or both."""
    if len(text) > _LONGEST:
        return None
    whole = answer_of(text, language)
    if whole is not None:
        return whole
    words = _words(language or "")
    parts = text.casefold().replace(",", " ").split()
    said = {words[part] for part in parts if part in words}
    return said.pop() if len(said) == 1 and len(parts) <= _FEW_WORDS else None


def answer_of(text: str, language: str | None) -> bool | None:
    """Return True for a word for yes, False for one for no, in a language; None for any other."""
    return _words(language or "").get(text.strip().casefold())


@lru_cache(maxsize=256)
def _words(language: str) -> dict[str, bool]:
    known = _yes_and_no()
    base = language.partition("-")[0]
    found: dict[str, bool] = {}
    for key in dict.fromkeys(("", base, language)):
        found.update(dict.fromkeys(known.no.get(key, ()), False))
        found.update(dict.fromkeys(known.yes.get(key, ()), True))
    return found


@cache
def _yes_and_no() -> YesAndNo:
    return read_data("wikiextract.map.values.small", "yes_no", YesAndNo)
