"""Answers to what a page of a wiki asks of a Wikibase: the door of this package."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from wikiextract.language.facts import load_language
from wikiextract.language.language_names import is_known_code
from wikiextract.wikibase.data_files import conventions
from wikiextract.wikibase.formatter import Formatter
from wikiextract.wikibase.ids import is_item, is_lexical, is_property, parse_id
from wikiextract.wikibase.json_values import JsonObject, as_list, as_object, as_text
from wikiextract.wikibase.readable import UnreadableError
from wikiextract.wikibase.references import TooFarError, closest
from wikiextract.wikibase.repository import EntityCache, Repository
from wikiextract.wikibase.seen import Sight
from wikiextract.wikibase.statements import (
    all_statements,
    best_statements,
    claims_of,
    main_snak,
    statements_of_ranks,
)
from wikiextract.wikibase.terms import Term, own_term, stated_term, term

if TYPE_CHECKING:
    from wikiextract.site import Site, Title


class Client:
    """Answers for one page of the wiki `site`, in the wiki's language; notes what was used.

    Ids may be written as pages do (``q42``); those that are none are answered with nothing.
    """

    def __init__(self, site: Site, cache: EntityCache) -> None:
        self.site = site
        self.wiki = site.dbname or ""
        self.code = site.language
        self.language = load_language(site.language)
        self._repository = Repository(cache)
        self._asked: set[str] = set()

    def in_language(self, code: str) -> Client:
        """Return a client for the same page whose answers are in another language."""
        other = copy(self)
        other.code, other.language = code, load_language(code)
        other.__dict__.pop("formatter", None)
        other.__dict__.pop("sight", None)
        return other

    # --- entities -------------------------------------------------------------------------------

    @property
    def used(self) -> dict[str, bool]:
        """The ids of the entities that were asked for, and whether they are there."""
        return self._repository.used

    @property
    def asks_too_much(self) -> bool:
        """True when more entities were asked for than a page may: others are taken for none."""
        return self._repository.is_full

    @property
    def asked_for_statements(self) -> bool:
        """True when statements of any entity were asked for, or their text."""
        return bool(self._asked)

    def entity(self, entity_id: str) -> JsonObject | None:
        """Return what is known of an entity, None when it is not there."""
        found = self.parse_id(entity_id)
        return None if found is None else self._repository.get(found)

    def readable(self, entity_id: str) -> JsonObject | None:
        """Return what is known of an entity, None when it is not there.

        Raises `UnreadableError` when the wiki's Wikibase cannot read its statements.
        """
        found = self.parse_id(entity_id)
        if found is None:
            return None
        unknown = None if self.site.lexemes else self._repository.lexical_value(found)
        if unknown is not None:
            raise UnreadableError(unknown)
        return self._repository.get(found)

    def parse_id(self, text: str) -> str | None:
        """Return an id in capitals, None for a text that is none that the wiki knows."""
        found = parse_id(text)
        return None if found is None or (is_lexical(found) and not self.site.lexemes) else found

    def item_of_title(self, title: str, wiki: str | None = None) -> str | None:
        """Return the id of the item of a page, of this wiki or of another."""
        wiki = wiki or self.wiki
        found = self._repository.item_of(wiki, title)
        if found is None:
            # Titles of other wikis go by the rules of this one, which is near enough.
            parsed = self.site.title(title)
            if parsed is not None and parsed.interwiki is None and parsed.prefixed != title:
                found = self._repository.item_of(wiki, parsed.prefixed)
        return found

    def item_of_page(self, title: Title) -> str | None:
        """Return the id of the item of a page of this wiki."""
        return self._repository.item_of(self.wiki, title.prefixed)

    # --- terms and links ------------------------------------------------------------------------

    def term(self, entity_id: str, kind: str) -> Term | None:
        """Return a term ("labels", "descriptions") in the wiki's language, or what stands in."""
        return term(self.entity(entity_id), kind, self.code)

    def term_in(self, entity_id: str, kind: str, language: str) -> str | None:
        """Return a term in just this language."""
        if not is_known_code(language) and language != conventions().no_language:
            return stated_term(self.entity(entity_id), kind, language)
        found = own_term(self.entity(entity_id), kind, language)
        return None if found is None else found.text

    def label(self, entity_id: str) -> str | None:
        """Return the label of an entity in the wiki's language, or what stands in."""
        found = self.term(entity_id, "labels")
        return None if found is None else found.text

    def page_of(self, entity_id: str, wiki: str | None = None) -> str | None:
        """Return the title of the page of an item, in this wiki or in another."""
        return as_text(self._sitelink(entity_id, wiki).get("title")) or None

    def badges(self, entity_id: str, wiki: str | None = None) -> Sequence[str]:
        """Return the ids of the badges that the page of an item has."""
        badges = as_list(self._sitelink(entity_id, wiki).get("badges"))
        return [badge for badge in badges if isinstance(badge, str)]

    def wikis_of(self, entity_id: str) -> Sequence[str]:
        """Return the names of the wikis that have a page of an item."""
        return list(as_object((self.entity(entity_id) or {}).get("sitelinks")))

    def address(self, entity_id: str) -> str | None:
        """Return the address of an entity's page."""
        found = self.parse_id(entity_id)
        return None if found is None else conventions().entity_page + found

    def _sitelink(self, entity_id: str, wiki: str | None) -> JsonObject:
        found = self.parse_id(entity_id)
        if found is None or not is_item(found):
            return {}
        links = as_object((self._repository.get(found) or {}).get("sitelinks"))
        return as_object(links.get(wiki or self.wiki))

    # --- statements -----------------------------------------------------------------------------

    def property_id(self, label_or_id: str) -> str | None:
        """Return the id of a property that is named by its id or by its label."""
        found = self.parse_id(label_or_id)
        if found is not None and is_property(found):
            return found
        return self._repository.property_of_label(label_or_id, self.code)

    def property(self, property_id: str) -> JsonObject | None:
        """Return what is known of a property."""
        found = self.parse_id(property_id)
        return self._repository.get(found) if found is not None and is_property(found) else None

    def datatype(self, property_id: str) -> str | None:
        """Return the datatype of a property that is there."""
        return as_text((self.property(property_id) or {}).get("datatype")) or None

    def properties_of(self, entity_id: str) -> Sequence[str]:
        """Return the ids of the properties of which an entity has statements."""
        return list(claims_of(self.entity(entity_id)))

    def statements(self, entity_id: str, property_id: str, *, best: bool) -> list[JsonObject]:
        """Return statements as modules see them: the best ones, or all. Raises as `readable`."""
        entity = self.readable(entity_id)
        self._asked.add(property_id)
        found = best_statements if best else all_statements
        return self.sight.statements(found(entity, property_id))

    def formatted(
        self,
        entity_id: str,
        property_id: str,
        *,
        rich: bool,
        ranks: Collection[int] | None = None,
    ) -> str:
        """Return the values of a property: of the best statements, or of those of some ranks.

        Raises as `readable`.
        """
        entity = self.readable(entity_id)
        self._asked.add(property_id)
        if ranks is None:
            statements = best_statements(entity, property_id)
        else:
            statements = statements_of_ranks(entity, property_id, ranks)
        snaks = [main_snak(statement) for statement in statements]
        return self.formatter.rich_list(snaks) if rich else self.formatter.plain_list(snaks)

    def closest(
        self, entity_id: str, property_id: str, targets: Collection[str]
    ) -> str | bool | None:
        """Return the nearest of some entities; False where the way to one is too far to tell."""
        start, by = self.parse_id(entity_id), self.parse_id(property_id)
        wanted = {found for target in targets if (found := self.parse_id(target)) is not None}
        if start is None or by is None or not is_property(by):
            return None
        try:
            return closest(self.readable, start, by, wanted)
        except (TooFarError, UnreadableError):
            return False

    @cached_property
    def formatter(self) -> Formatter:
        """The formatter of values."""
        return Formatter(self.site, self.language, self)

    @cached_property
    def sight(self) -> Sight:
        """The maker of what modules see of entities."""
        code = self.code
        return Sight(code, lambda entity, kind: term(entity, kind, code), self.datatype)
