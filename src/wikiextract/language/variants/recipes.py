"""The bundled facts of variants: recipes, and the tables and patterns that they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from wikiextract.data_files import DataFile, read_data

_HERE = "wikiextract.language.variants"


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is done to a text; what is set says which.

    * `words`: the variant's own words are replaced, those of the table of this name ("": none)
      laid over those of the variant `over`; a wiki and its pages may add to them;
    * `replace`: the words of a table, which nobody adds to, are replaced;
    * `pattern` is replaced `by` a text, or every pattern of the list `patterns` in turn;
    * `within` the matches of a pattern, or `between` them, the `steps` are taken by themselves;
    """

    words: str | None = None
    over: str | None = None
    replace: str | None = None
    pattern: str | None = None
    by: str = ""
    patterns: str | None = None
    within: str | None = None
    between: str | None = None
    steps: tuple[Step, ...] = ()


def own_step(steps: tuple[Step, ...]) -> Step | None:
    """Return the step that replaces the variant's own words."""
    for step in steps:
        found = step if step.words is not None else own_step(step.steps)
        if found is not None:
            return found
    return None


@cache
def recipes() -> Mapping[str, tuple[Step, ...]]:
    """Return the steps of each variant, by its code."""
    return read_data(_HERE, "recipes", _Recipes).recipes


def words(table: str) -> Mapping[str, str]:
    """Return a table of words by its name; none for an empty name."""
    if not table:
        return {}
    short = _short_tables().get(table)
    return short if short is not None else read_data(_HERE, table, _Words).words


@cache
def patterns() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return lists of patterns and what replaces their matches, by name."""
    return read_data(_HERE, "patterns", _Patterns).lists


@cache
def _short_tables() -> Mapping[str, Mapping[str, str]]:
    return read_data(_HERE, "letters", _Tables).tables


class _Recipes(DataFile, frozen=True):
    recipes: dict[str, tuple[Step, ...]]


class _Words(DataFile, frozen=True):
    words: dict[str, str]


class _Tables(DataFile, frozen=True):
    tables: dict[str, dict[str, str]]


class _Patterns(DataFile, frozen=True):
    lists: dict[str, tuple[tuple[str, str], ...]]
