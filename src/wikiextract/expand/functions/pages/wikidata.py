"""`#property` and `#statements`: values that an entity states.

https://www.wikidata.org/wiki/Wikidata:How_to_use_data_on_Wikimedia_projects
"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.expand.origins import trace_statement
from wikiextract.site.escape import escape_wikitext
from wikiextract.wikibase.client import Client
from wikiextract.wikibase.readable import UnreadableError
from wikiextract.wikibase.words import word


def property_(call: Call) -> str:
    """``{{#property:P1|from=Q1}}``: as plain text."""
    return _values(call, rich=False)


def statements(call: Call) -> str:
    """``{{#statements:P1|from=Q1}}``: with links, pictures and the like."""
    return _values(call, rich=True)


def _values(call: Call, *, rich: bool) -> str:
    client = call.page.entities
    if client is None:
        call.problem("no-entity-source", f"The statement {call.first} is not known here.")
        return ""
    entity_id = _entity_of(call, client)
    if entity_id is None:
        return ""
    if len(call.page.site.variants) < 2:
        text, property_id = _of_entity(client, entity_id, call.first, rich=rich)
    else:
        text, property_id = _in_variants(client, entity_id, call.first, rich=rich)
    call.frame.expansion.limits.hold(len(text))
    # Tags of extensions are for the preprocessor.
    text = call.frame.preprocess(text)
    if property_id is None or not call.page.options.trace_origins:
        return text
    return trace_statement(text, entity_id, property_id)


def _entity_of(call: Call, client: Client) -> str | None:
    """Return the id of the entity that a call is about, None where there is none to ask."""
    own = client.item_of_page(call.page.title)
    stated = ""
    for part in call.parts:
        if call.name(part) == "from":
            stated = call.text(part)
    if not stated:
        return own
    entity_id = client.parse_id(stated)
    if entity_id is None or entity_id == own or entity_id in client.used:
        return entity_id
    return entity_id if call.count_expensive() else None


def _in_variants(
    client: Client, entity_id: str, name: str, *, rich: bool
) -> tuple[str, str | None]:
    """Return the values in each variant of the wiki's language, for the reader's to be chosen."""
    found = {
        code: _of_entity(client.in_language(code), entity_id, name, rich=rich)
        for code in client.site.variants
    }
    shown = "".join(f"{code}:{text};" for code, (text, _) in found.items() if text)
    stated = next(iter(found.values()))[1]
    return f"-{{{shown}}}-" if shown else "", stated


def _of_entity(client: Client, entity_id: str, name: str, *, rich: bool) -> tuple[str, str | None]:
    """Return the values, and the id of the property; None for it with what is no value."""
    try:
        if client.readable(entity_id) is None:
            return "", None
        property_id = client.property_id(name)
        if property_id is None:
            reason = word("property-not-found", client.language, name)
            return _error(client, name, reason), None
        return client.formatted(entity_id, property_id, rich=rich), property_id
    except UnreadableError as error:
        reason = escape_wikitext(word("unknown-id", client.language, error.entity_id))
        return _error(client, name, reason), None


def _error(client: Client, name: str, reason: str) -> str:
    text = word("render-error", client.language, name, reason)
    return f'<p class="error wikibase-error">{text}</p>'


FUNCTIONS = {"property": property_, "statements": statements}
NAMES = {"#property": "property", "#statements": "statements"}
