"""The mapping of a box whose name no mapping knows."""

from __future__ import annotations

from wikiextract.map.domains.box import MappedBox
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.index import MappingIndex
from wikiextract.map.domains.model import BoxMapping, MappingRule, PropertyRule, normal_name
from wikiextract.nodes import Category

_LEAST_LABELS = 3
_MOST_CATEGORIES = 300


def choose_mapping(box: MappedBox, page: SubjectFacts, index: MappingIndex) -> BoxMapping | None:
    """Return the mapping that the page's item or its categories say, or the box's labels do.

    The item's class is certain. Categories and labels must agree with the box: some of its fields
    must be of the mapping. None where two mappings would do equally well.
    """
    names = box.labels or box.params
    if not names:
        return None
    candidates = index.without_name
    classes = set(page.look_up.classes(page.wikidata_id) if page.wikidata_id else ())
    by_item = [one for one in candidates if classes & set(one.items)]
    if by_item:
        return _best(by_item, names, least=0)
    by_category = [one for one in candidates if _in_categories(one, page.categories)]
    return _best(by_category, names, least=1) or _best(candidates, names, least=_LEAST_LABELS)


def _best(candidates: list[BoxMapping], names: frozenset[str], least: int) -> BoxMapping | None:
    """Return the mapping with most of the names; of equals the one with the fewest rules."""
    scores = [(len(names & rule_names(one.rules)), one) for one in candidates]
    scores = [(score, one) for score, one in scores if score >= least]
    if not scores:
        return None
    most = max(score for score, _ in scores)
    best = sorted((one for score, one in scores if score == most), key=_size)
    if len(best) > 1 and _size(best[0]) == _size(best[1]):
        return None
    return best[0]


def _size(mapping: BoxMapping) -> int:
    return len(mapping.rules)


def rule_names(rules: tuple[MappingRule, ...]) -> frozenset[str]:
    """Return the names of the fields that rules ask for by one list of names."""
    return frozenset(
        name for rule in rules if isinstance(rule, PropertyRule) for name in rule.names
    )


def _in_categories(mapping: BoxMapping, categories: tuple[Category, ...]) -> bool:
    return any(
        word in name
        for name in (normal_name(one.name) for one in categories[:_MOST_CATEGORIES])
        for word in mapping.categories
    )
