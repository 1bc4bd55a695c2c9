"""Places that maps show."""

from __future__ import annotations

import pytest

from wikiextract.map.map_places import place_of_page, places_of
from wikiextract.nodes import Block, Extension, Paragraph, Section, named_values

POINT = '{"type": "Point", "coordinates": [10, 20.5, 3]}'
FEATURE = f'{{"type": "Feature", "geometry": {POINT}}}'


def of(source: str | None, name: str = "mapframe", **attributes: str) -> list[tuple[float, ...]]:
    return list(
        map(
            tuple, places_of(Extension(name=name, text=source, attributes=named_values(attributes)))
        )
    )


@pytest.mark.parametrize(
    "source",
    [
        POINT,
        FEATURE,
        f'{{"type": "FeatureCollection", "features": [{FEATURE}]}}',
        f'[{POINT}, {POINT}, {{"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}]',
        f'{{"type": "GeometryCollection", "geometries": [{POINT}]}}',
    ],
)
def test_points_of_geojson(source: str) -> None:
    assert of(source) == [(20.5, 10)]
    assert of(source, "maplink", latitude="1", longitude="2") == [(20.5, 10)]


def test_attributes_where_there_is_no_point() -> None:
    assert of(None, latitude="-1.5", longitude="2") == [(-1.5, 2)]
    assert of(None, "maplink", lat="1", lon="\N{MINUS SIGN}2") == [(1, -2)]
    assert of('{"type": "ExternalData"}', latitude="1", longitude="2") == [(1, 2)]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "no JSON",
        "{{x}}",
        "1",
        '{"type": "Point"}',
        '{"type": "Point", "coordinates": [1]}',
        '{"type": "Point", "coordinates": ["1", "2"]}',
        '{"type": "Point", "coordinates": [true, false]}',
        '{"type": "Point", "coordinates": [1, 91]}',
        '{"type": "Point", "coordinates": [400, 1]}',
        "[" * 100_000,
        '{"features":' * 5_000,
    ],
    ids=lambda source: source[:40],
)
def test_what_is_no_place(source: str) -> None:
    assert of(source) == []
    assert of(source, latitude="x", longitude="1") == []
    assert of(source, latitude="1") == []


def test_only_maps_show_places() -> None:
    assert of(POINT, "score", latitude="1", longitude="2") == []
    assert places_of(Paragraph(text=POINT)) == []


def test_the_place_of_a_page_is_the_only_one_in_its_lead() -> None:
    here = Extension(name="mapframe", text=POINT)
    there = Extension(name="maplink", attributes=named_values({"latitude": "1", "longitude": "2"}))

    def lead(*blocks: Block) -> tuple[Section, ...]:
        return Section(level=1, blocks=blocks), Section(level=2, title="x", blocks=(there,))

    found = place_of_page((), lead(here, here))
    assert found is not None
    assert (found.latitude, found.longitude) == (20.5, 10)
    assert place_of_page((), lead(here, there)) is None
    assert place_of_page((), lead()) is None
