"""The mappings of a folder for one wiki after the other, as the engine applies them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from wikiextract.map.domains.dbpedia.not_understood import Complaints
from wikiextract.map.domains.dbpedia.ontology_pages import read_ontology
from wikiextract.map.domains.dbpedia.pages import MappingPage, read_pages
from wikiextract.map.domains.dbpedia.statement_reader import StatementReader
from wikiextract.map.domains.dbpedia.templates import read_mapping
from wikiextract.map.domains.dbpedia.vocabulary import Vocabulary
from wikiextract.map.domains.model import (
    BoxMapping,
    MappingSet,
    NotUnderstood,
    TableMapping,
    normal_name,
)
from wikiextract.map.domains.terms import terms_by_address

_MOST_REDIRECTS = 5


class MappingFolder:
    """The mappings in a folder of exported pages; those of a wiki are read when they are wanted."""

    def __init__(self, path: str, terms: Mapping[str, str] | None = None) -> None:
        """`terms` are those of our published context, if not all of them; see `Vocabulary`.

        Raises `InputError` where there are no such pages, or they cannot be read.
        """
        self._pages = read_pages(path)
        complaints = Complaints()
        for failure in self._pages.failures:
            complaints.where = failure.title or failure.where
            complaints.add(failure.problem)
        ontology = read_ontology(self._pages.classes, self._pages.properties, complaints)
        self._not_understood = complaints.found()
        self._vocabulary = Vocabulary(ontology, terms_by_address() if terms is None else terms)
        self._superclasses = self._vocabulary.superclasses()
        self._sets: dict[str, MappingSet] = {}

    @property
    def not_understood(self) -> tuple[NotUnderstood, ...]:
        """Return the pages that cannot be read, and what of the ontology has no effect."""
        return self._not_understood

    @property
    def wikis(self) -> tuple[str, ...]:
        """Return the codes of the wikis that have mappings, in the order of the alphabet."""
        return tuple(sorted(self._pages.mappings))

    @property
    def read(self) -> Mapping[str, MappingSet]:
        """Return the mappings that were wanted so far, by the code of their wiki."""
        return self._sets

    def of(self, code: str) -> MappingSet:
        """Return the mappings of a wiki by its code; an empty set for a wiki that has none."""
        found = self._sets.get(code)
        if found is None:
            found = self._sets[code] = self._read(code)
        return found

    def _read(self, code: str) -> MappingSet:
        pages = self._pages.mappings.get(code, {})
        complaints = Complaints()
        reader = StatementReader(self._vocabulary, complaints)
        names = _names(pages)
        boxes: list[BoxMapping] = []
        tables: list[TableMapping] = []
        for page in pages.values():
            complaints.where = f"Mapping {code}:{page.template}"
            if page.redirect_to is not None:
                if _target(page, pages) is None:
                    complaints.add(f"leads to {page.redirect_to}, which is no mapping")
                continue
            match read_mapping(reader, page, names[page.template]):
                case BoxMapping() as box:
                    boxes.append(box)
                case TableMapping() as table:
                    tables.append(table)
        return MappingSet(
            boxes=tuple(boxes),
            tables=tuple(tables),
            superclasses=self._superclasses,
            not_understood=complaints.found(),
        )


def _names(pages: Mapping[str, MappingPage]) -> dict[str, list[str]]:
    """Return the names of the boxes that each page maps: its own, and those that lead to it."""
    found = defaultdict(list)
    for page in pages.values():
        target = _target(page, pages)
        if target is not None:
            found[target.template].append(normal_name(page.template))
    return found


def _target(page: MappingPage, pages: Mapping[str, MappingPage]) -> MappingPage | None:
    """Return the page that a page leads to in the end; None where it leads nowhere."""
    for _ in range(_MOST_REDIRECTS):
        if page.redirect_to is None:
            return page
        following = pages.get(page.redirect_to)
        if following is None:
            return None
        page = following
    return None
