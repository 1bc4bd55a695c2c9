"""The entries of a definition list from its terms and definitions."""

from __future__ import annotations

from collections.abc import Iterable

from wikiextract.nodes import Definition, Value


def definitions_of(parts: Iterable[tuple[bool, Value]]) -> tuple[Definition, ...]:
    """Return each run of terms with the definitions that follow it.

    `parts` are in their order, each with True if it is a term. A definition without a term (an
    indented line) is an entry of its own.
    """
    entries: list[Definition] = []
    terms: list[Value] = []
    said: list[Value] = []

    def close() -> None:
        nonlocal terms, said
        if terms:
            entries.append(Definition(terms=tuple(terms), definitions=tuple(said)))
        else:
            entries.extend(Definition(terms=(), definitions=(value,)) for value in said)
        terms, said = [], []

    for is_term, value in parts:
        if not is_term:
            said.append(value)
            continue
        if said:
            close()
        terms.append(value)
    close()
    return tuple(entries)
