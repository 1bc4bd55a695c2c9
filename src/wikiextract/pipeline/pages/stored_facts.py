"""The facts that a rendered page stores for the queries of its wiki, as nodes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from wikiextract.expand.stored import StoredValue
from wikiextract.nodes import Diagnostic, Document, StoredFact, Value

_MOST_CHARACTERS = 4_000_000
_TOO_MUCH = Diagnostic(
    code="too-much-stored",
    message=f"The page stores more than {_MOST_CHARACTERS} characters; the first values are kept.",
)
_NOTHING = Value()
_LIST_SIGNS = frozenset("*#:;")


def with_stored_facts(
    document: Document,
    stored: Sequence[StoredValue],
    annotations: Sequence[tuple[str, str]],
    value_of: Callable[[str], Value],
) -> Document:
    """Return a page with what functions have `stored` and what its links state.

    `value_of` gives what expanded wikitext shows. Of very much the first is kept, and told.
    """
    stated = (StoredValue("semantic", name, value) for name, value in annotations)
    facts = []
    characters = 0
    for one in (*stored, *stated):
        characters += len(one.value)
        if characters > _MOST_CHARACTERS:
            document = replace(document, diagnostics=(*document.diagnostics, _TOO_MUCH))
            break
        value = value_of(_within_line(one.value))
        if value == _NOTHING:
            continue
        facts.append(
            StoredFact(
                system=one.system,
                table=one.table,
                subobject=one.subobject,
                row=one.row,
                property=one.property,
                value=value,
            )
        )
    return replace(document, stored_facts=tuple(facts) or None)


def _within_line(value: str) -> str:
    """The wikitext of a value as it shows within a line: a single line is no item of a list."""
    if value[:1] in _LIST_SIGNS and "\n" not in value:
        return f"&#{ord(value[0])};{value[1:]}"
    return value
