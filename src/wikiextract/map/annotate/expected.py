"""What the name of a field or column says of its values: their kind, perhaps their unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.late_pattern import late_pattern
from wikiextract.map.values import ValueContext
from wikiextract.map.values.numbers import unit_of_name
from wikiextract.map.values.small.identifiers import scheme_of_field
from wikiextract.nodes import ValueKind

# A name is bounded before it is looked at; longer ones name nothing that is known.
_LONGEST = 80
_APART = late_pattern(r"[\s\d_.,:;()\[\]/'’*#+&-]+|[–—]+")
_WORDS = late_pattern(r"[\s\d_.,:;()\[\]/-]+")
_HUMPS = late_pattern(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])")
_BRACKETS = late_pattern(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*\Z")


class ExpectedParameters(DataFile, frozen=True):
    """``expected_parameters.json``: folded names by kind as DBpedia maps them; words for a year."""

    names: dict[ValueKind, tuple[str, ...]]
    words: dict[ValueKind, tuple[str, ...]]


class ExpectedNames(DataFile, frozen=True):
    """``expected_names.json``: names by kind, and endings of names that are units."""

    names: dict[ValueKind, tuple[str, ...]]
    words: dict[ValueKind, tuple[str, ...]]
    endings: dict[ValueKind, tuple[str, ...]]
    units: dict[str, str]
    without_unit: tuple[str, ...]


def folded_name(name: str) -> str:
    """Return a name without spaces, signs and numbers, casefolded, by which it is looked up."""
    return _APART.sub("", name[:_LONGEST]).casefold()


@lru_cache(maxsize=10_000)
def context_of(
    language: str | None, param: str, label: str, otherwise: ValueKind | None = None
) -> ValueContext:
    """Return what is known of a value by its parameter and its label or heading.

    The kind that is expected is `otherwise` where no name says one.
    """
    scheme = scheme_of_field(param[:_LONGEST]) or scheme_of_field(label[:_LONGEST])
    if scheme is not None:
        return ValueContext(language, "identifier", scheme=scheme)
    expected = _kind_of(param) or _kind_of(label)
    unit = _unit_of(param) if param else None
    unit = unit or unit_of_name(label, language, expected)
    return ValueContext(language, expected or otherwise, unit)


def _kind_of(name: str) -> ValueKind | None:
    """Return the kind that a name says: as a whole, or by one of its words."""
    if not name or len(name) > _LONGEST:
        return None
    name = _BRACKETS.sub("", name.rpartition(" / ")[2])
    known = _names()
    kind = known.get(folded_name(name))
    if kind is None:
        words = _WORDS.split(_HUMPS.sub(" ", name).casefold())
        said = {_said().get(word) for word in words} - {None}
        if "date" in said:  # "population year" is that of a population
            return "date"
        kind = said.pop() if len(said) == 1 else _kind_by_ending(name)
    return kind


def _kind_by_ending(name: str) -> ValueKind | None:
    endings = _expected_names().endings
    return next((kind for kind, some in endings.items() if name.endswith(some)), None)


def _unit_of(param: str) -> str | None:
    """Return the unit (UCUM) with which the name of a parameter ends; None for none."""
    known = _expected_names()
    folded = param[:_LONGEST].casefold().replace(" ", "_")
    if any(word in folded for word in known.without_unit):
        return None
    return next((unit for end, unit in known.units.items() if folded.endswith(f"_{end}")), None)


@cache
def _names() -> Mapping[str, ValueKind]:
    """Kinds by folded names; those that we state before those that were derived."""
    found: dict[str, ValueKind] = {}
    for names in (_expected_parameters().names, _expected_names().names):
        for kind, some in names.items():
            found.update((folded_name(name), kind) for name in some)
    return found


@cache
def _said() -> Mapping[str, ValueKind]:
    found: dict[str, ValueKind] = {}
    for words in (_expected_parameters().words, _expected_names().words):
        for kind, some in words.items():
            found.update(dict.fromkeys(some, kind))
    return found


@cache
def _expected_parameters() -> ExpectedParameters:
    return read_data("wikiextract.map.annotate", "expected_parameters", ExpectedParameters)


@cache
def _expected_names() -> ExpectedNames:
    return read_data("wikiextract.map.annotate", "expected_names", ExpectedNames)
