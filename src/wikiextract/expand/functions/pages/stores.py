"""Functions that store what a page states, and those that show queries of what is stored.

Semantic MediaWiki (https://www.semantic-mediawiki.org/wiki/Help:Parser_functions), Cargo
(https://www.mediawiki.org/wiki/Extension:Cargo/Storing_data) and DynamicPageList. What is stored is
noted; what a query shows only the wiki knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiextract.expand.functions.call import Call, Function
from wikiextract.expand.origins import strip
from wikiextract.expand.stored import StoredValue
from wikiextract.markup.queries import function_not_run
from wikiextract.markup.stored_values import (
    MOST_STORED,
    TOO_MUCH_STORED,
    assigned_parts,
    is_stored_name,
)
from wikiextract.site.query_extensions import (
    declaring_functions,
    querying_functions,
    semantic_functions,
)


def set_properties(call: Call) -> str:
    """``{{#set:Property=value|Property=a;b|+sep=;}}``: properties of the page."""
    call.findings.annotates = True
    _store(call, [StoredValue("semantic", *pair) for pair in _properties(call, _all_parts(call))])
    return ""


def subobject(call: Call) -> str:
    """``{{#subobject:name|Property=value}}``: properties of a part of the page."""
    name = "" if call.first == "-" else str(call.first)
    call.findings.annotates = True
    row = _next_row(call)
    pairs = _properties(call, list(_parts(call)))
    _store(call, [StoredValue("semantic", *pair, subobject=name, row=row) for pair in pairs])
    return ""


def cargo_store(call: Call) -> str:
    """``{{#cargo_store:_table=Table|Field=value}}``: a row of a table."""
    fields = {name: value for name, value in _all_parts(call) if name is not None}
    table = str(fields.pop("_table", "")) or None
    row = _next_row(call)
    _store(
        call,
        [
            StoredValue("cargo", str(name), str(value), table=table, row=row)
            for name, value in fields.items()
            if value and is_stored_name(name)
        ],
    )
    return ""


def nothing(call: Call) -> str:
    """Return nothing: it declares what others store."""
    return ""


def _query(name: str) -> Function:
    def query(call: Call) -> str:
        call.findings.annotates |= name in semantic_functions()
        call.problem("query-not-run", function_not_run(name))
        return ""

    return query


def _all_parts(call: Call) -> list[tuple[str | None, str]]:
    """All arguments as pairs; without an equals sign they have no name."""
    name, sign, value = call.first.partition("=")
    first = (name.strip(), strip(value)) if sign else (None, call.first)
    return [first, *_parts(call)]


def _parts(call: Call) -> Iterator[tuple[str | None, str]]:
    for part in call.parts:
        yield call.name(part), call.text(part)


def _properties(call: Call, parts: Sequence[tuple[str | None, str]]) -> Iterator[tuple[str, str]]:
    """The properties that arguments state, with their values."""
    for name, number, separator in assigned_parts(parts):
        text = parts[number][1]
        for value in text.split(separator) if separator else (text,):
            if value := strip(value):
                yield call.page.site.capitalise(name), str(value)


def _next_row(call: Call) -> int:
    return call.findings.last_row + 1


def _store(call: Call, values: Sequence[StoredValue]) -> None:
    stored = call.findings.stored
    if len(stored) + len(values) > MOST_STORED:
        call.problem("too-much-stored", TOO_MUCH_STORED)
        values = values[: max(MOST_STORED - len(stored), 0)]
    stored += values
    if values and values[-1].row is not None:
        call.findings.last_row = values[-1].row


FUNCTIONS: dict[str, Function] = {
    "set": set_properties,
    "subobject": subobject,
    "cargo_store": cargo_store,
}


def other_functions() -> dict[str, Function]:
    """Return the functions that only declare something, and those that show queries, by id."""
    queries = {name: _query(name) for name in querying_functions()}
    return {**dict.fromkeys(declaring_functions(), nothing), **queries}
