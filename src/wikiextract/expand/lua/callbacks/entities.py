"""Answers for mw.wikibase: entities, their terms, links and statements, and values as text.

Where the wiki has no entities everything is answered as for an entity that is not there. Lists and
objects go to Lua as JSON.
"""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.expand.lua.failures import LuaCallError
from wikiextract.expand.lua.session import Session, decode, encode
from wikiextract.expand.lua.statements_given import StatementsGiven
from wikiextract.wikibase.client import Client
from wikiextract.wikibase.formatter import snaks_of
from wikiextract.wikibase.ids import parse_id
from wikiextract.wikibase.json_values import JsonObject, as_object
from wikiextract.wikibase.property_order import property_order
from wikiextract.wikibase.readable import UnreadableError
from wikiextract.wikibase.references import MOST_SEARCHES

_NOTHING = b"[]"


class EntityCallbacks:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _statements(self) -> StatementsGiven:
        return StatementsGiven(self._session.expansion, self._session.memory_of_page.given)

    @property
    def _client(self) -> Client | None:
        # Entities may be large: what is asked of them takes time that no instruction of Lua counts.
        self._session.seconds_left()
        return self._session.page.entities

    @property
    def _asked(self) -> Client | None:
        """The client of whoever asks for what entities say; None, and reported, where are none."""
        client = self._client
        if client is None:
            self._session.lacks_data = True
            text = "There are no entities here, so what modules ask of them is not known."
            self._session.expansion.problem("entity-not-stored", text)
        return client

    # --- ids ------------------------------------------------------------------------------------

    def entity_parse_id(self, text: bytes) -> bytes | None:
        """An id in capitals; nothing for a text that is none."""
        client = self._client
        named = self._id(text)
        found = parse_id(named) if client is None else client.parse_id(named)
        return _text(found)

    def entity_id(self, title: bytes | None, site: bytes | None) -> bytes | None:
        """The id of the item of a page, by default of the page itself."""
        client = self._asked
        if client is None:
            return None
        if title is None:
            return _text(client.item_of_page(self._session.page.title))
        wiki = None if site is None else decode(site)
        return _text(client.item_of_title(decode(title), wiki))

    def entity_property_id(self, label_or_id: bytes) -> bytes | None:
        """The id of a property that is named by id or label."""
        client = self._asked
        return None if client is None else _text(client.property_id(decode(label_or_id)))

    # --- entities -------------------------------------------------------------------------------

    def entity_exists(self, entity_id: bytes) -> bool:
        """Return True for an entity that is there."""
        client = self._asked
        return client is not None and client.entity(self._id(entity_id)) is not None

    def entity_json(self, entity_id: bytes) -> bytes | None:
        """An entity without its statements, as modules see it."""
        client = self._asked
        if client is None:
            return None
        self._count(self._id(entity_id))
        entity = self._readable(client, entity_id)
        return None if entity is None else msgspec.json.encode(client.sight.entity(entity))

    def entity_properties(self, entity_id: bytes) -> bytes:
        """The ids of the properties of which there are statements."""
        client = self._asked
        if client is None:
            return _NOTHING
        return msgspec.json.encode(client.properties_of(self._id(entity_id)))

    def entity_statements(self, entity_id: bytes, property_id: bytes, best: bool) -> bytes:
        """The statements of a property."""
        client = self._asked
        if client is None:
            return _NOTHING
        self._readable(client, entity_id)
        found = client.statements(self._id(entity_id), decode(property_id), best=best)
        return self._statements.given(self._id(entity_id), decode(property_id), found)

    def entity_term(self, entity_id: bytes, kind: bytes) -> tuple[bytes, bytes] | None:
        """A term and its language, by the wiki's language."""
        client = self._asked
        found = None if client is None else client.term(self._id(entity_id), decode(kind))
        if found is None:
            return None
        text = self._statements.named(found.text, decode(entity_id))
        return encode(text), encode(found.language)

    def entity_term_in(self, entity_id: bytes, kind: bytes, language: bytes) -> bytes | None:
        """A term in one language."""
        client = self._asked
        if client is None:
            return None
        found = client.term_in(self._id(entity_id), decode(kind), decode(language))
        return None if found is None else encode(self._statements.named(found, decode(entity_id)))

    def entity_page(self, entity_id: bytes, site: bytes | None) -> bytes | None:
        """The title of the page of an item."""
        client = self._asked
        if client is None:
            return None
        return _text(client.page_of(self._id(entity_id), None if site is None else decode(site)))

    def entity_badges(self, entity_id: bytes, site: bytes | None) -> bytes:
        """The badges of the page of an item."""
        client = self._asked
        if client is None:
            return _NOTHING
        self._count(self._id(entity_id))
        badges = client.badges(self._id(entity_id), None if site is None else decode(site))
        return msgspec.json.encode(badges)

    def entity_address(self, entity_id: bytes) -> bytes | None:
        """The address of the page of an entity."""
        client = self._asked
        return None if client is None else _text(client.address(self._id(entity_id)))

    def entity_closest(
        self, entity_id: bytes, property_id: bytes, *targets: bytes
    ) -> bytes | bool | None:
        """The nearest of some entities; false where that is too far to tell.

        Raises `LuaCallError` when the page has asked for more of them than it may.
        """
        client = self._asked
        if client is None:
            return None
        findings = self._session.expansion.findings
        findings.searches += 1
        if findings.searches > MOST_SEARCHES:
            text = (
                f"{MOST_SEARCHES} calls of mw.wikibase.getReferencedEntityId are allowed in a page."
            )
            raise LuaCallError(text)
        wanted = [self._id(target) for target in targets]
        found = client.closest(self._id(entity_id), decode(property_id), wanted)
        return encode(found) if isinstance(found, str) else found

    def entity_property_order(self) -> bytes | None:
        """The places of properties by their ids, where the wiki states an order."""
        page = self._session.page
        order = property_order(page.message("wikibase-sortedproperties"))
        return msgspec.json.encode(order) if order else None

    # --- values ---------------------------------------------------------------------------------

    def entity_formatted(
        self, entity_id: bytes, label_or_id: bytes, rich: bool, *ranks: Any
    ) -> bytes | None:
        """The values of a property: of the best statements, or of those of some ranks."""
        client = self._asked
        if client is None:
            return b""
        property_id = client.property_id(decode(label_or_id))
        if property_id is None:
            return None
        self._readable(client, entity_id)
        wanted = {int(rank) for rank in ranks} if ranks else None
        text = client.formatted(self._id(entity_id), property_id, rich=rich, ranks=wanted)
        return encode(self._statements.said(text, self._id(entity_id), property_id))

    def entity_value(self, snak: bytes, rich: bool) -> bytes:
        """A snak as text."""
        client, stated = self._client, as_object(_read(snak))
        if stated.get("snaktype") not in ("value", "somevalue", "novalue"):
            raise LuaCallError("Failed to deserialize data.")
        if client is None:
            return b""
        formatter = client.formatter
        text = formatter.rich(stated) if rich else formatter.plain(stated)
        return encode(self._statements.said_by(text, stated))

    def entity_values(self, snaks: bytes, rich: bool) -> bytes:
        """Snaks, in lists by property, as text."""
        client, stated = self._client, snaks_of(_read(snaks))
        if client is None:
            return b""
        formatter = client.formatter
        return encode(formatter.rich_list(stated) if rich else formatter.plain_list(stated))

    def _id(self, given: bytes) -> str:
        """Return the id that a module gives, as it is."""
        return self._statements.plain_id(decode(given))

    def _readable(self, client: Client, entity_id: bytes) -> JsonObject | None:
        try:
            return client.readable(self._id(entity_id))
        except UnreadableError:
            raise LuaCallError("Failed to serialize data.") from None

    def _count(self, entity_id: str) -> None:
        """Count an entity that is not the page's own as an expensive call, once."""
        client, state = self._client, self._session.memory_of_page
        found = parse_id(entity_id)
        if client is None or found is None or found in state.entities:
            return
        if found != client.item_of_page(self._session.page.title):
            self._session.count_expensive()
        state.entities.add(found)


def _text(found: str | None) -> bytes | None:
    return None if found is None else encode(found)


def _read(text: bytes) -> object:
    try:
        return msgspec.json.decode(text)
    except NOT_JSON:
        raise LuaCallError("Failed to deserialize data.") from None
