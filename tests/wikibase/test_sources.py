"""Fields of boxes say which statements gave their values, where that is certain."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.wikibase.wiki import Entities
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.site import Site
from wikiextract.sources.page import Page


def text(value: str) -> dict[str, Any]:
    return {"de": {"language": "de", "value": value}}


def claim(property_id: str, kind: str, value: Any, **more: Any) -> dict[str, Any]:
    snak = {
        "snaktype": "value",
        "property": property_id,
        "datavalue": {"type": kind, "value": value},
    }
    return {"rank": "normal", "type": "statement", "mainsnak": snak, **more}


def day(time: str) -> dict[str, Any]:
    return {"time": time, "precision": 11}


MAY = "+1890-05-01T00:00:00Z"
ENTITIES = {
    "Q1": {
        "id": "Q1",
        "labels": text("Ada"),
        "sitelinks": {"dewiki": {"title": "Ada"}},
        "claims": {
            "P1": [claim("P1", "time", day("+1871-03-18T00:00:00Z"))],
            "P2": [claim("P2", "wikibase-entityid", {"id": "Q2", "numeric-id": 2})],
            "P3": [claim("P3", "string", "Malerin und Dichterin")],
            "P4": [claim("P4", "quantity", {"amount": "+12345", "unit": "1"})],
            "P5": [claim("P5", "time", day("+1871-03-18T00:00:00Z"))],
            "P6": [
                claim(
                    "P6",
                    "wikibase-entityid",
                    {"id": "Q2"},
                    qualifiers={"P7": [claim("P7", "time", day(MAY))["mainsnak"]]},
                )
            ],
            "P7": [claim("P7", "time", day(MAY))],
        },
    },
    "Q2": {"id": "Q2", "labels": text("Musterstadt"), "claims": {}},
    "P1": {"id": "P1", "datatype": "time", "labels": text("geboren")},
    "P2": {"id": "P2", "datatype": "wikibase-item", "labels": text("Ort")},
    "P3": {"id": "P3", "datatype": "string", "labels": text("Beruf")},
    "P4": {"id": "P4", "datatype": "quantity", "labels": text("Zahl")},
    "P5": {"id": "P5", "datatype": "time", "labels": text("getauft")},
}
MODULE = """
local p = {}
function p.box(frame)
    local id, out = mw.wikibase.getEntityIdForCurrentPage(), {}
    local function row(label, value)
        out[#out + 1] = '|-\\n! ' .. label .. '\\n| ' .. value
    end
    local entity = mw.wikibase.getEntity(id)
    row('Geboren', entity:formatStatements('P1').value)
    row('Ort', entity:formatPropertyValues('Ort').value)
    local job = mw.wikibase.getBestStatements(id, 'P3')[1].mainsnak
    row('Beruf', job.datavalue.value)
    row('Als', job.datavalue.value .. ' (Beruf)')
    row('Groß', (job.datavalue.value:gsub('Malerin', 'Autorin')))
    row('Alles', '(' .. job.datavalue.value .. ', ' .. job.datavalue.value .. ')')
    row('Preis', '€ ' .. entity:formatPropertyValues('P4').value)
    row('Zahl', mw.wikibase.formatValue(mw.wikibase.getBestStatements(id, 'P4')[1].mainsnak))
    local time = mw.wikibase.getBestStatements(id, 'P5')[1].mainsnak.datavalue.value.time
    row('Getauft', 'im Jahr ' .. time:sub(2, 5))
    row('Leben', entity:formatPropertyValues('P1').value .. ' in '
        .. entity:formatPropertyValues('P2').value)
    row('Name', mw.wikibase.getLabel())
    local place = mw.wikibase.getBestStatements(id, 'P2')[1].mainsnak.datavalue.value
    assert(mw.wikibase.isValidEntityId(place.id))
    row('Gelebt', 'in ' .. mw.wikibase.getLabel(place.id))
    row('Heimat', mw.wikibase.getLabel(place.id))
    local job_since = mw.wikibase.getBestStatements(id, 'P6')[1].qualifiers.P7[1]
    row('Seit', mw.wikibase.renderSnak(job_since))
    local known_since = mw.wikibase.getBestStatements(id, 'P7')[1].mainsnak
    row('Bekannt', mw.wikibase.renderSnak(known_since))
    row('Weiter', mw.wikibase.getLabel('Q' .. place['numeric-id']) .. ' (Ort)')
    row('Kind', mw.wikibase.getEntity(place.id).id)
    row('Feld', frame:getParent().args.feld or '-')
    return '{| class="infobox"\\n|+ Ada\\n' .. table.concat(out, '\\n') .. '\\n|}'
end
return p
"""
TEMPLATE = """{| class="infobox"
|+ Ada
|-
! Geboren
| {{#property:P1}}
|-
! Ort
| {{#statements:Ort}}
|-
! Beruf
| {{{beruf|{{#property:P3}}}}}
|-
! Leben
| {{#property:P1}} in {{#property:P2}}
|-
! Monat
| {{#if:{{#property:P5}}|{{#property:P5}}}}
|-
! Jahr
| {{#time:Y|1871-03-18}} {{#property:P2}}
|-
! Land
| {{#switch:{{#property:P2}}|Musterstadt=Musterland}}
|-
! Alter
| {{#expr:{{formatnum:{{#property:P4}}|R}} - 45}}
|-
! Höhe
| {{#property:P4}}m
|-
! Bild
| [[File:X.jpg|20px]] {{#property:P2}}
|-
! Beleg
| {{#property:P2}}<ref>Ein Buch</ref>
|-
! Feld
| {{{feld|-}}}
|}"""


def fields(wikitext: str, pages: dict[str, str]) -> dict[str, tuple[str, str | None, str | None]]:
    site = Site.bundled("dewiki")
    # No wiki of Wikimedia's has portable infoboxes; others may have both.
    site = replace(site, extension_tags=site.extension_tags | {"infobox"})
    extractor = Extractor(site, pages=pages, entities=Entities(ENTITIES))
    page = Page(title="Ada", where="test", wikitext=wikitext)
    found = {}
    for box in extractor.article(page).infoboxes:
        for group in box.groups:
            for field in group.fields:
                source = field.source
                stated = f"{source.entity} {source.property}" if source else None
                found[field.label or ""] = (field.value.text or "", field.param, stated)
    return found


def test_parser_functions() -> None:
    pages = {"Vorlage:Box": TEMPLATE}
    assert fields("{{Box|feld=eigener Wert}}", pages) == {
        "Geboren": ("18. März 1871", None, "Q1 P1"),
        "Ort": ("Musterstadt", None, "Q1 P2"),
        "Beruf": ("Malerin und Dichterin", None, "Q1 P3"),
        "Leben": ("18. März 1871 in Musterstadt", None, None),
        "Monat": ("18. März 1871", None, "Q1 P5"),
        "Jahr": ("1871 Musterstadt", None, None),
        "Land": ("Musterland", None, None),
        "Alter": ("12300", None, None),
        "Höhe": ("12.345m", None, None),
        "Bild": ("Musterstadt", None, None),
        "Beleg": ("Musterstadt", None, "Q1 P2"),
        "Feld": ("eigener Wert", "feld", None),
    }
    assert fields("{{Box|beruf=Lehrerin}}", pages)["Beruf"] == ("Lehrerin", "beruf", None)


@pytest.mark.parametrize(
    ("value", "shown", "stated"),
    [
        ("{{#property:P1}}", "18. März 1871", "Q1 P1"),
        ("{{#statements:P2}}<ref>Ein Buch</ref>", "Musterstadt", "Q1 P2"),
        ("{{#property:P1}} (alt)", "18. März 1871 (alt)", None),
        ("{{#property:P1}} {{#property:P2}}", "18. März 1871 Musterstadt", None),
        ("{{Datum|{{#property:P1}}}}", "18. März 1871", "Q1 P1"),
    ],
)
def test_a_value_that_comes_through_a_parameter(value: str, shown: str, stated: str | None) -> None:
    pages = {"Vorlage:Box": TEMPLATE, "Vorlage:Datum": "{{{1}}}"}
    assert fields(f"{{{{Box|feld={value}}}}}", pages)["Feld"] == (shown, "feld", stated)


PORTABLE = """<infobox>
<data source="tag"><label>Geboren</label><default>{{#property:P1}}</default></data>
<data><label>Ort</label><default>{{#statements:Ort}}</default></data>
<data source="beruf"><label>Beruf</label><default>{{#property:P3}} (Beruf)</default></data>
<data source="feld"><label>Feld</label><default>{{#property:P5}}</default></data>
</infobox>"""


def test_a_portable_infobox() -> None:
    assert fields("{{Box|feld=eigener Wert}}", {"Vorlage:Box": PORTABLE}) == {
        "Geboren": ("18. März 1871", "tag", "Q1 P1"),
        "Ort": ("Musterstadt", None, "Q1 P2"),
        "Beruf": ("Malerin und Dichterin (Beruf)", "beruf", None),
        "Feld": ("eigener Wert", "feld", None),
    }


@pytest.mark.parametrize(("call", "param"), [("{{Box}}", None), ("{{Box|feld=ein Wert}}", "feld")])
def test_modules(call: str, param: str | None) -> None:
    pages = {"Vorlage:Box": "{{#invoke:Box|box}}", "Modul:Box": MODULE}
    assert fields(call, pages) == {
        "Geboren": ("18. März 1871", None, "Q1 P1"),
        "Ort": ("Musterstadt", None, "Q1 P2"),
        "Beruf": ("Malerin und Dichterin", None, "Q1 P3"),
        "Als": ("Malerin und Dichterin (Beruf)", None, None),
        "Groß": ("Autorin und Dichterin", None, None),
        "Alles": ("(Malerin und Dichterin, Malerin und Dichterin)", None, "Q1 P3"),
        "Preis": ("€ 12.345", None, None),
        "Zahl": ("12.345", None, "Q1 P4"),
        "Getauft": ("im Jahr 1871", None, None),
        "Leben": ("18. März 1871 in Musterstadt", None, None),
        "Name": ("Ada", None, None),
        "Gelebt": ("in Musterstadt", None, None),
        "Heimat": ("Musterstadt", None, "Q1 P2"),
        "Seit": ("1. Mai 1890", None, None),
        "Bekannt": ("1. Mai 1890", None, None),
        "Weiter": ("Musterstadt (Ort)", None, None),
        "Kind": ("Q2", None, None),
        "Feld": ("ein Wert" if param else "-", param, None),
    }


def test_a_value_of_two_entities_has_no_source() -> None:
    both = {
        **ENTITIES,
        "Q2": {
            "id": "Q2",
            "labels": text("Musterstadt"),
            "claims": {"P4": [claim("P4", "quantity", {"amount": "+12345", "unit": "1"})]},
        },
    }
    module = MODULE.replace(
        "local id, out", "mw.wikibase.getBestStatements('Q2', 'P4') local id, out"
    )
    pages = {"Vorlage:Box": "{{#invoke:Box|box}}", "Modul:Box": module}
    extractor = Extractor(Site.bundled("dewiki"), pages=pages, entities=Entities(both))
    article = extractor.article(Page(title="Ada", where="test", wikitext="{{Box}}"))
    found = {
        field.label: field.source
        for box in article.infoboxes
        for group in box.groups
        for field in group.fields
    }
    assert found["Zahl"] is None
    assert found["Ort"] is not None


def test_without_entities_nothing_is_said() -> None:
    extractor = Extractor(Site.bundled("dewiki"), pages={"Vorlage:Box": TEMPLATE})
    article = extractor.article(Page(title="Ada", where="test", wikitext="{{Box}}"))
    assert all(
        field.source is None
        for box in article.infoboxes
        for group in box.groups
        for field in group.fields
    )
