"""The mapping of a box whose name no mapping knows."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from wikiextract.map.domains.box import MappedBox
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.index import MappingIndex
from wikiextract.map.domains.model import BoxMapping, normal_name

_LEAST_LABELS = 3
_MOST_CATEGORIES = 300


def choose_mapping(box: MappedBox, page: SubjectFacts, index: MappingIndex) -> BoxMapping | None:
    """Return the mapping that the page's item or its categories say, or the box's labels do.

    The item's class is certain. With categories, a field of the box must be one that tells the
    class; without, three of them, and only for a box that has no name. None where two mappings
    would do equally well.
    """
    names = box.labels or box.params
    if not names:
        return None
    candidates = index.without_name
    classes = set(page.look_up.classes(page.wikidata_id) if page.wikidata_id else ())
    by_item = [one for one in candidates if not classes.isdisjoint(one.items)] if classes else []
    if by_item:
        return _best(by_item, names, index, least=0)
    categories = "\n".join(normal_name(one.name) for one in page.categories[:_MOST_CATEGORIES])
    by_category = _of_categories(categories, index)
    found = _best(by_category, names, index, least=1)
    if found is None and not box.name:
        found = _best(candidates, names, index, least=_LEAST_LABELS)
    return found


def _best(
    candidates: Iterable[BoxMapping], names: frozenset[str], index: MappingIndex, least: int
) -> BoxMapping | None:
    """Return the mapping with most of the names; of several, what they have in common."""
    scores = [(len(names & index.telling_names(one)), one) for one in candidates]
    scores = [(score, one) for score, one in scores if score >= least]
    if not scores:
        return None
    most = max(score for score, _ in scores)
    return _common([one for score, one in scores if score == most], index)


def _common(best: list[BoxMapping], index: MappingIndex) -> BoxMapping | None:
    """Return the mapping of the class that the classes of all these are or have in common.

    It has the rules, too, that each of them has.
    """
    lines = [index.with_superclasses(one.types) for one in best]
    shared = [one for one in lines[0] if all(one in line for line in lines)]
    known = {one.types[0]: one for one in index.without_name}
    found = next((known[one] for one in shared if one in known), None)
    if found is None or len(best) == 1:
        return found
    first, *others = best
    more = tuple(
        rule
        for rule in first.rules
        if rule not in found.rules and all(rule in one.rules for one in others)
    )
    return replace(found, rules=(*found.rules, *more))


def _of_categories(categories: str, index: MappingIndex) -> list[BoxMapping]:
    """Return the mappings of which words stand, as words, in a category: a line of these."""
    found = {
        number
        for words, number in index.category_words
        if words in categories and _has_words(categories, words)
    }
    return [index.without_name[number] for number in sorted(found)]


def _has_words(text: str, words: str) -> bool:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        before = text[start - 1] if start else ""
        if _is_end(before, words[0]) and _is_end(text[end : end + 1], words[-1]):
            return True
        start = text.find(words, start + 1)
    return False


def _is_end(outside: str, inside: str) -> bool:
    """Return True if a word ends between two letters; ideographs and syllables stand alone."""
    return not (outside.isalnum() and inside.isalnum()) or inside >= "\u2e80"
