"""What JSON-LD and N-Triples say, by libraries that are not ours, and that both say the same."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.sinks.records import ARTICLES, alma_ata, article, fixture_line, stated
from wikiextract.nodes import Link, PageEntity, PropertyValue, TypedValue
from wikiextract.record import Article, to_json
from wikiextract.record.schemas import schema_text
from wikiextract.sinks import encoder_of
from wikiextract.sinks.rdf.terms import CONTEXT_ADDRESS

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
compare = pytest.importorskip("rdflib.compare")
jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")

XSD = "http://www.w3.org/2001/XMLSchema#"
URL = "https://en.wikipedia.org/wiki/"


def document(line: bytes, format_: str = "jsonld") -> Any:
    return json.loads(encoder_of(format_).encode({}, line))


def graph_of(line: bytes) -> Any:
    text = encoder_of("nt").encode({}, line).decode()
    return rdflib.Graph().parse(data=text, format="nt")


def without_network(address: str, _: object) -> dict[str, Any]:
    assert address == CONTEXT_ADDRESS
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": json.loads(schema_text("context")),
    }


def graph_of_document(made: Any) -> Any:
    options = {"format": "application/n-quads", "documentLoader": without_network}
    return rdflib.Graph().parse(data=jsonld.to_rdf(made, options), format="nt")


def page(entity: PageEntity | None = None, **parts: object) -> bytes:
    return to_json(article(title="A b", url=URL + "A_b", language="en", entity=entity, **parts))


def of(**properties: object) -> bytes:
    entity = PageEntity(id="http://example.org/1", types=("dbo:City",), properties=properties)  # type: ignore[arg-type]
    return page(entity)


def objects(line: bytes, property_: str) -> list[Any]:
    return sorted(graph_of(line).objects(None, rdflib.URIRef(property_)))


def test_both_say_the_same_of_the_bundled_article() -> None:
    for file in ("page.html", "page.wikitext"):
        line = fixture_line(file)
        graph = graph_of(line)
        assert len(graph) > 50
        for format_ in ("jsonld", "jsonld-linked"):
            assert compare.isomorphic(graph, graph_of_document(document(line, format_)))


def test_both_say_the_same_of_each_kind_of_value() -> None:
    line = page(alma_ata(), more_entities=(PageEntity(types=("Place",), label="Hall"),))
    for format_ in ("jsonld", "jsonld-linked"):
        assert compare.isomorphic(graph_of(line), graph_of_document(document(line, format_)))


def test_rdflib_reads_documents_without_the_network() -> None:
    line = page(alma_ata())
    graph = rdflib.Graph().parse(data=encoder_of("jsonld").encode({}, line), format="json-ld")
    assert compare.isomorphic(graph, graph_of(line))


@pytest.mark.long
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(ARTICLES)
def test_whatever_a_record_holds_is_valid(made: Article) -> None:
    line = to_json(made)
    subjects = graph_of(line).subjects(rdflib.RDF.type)
    assert len(set(subjects)) >= (made.entity is not None)
    for format_ in ("jsonld", "jsonld-linked"):
        jsonld.expand(document(line, format_), {"documentLoader": without_network})


def date(edtf: str, **parts: str) -> tuple[PropertyValue, ...]:
    return stated("x", typed=TypedValue(kind="date", text="x", edtf=edtf, **parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "literal", "kind"),
    [
        ("1991-12-21", "1991-12-21", "date"),
        ("1991-12", "1991-12", "gYearMonth"),
        ("1991", "1991", "gYear"),
        ("0000", "0000", "gYear"),
        ("-0043-03-15", "-0043-03-15", "date"),
        ("-0043", "-0043", "gYear"),
        ("Y-65000000", "-65000000", "gYear"),
        ("XXXX-07-04", "--07-04", "gMonthDay"),
        ("XXXX-02-29", "--02-29", "gMonthDay"),
        ("XXXX-07", "--07", "gMonth"),
        ("1450~", "1450~", None),
        ("199X", "199X", None),
        ("1861/1865", "1861/1865", None),
        ("2001-21", "2001-21", None),
        ("2001-02-29", "2001-02-29", None),
        ("-0000", "-0000", None),
    ],
)
def test_dates_have_the_type_that_they_are_of(edtf: str, literal: str, kind: str | None) -> None:
    (found,) = objects(of(**{"dbo:day": date(edtf)}), "http://dbpedia.org/ontology/day")
    datatype = XSD + kind if kind else "http://id.loc.gov/datatypes/edtf"
    assert (str(found), str(found.datatype)) == (literal, datatype)


def test_julian_dates_are_gregorian_in_types_of_xml_schema() -> None:
    day = date("1582-10-04", calendar="julian", start="1582-10-14", end="1582-10-14")
    month = date("1582-09", calendar="julian", start="1582-09-11", end="1582-10-10")
    line = of(**{"dbo:day": day, "dbo:month": month})
    assert [str(o) for o in objects(line, "http://dbpedia.org/ontology/day")] == ["1582-10-14"]
    (interval,) = objects(line, "http://dbpedia.org/ontology/month")
    assert str(interval) == "1582-09-11/1582-10-10"


def test_numbers_and_flags_are_literals() -> None:
    def number(value: float) -> tuple[PropertyValue, ...]:
        return stated("x", typed=TypedValue(kind="number", text="x", number=value))

    flag = stated("yes", typed=TypedValue(kind="boolean", text="yes", boolean=True))
    line = of(**{
        "dbo:a": number(3769495.0), "dbo:b": number(57.564), "dbo:c": number(-0.00012),
        "dbo:d": number(1e30), "dbo:e": flag, "dbo:f": number(0.1 + 0.2),
    })  # fmt: skip
    text = encoder_of("nt").encode({}, line).decode()
    found = dict(re.findall(r"ontology/([a-f])> (.*) \.\n", text))
    assert found == {
        "a": f'"3769495"^^<{XSD}integer>',
        "b": f'"5.7564E1"^^<{XSD}double>',
        "c": f'"-1.2E-4"^^<{XSD}double>',
        "d": f'"1.0E30"^^<{XSD}double>',
        "e": f'"true"^^<{XSD}boolean>',
        "f": f'"3.0000000000000004E-1"^^<{XSD}double>',
    }
    made = document(line)
    assert [made[f"dbo:{name}"] for name in "abce"] == [3769495, 57.564, -0.00012, True]
    graph = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")  # PyLD rounds
    assert compare.isomorphic(graph_of(line), graph)


def test_quantities_money_and_places_are_nodes() -> None:
    made = document(page(alma_ata()))
    assert made["area"] == {
        "@type": ["schema:QuantitativeValue"], "schema:value": 3, "schema:unitText": "km²",
        "schema:unitCode": "km2", "siValue": 3000000, "siUnitCode": "m2",
        "asOf": {"@value": "2019", "@type": "xsd:gYear"},
    }  # fmt: skip
    assert made["geo"]["geosparql:asWKT"]["@value"] == "POINT(76.9 43.25)"
    money = TypedValue(kind="money", text="$5–6", low=5.0, high=6.5, currency="USD")
    assert document(of(price=stated("$5–6", typed=money)))["price"] == {
        "@type": ["schema:MonetaryAmount"], "schema:minValue": 5, "schema:maxValue": 6.5,
        "schema:currency": "USD",
    }  # fmt: skip


def test_a_place_on_another_globe_is_none_on_earth() -> None:
    moon = TypedValue(kind="coordinates", text="x", latitude=1.0, longitude=2.0, globe="moon")
    made = document(of(place=stated("x", typed=moon)))["place"]
    assert made["globe"] == "moon"
    assert "geosparql:asWKT" not in made


def test_links_are_addresses_of_pages_where_they_are_all_of_the_value() -> None:
    link = Link(text="C", target="C d", kind="internal")
    line = of(**{
        "dbo:whole": stated("C", link=link),
        "dbo:part": stated("near C", link=link),
        "dbo:site": stated("x", typed=TypedValue(kind="url", text="x", value="http://e.org/a b")),
        "dbo:held": stated("C (1990)", link=link, qualifiers={"asOf": date("1990")}),
    })  # fmt: skip
    found = {
        name: objects(line, f"http://dbpedia.org/ontology/{name}")[0].n3()
        for name in ("whole", "part", "site", "held")
    }
    assert found == {
        "whole": f"<{URL}C_d>", "part": '"near C"', "site": "<http://e.org/a%20b>",
        "held": f"<{URL}C_d>",
    }  # fmt: skip


def test_qualifiers_stand_in_a_statement_about_the_value() -> None:
    value = stated("C", qualifiers={"dbo:rank": stated("king"), "asOf": date("1990")})
    line = of(**{"dbo:leader": value})
    rdf = rdflib.RDF
    graph = graph_of(line)
    (statement,) = graph.subjects(rdf.type, rdf.Statement)
    assert str(graph.value(statement, rdf.subject)) == "http://example.org/1"
    assert str(graph.value(statement, rdf.predicate)) == "http://dbpedia.org/ontology/leader"
    assert str(graph.value(statement, rdf.object)) == "C"
    assert (statement, rdflib.URIRef("http://dbpedia.org/ontology/rank"), None) in graph


def test_a_page_without_an_entity_has_a_name_and_a_page() -> None:
    line = page(page_id=7, wikidata_id="Q1", kind="redirect", redirect_to="C d")
    made = document(line)
    del made["@context"]
    assert made == {
        "@id": "http://www.wikidata.org/entity/Q1",
        "label": {"@value": "A b", "@language": "en"},
        "schema:mainEntityOfPage": {"@id": URL + "A_b"},
        "pageKind": "redirect",
        "dbo:wikiPageID": 7,
        "dbo:wikiPageRedirects": {"@id": URL + "C_d"},
    }


HOSTILE = [
    "@id",
    "@type",
    "a b",
    "",
    'x"> .\n<y',
    "http:",
    "source",
    "types",
    "label",
    "dbo:",
    "é:é",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_terms_of_ours(name: str) -> None:
    text = 'a"b\\c\n\r\t\x00\x7f\u2028<é>'
    line = of(**{name: stated(text), "dbo:other": stated("y")})
    graph = graph_of(line)
    assert text in {str(value) for value in graph.objects()}
    for format_ in ("jsonld", "jsonld-linked"):
        assert compare.isomorphic(graph, graph_of_document(document(line, format_)))


def test_outputs_can_be_joined() -> None:
    lines = [page(alma_ata()), page(alma_ata(), page_id=2)]
    encoder = encoder_of("nt")
    text = b"".join(encoder.encode({}, line) for line in lines).decode()
    joined = rdflib.Graph().parse(data=text, format="nt")
    nodes = [node for node in joined.subjects() if isinstance(node, rdflib.BNode)]
    alone = [node for node in graph_of(lines[0]).subjects() if isinstance(node, rdflib.BNode)]
    assert len(set(nodes)) == 2 * len(set(alone)) > 0


def test_values_in_values_without_end_are_cut() -> None:
    value = PropertyValue(text="deepest")
    for _ in range(200):
        value = PropertyValue(text="x", properties={"dbo:part": (value,)})
    line = of(**{"dbo:part": (value,)})
    assert compare.isomorphic(graph_of(line), graph_of_document(document(line)))
