"""Snaks (what a statement, a qualifier or a reference states) as text, by the kind of their value.

https://www.wikidata.org/wiki/Help:Data_type. *Plain* is text in which nothing is markup; *rich* is
wikitext with links, pictures and languages, in a ``<span>``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from wikiextract.language.facts import Language
from wikiextract.site.escape import escape_wikitext
from wikiextract.site.title import FILE
from wikiextract.wikibase.data_files import conventions
from wikiextract.wikibase.ids import id_of_address
from wikiextract.wikibase.json_values import Json, JsonObject, as_object, as_text, objects_of
from wikiextract.wikibase.statements import best_statements, datavalue, main_snak
from wikiextract.wikibase.values.coordinates import format_coordinates
from wikiextract.wikibase.values.entity_link import label_of, link_to
from wikiextract.wikibase.values.external_id import link_to_id
from wikiextract.wikibase.values.files import data_page_in_wikitext, file_in_wikitext
from wikiextract.wikibase.values.formulas import formula_in_wikitext, score_in_wikitext
from wikiextract.wikibase.values.monolingual import text_in_wikitext, text_of
from wikiextract.wikibase.values.quantity import format_quantity
from wikiextract.wikibase.values.time import format_time
from wikiextract.wikibase.words import word

if TYPE_CHECKING:
    from wikiextract.site import Site


class EntityNames(Protocol):
    """The names of entities, and properties, as a formatter asks for them."""

    def label(self, entity_id: str) -> str | None:
        """Return the label of an entity in the wiki's language, or in one that stands in."""
        ...

    def page_of(self, entity_id: str) -> str | None:
        """Return the title of the wiki's page of an item."""
        ...

    def property(self, property_id: str) -> JsonObject | None:
        """Return what is known of a property."""
        ...


_Format: TypeAlias = Callable[[Json], str | None]


class Formatter:
    """Formats snaks in the language of a wiki."""

    def __init__(self, site: Site, language: Language, names: EntityNames) -> None:
        self._site = site
        self._language = language
        self._names = names
        files = site.namespaces.get(FILE)
        self._files = files.name if files is not None else "File"
        self._by_type: Mapping[str, _Format] = {
            "string": _string,
            "wikibase-entityid": lambda value: label_of(value, names.label),
            "monolingualtext": text_of,
            "globecoordinate": format_coordinates,
            "time": lambda value: format_time(value, language),
            "quantity": lambda value: format_quantity(value, language, self._unit),
        }

    def plain(self, snak: JsonObject) -> str:
        """Return a snak as text, escaped so that nothing in it is markup; addresses as they are."""
        text = self.text(snak)
        return text if self._datatype(snak) == "url" else escape_wikitext(text)

    def rich(self, snak: JsonObject) -> str:
        """Return a snak as wikitext, in an element of its own."""
        text = self._wikitext(snak)
        return f"<span>{text}</span>" if text else ""

    def plain_list(self, snaks: Sequence[JsonObject]) -> str:
        """Return snaks as one text."""
        return self._joined(map(self.plain, snaks))

    def rich_list(self, snaks: Sequence[JsonObject]) -> str:
        """Return snaks as one wikitext, in an element of its own."""
        text = self._joined(map(self.rich, snaks))
        return f"<span>{text}</span>" if text else ""

    def text(self, snak: JsonObject) -> str:
        """Return a snak as text that is not escaped."""
        kind, value = datavalue(snak)
        if not kind:
            return word(_word_of(snak), self._language)
        shown = self._by_type.get(kind, _nothing)(value)
        return word("invalid", self._language) if shown is None else shown

    def _wikitext(self, snak: JsonObject) -> str:
        kind, value = datavalue(snak)
        special: str | None = None
        if kind == "string" and isinstance(value, str):
            special = self._string_in_wikitext(value, snak)
        elif kind == "wikibase-entityid":
            special = link_to(value, self._names.label, self._names.page_of)
        elif kind == "monolingualtext":
            special = text_in_wikitext(value)
        return escape_wikitext(self.text(snak)) if special is None else special

    def _string_in_wikitext(self, text: str, snak: JsonObject) -> str | None:
        match self._datatype(snak):
            case "url":
                return text
            case "external-id":
                return link_to_id(text, self._address(as_text(snak.get("property"))))
            case "commonsMedia" | "localMedia":
                return file_in_wikitext(text, self._files)
            case "geo-shape" | "tabular-data":
                return data_page_in_wikitext(text)
            case "math":
                return formula_in_wikitext(text)
            case "musical-notation":
                return score_in_wikitext(text)
        return None

    def _datatype(self, snak: JsonObject) -> str:
        """Return the datatype of the property, or the one that the snak states."""
        known = self._names.property(as_text(snak.get("property")))
        return as_text((known or {}).get("datatype")) or as_text(snak.get("datatype"))

    def _address(self, property_id: str) -> str | None:
        """Return how a property's identifiers are addresses."""
        known = self._names.property(property_id)
        for statement in best_statements(known, conventions().formatter_url):
            value = datavalue(main_snak(statement))[1]
            if isinstance(value, str) and "$1" in value:
                return value
        return None

    def _unit(self, address: str) -> str:
        entity_id = id_of_address(address)
        return address if entity_id is None else self._names.label(entity_id) or entity_id

    def _joined(self, texts: Iterable[str]) -> str:
        separator = self._language.messages.get("comma-separator", ", ")
        return separator.join(filter(None, texts))


def snaks_of(groups: Json) -> list[JsonObject]:
    """Return the snaks of qualifiers or of a reference: lists by property, one after the other."""
    if isinstance(groups, list):
        return objects_of(groups)
    return [snak for group in as_object(groups).values() for snak in objects_of(group)]


def _word_of(snak: JsonObject) -> str:
    kind = snak.get("snaktype")
    return kind if isinstance(kind, str) and kind in ("somevalue", "novalue") else "invalid"


def _string(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _nothing(value: Json) -> str | None:
    return None
