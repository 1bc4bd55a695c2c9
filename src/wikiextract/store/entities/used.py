"""Questions that were asked of an entity source, and a test of whether their answers still hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from wikiextract.store.entities.source import EntitySource

EntityQuestion: TypeAlias = tuple[Literal["item", "entity", "property"], str, str]
"""The item of a wiki's page, an entity by id (and nothing), a property by language and label."""
EntityAnswer: TypeAlias = tuple[Literal["item", "entity", "property"], str, str, str]
"""A question with its answer: an id, the checksum of an entity, or nothing."""

_CACHED = 1 << 16


class UsedEntities:
    """An `EntitySource` that tells `note` what it is asked."""

    def __init__(self, source: EntitySource, note: Callable[[EntityQuestion], None]) -> None:
        self._source = source
        self._note = note

    def entity_id(self, site: str, title: str) -> str | None:
        """See `EntitySource.entity_id`."""
        self._tell(("item", site, title))
        return self._source.entity_id(site, title)

    def entity_json(self, entity_id: str) -> str | None:
        """See `EntitySource.entity_json`."""
        self.note_used([entity_id])
        return self._source.entity_json(entity_id)

    def property_id(self, label: str, language: str) -> str | None:
        """See `EntitySource.property_id`."""
        self._tell(("property", language, label))
        return self._source.property_id(label, language)

    def note_used(self, ids: Iterable[str]) -> None:
        """Take these entities as asked for, whoever remembered them."""
        for entity_id in ids:
            self._tell(("entity", entity_id, ""))

    def _tell(self, question: EntityQuestion) -> None:
        if all(part.isascii() or _is_text(part) for part in question):
            self._note(question)


class EntityAnswers:
    """The answers of an entity source; those that were given are kept."""

    def __init__(self, source: EntitySource | None) -> None:
        self._source = source
        self._of = lru_cache(_CACHED)(self._find)

    def answered(self, questions: Iterable[EntityQuestion]) -> tuple[EntityAnswer, ...]:
        """Return questions with their answers, in order."""
        return tuple((*question, self._of(question)) for question in sorted(questions))

    def hold(self, answers: Iterable[EntityAnswer]) -> bool:
        """Return True if all answers would be the same now."""
        return all(self._of((kind, one, other)) == answer for kind, one, other, answer in answers)

    def _find(self, question: EntityQuestion) -> str:
        kind, one, other = question
        if self._source is None:
            return ""
        if kind == "item":
            return self._source.entity_id(one, other) or ""
        if kind == "property":
            return self._source.property_id(other, one) or ""
        text = self._source.entity_json(one)
        return "" if text is None else _checksum(text)


def _checksum(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _is_text(text: str) -> bool:
    """Return False for half a surrogate pair, of which no source has anything."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
