"""Putting a wiki's namespaces together from names and aliases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wikiextract.site.model import Case, Namespace
from wikiextract.site.title import PROJECT

NamespaceTables = tuple[dict[int, Namespace], dict[str, int]]


def fold(name: str) -> str:
    """Return a namespace name as it is looked up: lower case, single spaces."""
    return " ".join(name.replace("_", " ").split()).lower()


def namespace_tables(namespaces: Iterable[Namespace]) -> NamespaceTables:
    """Return namespaces by number, and every name of each, folded, to its number.

    Local names win over aliases of other namespaces, and those over canonical names.
    """
    by_id = {namespace.id: namespace for namespace in sorted(namespaces, key=lambda one: one.id)}
    ids: dict[str, int] = {}
    for namespace in by_id.values():
        if namespace.id != 0:
            ids.setdefault(fold(namespace.name), namespace.id)
    for namespace in by_id.values():
        for alias in namespace.aliases:
            if alias:
                ids.setdefault(fold(alias), namespace.id)
    for namespace in by_id.values():
        if namespace.canonical:
            ids.setdefault(fold(namespace.canonical), namespace.id)
    return by_id, ids


def make_namespaces(
    names: Mapping[int, str],
    aliases: Mapping[str, int],
    *,
    canonical: Mapping[int, str],
    subpages: frozenset[int],
    project: str,
    content: frozenset[int] = frozenset({0}),
    case: Case = "first-letter",
) -> list[Namespace]:
    """Return the namespaces of a wiki from names; ``$1`` in one stands for the project's."""
    found: list[Namespace] = []
    complete = {**canonical, **names, 0: "", PROJECT: project}
    for number, name in complete.items():
        own = [alias.replace("$1", project) for alias, to in aliases.items() if to == number]
        found.append(
            Namespace(
                id=number,
                name=name.replace("$1", project),
                canonical=canonical.get(number, ""),
                aliases=tuple(own),
                case=case if number >= 0 and number not in (2, 3, 8, 9) else "first-letter",
                subpages=number in subpages,
                content=number in content,
            )
        )
    return found
