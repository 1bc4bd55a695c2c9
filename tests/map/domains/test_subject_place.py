"""The place that a page states of its subject, and what stated it."""

from __future__ import annotations

import pytest

from tests.map.domains.boxes import infobox, value
from wikiextract.map.domains.entities import entities_of
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.mappings import Mappings
from wikiextract.nodes import Coordinates


@pytest.mark.parametrize(
    ("span", "origin"), [((0, 20), "template"), (None, "microformat")], ids=["wikitext", "html"]
)
def test_it_says_what_stated_it(span: tuple[int, int] | None, origin: str) -> None:
    place = Coordinates(latitude=52.5, longitude=13.4, span=span)
    page = SubjectFacts("Page", "en", coordinates=place)
    box = infobox("Infobox settlement", settlement_type=value("City"), name=value("A"))
    entity = entities_of(page, [box], [], Mappings().of("en", "enwiki")).entity
    assert entity is not None
    ((geo,),) = [values for name, values in entity.properties.items() if name == "geo"]
    assert geo.typed is not None
    assert (geo.typed.latitude, geo.typed.origin) == (52.5, origin)
