"""Pages with entities: modules, parser functions, and what is noted of them."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any

import pytest

from tests.wikibase.wiki import SHOW, Entities, expand, lua_module, plain_site, shown
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.page.expansion import ModuleChanges
from wikiextract.render import render
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages


def text(language: str, value: str) -> dict[str, str]:
    return {"language": language, "value": value}


def statement(property_id: str, kind: str, value: Any, **more: Any) -> dict[str, Any]:
    datavalue = {"type": kind, "value": value}
    snak = {"snaktype": "value", "property": property_id, "hash": "x", "datavalue": datavalue}
    return {"id": "Q1$1", "type": "statement", "rank": "normal", "mainsnak": snak, **more}


DAY = {"time": "+1871-03-18T00:00:00Z", "precision": 11}
ENTITIES = {
    "Q1": {
        "id": "Q1",
        "type": "item",
        "labels": {"en": text("en", "Ada Example"), "fr": text("fr", "Ada Exemple")},
        "descriptions": {"en": text("en", "a person [made up]")},
        "aliases": {"en": [text("en", "A. E."), text("en", "Ada")]},
        "sitelinks": {
            "enwiki": {"site": "enwiki", "title": "Ada", "badges": ["Q17437796"]},
            "dewiki": {"site": "dewiki", "title": "Ada Beispiel", "badges": []},
        },
        "claims": {
            "P1": [
                statement(
                    "P1",
                    "wikibase-entityid",
                    {"entity-type": "item", "numeric-id": 2},
                    qualifiers={"P2": [statement("P2", "time", DAY)["mainsnak"]]},
                    references=[{"hash": "r", "snaks": {"P2": []}}],
                )
            ],
            "P2": [statement("P2", "time", DAY)],
            "P3": [statement("P3", "string", "x<y")],
        },
    },
    "Q2": {
        "id": "Q2",
        "type": "item",
        "labels": {"en": text("en", "town")},
        "sitelinks": {"enwiki": {"site": "enwiki", "title": "Town"}},
        "claims": [],
    },
    "Q3": {
        "id": "Q3",
        "type": "item",
        "claims": {"P4": [statement("P4", "wikibase-entityid", {"id": "L1"})]},
    },
    "P1": {
        "id": "P1",
        "type": "property",
        "datatype": "wikibase-item",
        "labels": {"en": text("en", "born in")},
    },
    "P2": {"id": "P2", "type": "property", "datatype": "time"},
    "P3": {"id": "P3", "type": "property", "datatype": "math"},
    "L1": {
        "id": "L1",
        "type": "lexeme",
        "language": "Q1860",
        "lexicalCategory": "Q1084",
        "lemmas": {"en": text("en", "house"), "de": text("de", "Haus")},
        "claims": {"P3": [statement("P3", "string", "z")]},
        "forms": [
            {
                "id": "L1-F1",
                "representations": {"en": text("en", "houses")},
                "grammaticalFeatures": ["Q146786"],
                "claims": [],
            }
        ],
        "senses": [{"id": "L1-S1", "glosses": {"en": text("en", "a building")}, "claims": []}],
    },
}
PLAIN = plain_site("en", "enwiki")


def asked_in_lua(expressions: list[str], site: Site = PLAIN) -> list[str]:
    pages = {"Module:Show": SHOW, "Module:Cases": lua_module(expressions)}
    source, runner, found = Entities(ENTITIES), LuaRunner(LuaOptions()), []
    for number in range(len(expressions)):
        call = f"{{{{#invoke:Cases|c{number}}}}}"
        expansion = expand(call, source, site, title="Ada", pages=pages, runner=runner)
        found.append(shown(expansion.to_wikitext()))
    return found


MW = "mw.wikibase."
CASES = [
    (f"{MW}getEntityIdForCurrentPage()", '"Q1"'),
    (f"{MW}getEntityIdForTitle('Ada Beispiel', 'dewiki')", '"Q1"'),
    (f"{MW}getLabel()", '"Ada Example"'),
    (f"{{{MW}getLabelWithLang('q1')}}", '{[1]="Ada Example",[2]="en"}'),
    (f"{MW}getLabelByLang('Q1', 'fr')", '"Ada Exemple"'),
    (f"{MW}getDescription('Q1')", '"a person [made up]"'),
    (f"{MW}getDescriptionByLang('Q1', 'fr')", "nil"),
    (f"{MW}getSitelink('Q1', 'dewiki')", '"Ada Beispiel"'),
    (f"{MW}getBadges('Q1')", '{[1]="Q17437796"}'),
    (f"{MW}isValidEntityId('q1')", "true"),
    (f"{MW}isValidEntityId('L1')", "false"),
    (f"{MW}entityExists('Q404')", "false"),
    (f"{MW}entityExists('nonsense')",
     'error: The ID "nonsense" is unknown to the system. Please use a valid entity ID.'),
    (f"{MW}resolvePropertyId('born in')", '"P1"'),
    (f"{MW}getReferencedEntityId('Q1', 'P1', {{'Q2'}})", '"Q2"'),
    (f"{MW}getReferencedEntityId('Q1', 'P1', {{7}})",
     "error: toIds value at index 1 must be string, number given."),
    (f"{MW}orderProperties({{'P7', 'P2'}})", '{[1]="P7",[2]="P2"}'),
    (f"{MW}getGlobalSiteId()", '"enwiki"'),
    (f"{MW}getEntityUrl()", '"https://www.wikidata.org/wiki/Special:EntityPage/Q1"'),
    (f"#{MW}getAllStatements('Q1', 'P1')", "1"),
    (f"#{MW}getAllStatements('Q1', 'P9')", "0"),
    (f"{MW}getBestStatements('Q1', 'P1')[1]",
     '{id="Q1$1",mainsnak={datatype="wikibase-item",datavalue={type="wikibase-entityid",'
     'value={entity-type="item",id="Q2",numeric-id=2}},property="P1",snaktype="value"},'
     'qualifiers={P2={[1]={datatype="time",datavalue={type="time",value={precision=11,'
     'time="+1871-03-18T00:00:00Z"}},hash="x",property="P2",snaktype="value"}}},'
     'qualifiers-order={[1]="P2"},rank="normal",references={[1]={hash="r",snaks={P2={}},'
     'snaks-order={[1]="P2"}}},type="statement"}'),
    (f"{MW}renderSnak({MW}getAllStatements('Q1', 'P1')[1].mainsnak)", '"town"'),
    (f"{MW}formatValue({MW}getAllStatements('Q1', 'P1')[1].mainsnak)",
     '"<span>[[Town|town]]</span>"'),
    (f"{MW}renderSnaks({MW}getAllStatements('Q1', 'P1')[1].qualifiers)", '"18 March 1871"'),
    (f"{MW}formatValues({MW}getAllStatements('Q1', 'P1')[1].qualifiers)",
     '"<span><span>18 March 1871</span></span>"'),
    (f"{MW}renderSnak({{}})", "error: Failed to deserialize data."),
    (f"{MW}renderSnaks({{}})", '""'),
    (f"{MW}formatValue({MW}getAllStatements('Q1', 'P3')[1].mainsnak):find('UNIQ') ~= nil", "true"),
    (f"{MW}getEntity():getId()", '"Q1"'),
    (f"{MW}getEntity('Q404')", "nil"),
    (f"{MW}getEntity():getLabel('fr')", '"Ada Exemple"'),
    (f"{MW}getEntity().aliases.en[2].value", '"Ada"'),
    (f"{MW}getEntity():getSitelink('dewiki')", '"Ada Beispiel"'),
    (f"#{MW}getEntity():getProperties()", "3"),
    (f"{MW}getEntity():formatPropertyValues('P2')", '{label="P2",value="18 March 1871"}'),
    (f"{MW}getEntity():formatStatements('born in')",
     '{label="born in",value="<span><span>[[Town|town]]</span></span>"}'),
    (f"{MW}getEntity():formatPropertyValues('P1', {{ {MW}entity.claimRanks.RANK_PREFERRED }})",
     '{label="born in",value=""}'),
    (f"{MW}getEntity():formatPropertyValues('no such')", '{label="no such"}'),
    (f"#{MW}getEntity():getBestStatements('born in')", "1"),
    (f"pcall(function() {MW}getEntity().claims.P1 = 1 end)", "false"),
    (f"{MW}getEntity('Q3')", "error: Failed to serialize data."),
    (f"{MW}getAllStatements('Q3', 'P4')", "error: Failed to serialize data."),
    (f"{MW}lexeme.splitLexemeId('L1-F2')", '"L1"'),
    ("require('mw.wikibase.entity').claimRanks.RANK_TRUTH", "3"),
]  # fmt: skip


def test_modules() -> None:
    assert asked_in_lua([given for given, _ in CASES]) == [expected for _, expected in CASES]


LEXEMES = [
    (f"{MW}getEntity('L1'):getLemmas()",
     '{[1]={[1]="Haus",[2]="de"},[2]={[1]="house",[2]="en"}}'),
    (f"{MW}getEntity('L1'):getLemma('de')", '"Haus"'),
    (f"{MW}getEntity('L1'):getLanguage()", '"Q1860"'),
    (f"{MW}getEntity('L1'):getLexicalCategory()", '"Q1084"'),
    (f"{MW}getEntity('L1'):getForms()[1]:getRepresentation()", '"houses"'),
    (f"{MW}getEntity('L1'):getForms()[1]:hasGrammaticalFeature('Q146786')", "true"),
    (f"{MW}getEntity('L1'):getSenses()[1]:getGloss('en')", '"a building"'),
    (f"{MW}getEntity('L1-F1').type", '"form"'),
    (f"{MW}getEntity('L1-S1').type", '"sense"'),
    (f"{MW}getEntity('L1').senses[1].type", '"sense"'),
    (f"{MW}getEntity('L1-F1'):getRepresentations()", '{[1]={[1]="houses",[2]="en"}}'),
    (f"{MW}getEntity('L1'):formatPropertyValues('P3').value", '"z"'),
    (f"{MW}renderSnak({MW}getAllStatements('Q3', 'P4')[1].mainsnak)", '"L1"'),
    (f"{MW}isValidEntityId('L1-S1')", "true"),
]  # fmt: skip


def test_lexemes() -> None:
    found = asked_in_lua([given for given, _ in LEXEMES], Site.bundled("enwiki"))
    assert found == [expected for _, expected in LEXEMES]


def expanded(wikitext: str, site: Site = PLAIN, title: str = "Ada") -> Expansion:
    return expand(wikitext, Entities(ENTITIES), site, title=title)


@pytest.mark.parametrize(
    ("wikitext", "result"),
    [
        ("{{#property:P2}}", "18 March 1871"),
        ("{{#property:born in}}", "town"),
        ("{{#statements:P1}}", "<span><span>[[Town|town]]</span></span>"),
        ("{{#statements:P3}}", "<span><span><math>x<y</math></span></span>"),
        ("{{#property:P3}}", "x&#60;y"),
        ("{{#property:P1|from=Q2}}", ""),
        ("{{#property:P2|from=q1}}", "18 March 1871"),
        ("{{#property:P2|from=Q404}}", ""),
        ("{{#property:P2|from=nonsense}}", ""),
        ("{{#property:P2|from=}}", "18 March 1871"),
        ("{{#property:no such}}", '<p class="error wikibase-error">Failed to render property'
         " no such: no such property not found.</p>"),
        ("{{#property:P4|from=Q3}}", '<p class="error wikibase-error">Failed to render property'
         " P4: The serialization &#34;L1&#34; is not recognized by the configured id builders</p>"),
    ],
)  # fmt: skip
def test_parser_functions(wikitext: str, result: str) -> None:
    assert expanded(wikitext).to_wikitext() == result


def test_parser_functions_without_item() -> None:
    assert expanded("{{#property:P2}}", title="Nobody").to_wikitext() == ""


def test_parser_functions_of_a_wiki_with_variants() -> None:
    site = Site.bundled("srwiki")
    given = expanded("{{#property:P2|from=Q1}}", site).to_wikitext()
    assert given.startswith("-{sr:18.")
    assert "sr-el:" in given


def test_noted() -> None:
    expansion = expanded("{{#property:P1}}{{#property:P1|from=Q404}}")
    assert expansion.entities == {"Q1": True, "P1": True, "Q2": True, "Q404": False}
    assert expanded("text").entities == {}


def language_links(wikitext: str, site: Site, entities: Entities) -> list[str]:
    rendered = render(expand(wikitext, entities, site, title="Ada"))
    return [f"{one.prefix}:{one.title}" for one in rendered.language_links]


def test_language_links() -> None:
    links = {
        "enwiki": {"title": "Ada"},
        "dewiki": {"title": "Ada Beispiel", "badges": ["Q17437796"]},
        "zh_min_nanwiki": {"title": "A-ta"},
        "frwiki": {"title": "Ada Exemple"},
        "enwikiquote": {"title": "Ada"},
        "dewikiquote": {"title": "Ada"},
        "commonswiki": {"title": "Category:Ada"},
        "no such wiki": {"title": "Ada"},
        "eswiki": [],
    }
    entities = Entities({"Q1": {"id": "Q1", "sitelinks": links}})
    expected = ["de:Ada Beispiel", "zh-min-nan:A-ta", "fr:Ada Exemple"]
    assert language_links("", PLAIN, entities) == expected
    found = language_links("[[fr:Autre]]", Site.bundled("enwiki"), entities)
    assert found == ["fr:Autre", "de:Ada Beispiel", "zh-min-nan:A-ta"]
    unwanted = "{{noexternallanglinks:fr}}{{noexternallanglinks:de}}"
    assert language_links(unwanted, Site.bundled("enwiki"), entities) == ["zh-min-nan:A-ta"]
    assert not language_links("{{noexternallanglinks}}", Site.bundled("enwiki"), entities)
    assert not language_links("", Site.bundled("enwikisource"), entities)
    many = "".join(f"{{{{noexternallanglinks:c{number}}}}}" for number in range(3000))
    expansion = expand(many, entities, PLAIN, title="Ada")
    assert {one.code for one in expansion.diagnostics} == {"too-many-languages"}
    rendered = render(expand("", entities, PLAIN, title="Ada"))
    assert [one.badges for one in rendered.language_links] == [("Q17437796",), (), ()]


def test_what_is_not_there_is_told() -> None:
    expansion = expanded("{{#property:P1|from=Q404}}{{#property:P1|from=Q404}}")
    assert [one.code for one in expansion.diagnostics] == ["entity-not-stored"]
    assert "Q404" in expansion.diagnostics[0].message
    assert not expanded("{{#property:P2}}").diagnostics
    many = "".join(f"{{{{#property:P1|from=Q{number}}}}}" for number in range(400, 430))
    assert expanded(many).diagnostics[-1].message == "10 more entities are not known here."


def large_item() -> Entities:
    claims = {"P9": [statement("P9", "string", f"{number} {'x' * 1000}") for number in range(400)]}
    return Entities({**ENTITIES, "Q1": {**ENTITIES["Q1"], "claims": claims}})


def test_statements_count_as_what_a_page_holds() -> None:
    expansion = expand("{{#statements:P9}}" * 400, large_item(), PLAIN, title="Ada")
    assert "page-memory-limit" in [one.code for one in expansion.diagnostics]
    assert len(expansion.text) < 80_000_000


def test_modules_have_no_more_time_and_memory_for_entities() -> None:
    module = """
        local p = {}
        function p.format()
            local entity = mw.wikibase.getEntity()
            while true do entity:formatStatements('P9') end
        end
        function p.fetch()
            local kept = {}
            while true do kept[#kept + 1] = mw.wikibase.getAllStatements('Q1', 'P9') end
        end
        return p
    """
    codes = []
    for name in ("format", "fetch"):
        expansion = expand(
            f"{{{{#invoke:M|{name}}}}}",
            large_item(),
            PLAIN,
            title="Ada",
            pages={"Module:M": module},
            runner=LuaRunner(LuaOptions(seconds=0.5)),
        )
        codes += [one.code for one in expansion.diagnostics if one.severity == "error"]
    assert len(codes) == 2
    assert set(codes) <= {"lua-time-limit", "lua-memory-limit"}


@pytest.mark.parametrize("damage", [None, 7, "x", [], [[[]]], {"a": {"b": [None, 7, {}]}}])
def test_damaged_entities(damage: Any) -> None:
    """Whatever is in the place of a part of an entity, modules and functions answer something."""
    calls = [expression for expression, expected in CASES if "error" not in expected]
    pages = {"Module:Show": SHOW, "Module:Cases": lua_module(calls)}
    wikitext = "{{#statements:P1}}{{#property:P2}}{{#statements:P3}}"
    wikitext += "".join(f"{{{{#invoke:Cases|c{number}}}}}" for number in range(len(calls)))
    item = ENTITIES["Q1"]
    items = [{**item, part: damage} for part in item if part != "id"]
    for path in (("mainsnak",), ("mainsnak", "datavalue"), ("mainsnak", "datavalue", "value")):
        items.append(damaged(item, path, damage))
    for one in items:
        entities = Entities({**ENTITIES, "Q1": one})
        expansion = expand(wikitext, entities, PLAIN, title="Ada", pages=pages)
        assert not re.search("(Type|Key|Index|Attribute|Value)Error", expansion.text)
        render(expansion)


def damaged(entity: dict[str, Any], path: tuple[str, ...], damage: Any) -> dict[str, Any]:
    copied = json.loads(json.dumps(entity))
    for group in copied["claims"].values():
        for one in group:
            place = one
            for name in path[:-1]:
                place = place[name]
            place[path[-1]] = damage
    return dict(copied)


def test_links_of_an_item_are_bounded() -> None:
    links = {f"{'x' * number}wiki": {"title": "X"} for number in range(1, 3_000)}
    entities = Entities({"Q1": {"id": "Q1", "sitelinks": {"enwiki": {"title": "Ada"}, **links}}})
    assert language_links("", PLAIN, entities) == []


def test_what_modules_change_in_entities_is_no_error_of_ours() -> None:
    entity = "(function() local e = mw.wikibase.getEntity('Q1') e.id = %s return e end)()"
    ranks = "mw.wikibase.getEntity('Q1'):formatPropertyValues('P2', { %s }).value"
    asked = [
        f"{entity % '{}'}:formatPropertyValues('P2')",
        f"{entity % 'nil'}:formatStatements('P2')",
        ranks % "0/0",
        ranks % "1/0, -1/0, 1e300",
        ranks % "1.5, '1', {}",
        ranks % "1/0, 1",
    ]
    assert asked_in_lua(asked) == [
        "error: bad argument #0 to 'formatPropertyValues' (string expected, got table)",
        "error: bad argument #0 to 'formatStatements' (string expected, got nil)",
        '""',
        '""',
        '""',
        '"18 March 1871"',
    ]


def test_entities_that_are_not_there_are_expensive() -> None:
    module = """return { f = function()
        local ok, problem = pcall(function()
            for number = 1, 20000 do mw.wikibase.getEntity('Q4' .. number) end
        end)
        return tostring(ok) .. ' ' .. tostring(problem)
    end }"""
    source = Entities(ENTITIES)
    expand("{{#invoke:M|f}}", source, PLAIN, pages={"Module:M": module})
    assert len(source.asked) < 1000


def test_a_page_has_three_searches_for_ways_between_entities() -> None:
    module = """return { f = function()
        local found = {}
        for number = 1, 5 do
            local ok, id = pcall(mw.wikibase.getReferencedEntityId, 'Q1', 'P1', { 'Q2' })
            found[number] = ok and id or id:match('^%d calls')
        end
        return table.concat(found, ' ')
    end }"""
    pages = MemoryPages(PLAIN, {"Module:M": module, "Template:T": "{{#invoke:M|f}}"})
    options = ExpandOptions(trace_origins=True)
    runner = LuaRunner(LuaOptions())
    expander = Expander(PLAIN, pages, options, runner, entities=Entities(ENTITIES))
    title = PLAIN.title("Ada")
    assert title is not None
    for _ in range(2):
        expansion = expander.expand("{{T}}", title)
        assert expansion.to_wikitext() == "Q2 Q2 Q2 3 calls 3 calls"
    again = expansion.call_again(0, ModuleChanges())
    assert again is not None
    assert again.to_wikitext() == "Q2 Q2 Q2 3 calls 3 calls"


def test_that_a_page_asks_for_too_many_entities_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikiextract.wikibase.repository.MOST_USED", 2)
    wikitext = "{{#property:P1}} {{#property:P2}}"
    codes = [one.code for one in expanded(wikitext).diagnostics]
    assert codes == ["too-many-entities"]


def test_that_an_item_has_too_many_links_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("wikibase.language_links", "render.links.language_links"):
        # By its module: `wikiextract.render` is the function that the package exports.
        monkeypatch.setattr(import_module(f"wikiextract.{place}"), "MOST_LINKS", 1)
    links = {"enwiki": {"title": "Ada"}, "dewiki": {"title": "Ada Beispiel"}}
    entities = Entities({"Q1": {"id": "Q1", "sitelinks": links}})
    rendered = render(expand("text", entities, Site.bundled("enwiki"), title="Ada"))
    assert [one.code for one in rendered.diagnostics] == ["too-many-sitelinks"]
    assert rendered.language_links == ()


@pytest.mark.parametrize(
    ("wikitext", "count"),
    [
        ("{{#property:P2|from=Q1}}", 1),
        ("{{#property:P4|from=Q3}}", 0),
        ("{{#property:no such}}", 0),
    ],
)
def test_an_error_is_no_text_of_a_statement(wikitext: str, count: int) -> None:
    pages = MemoryPages(PLAIN, {})
    options = ExpandOptions(trace_origins=True)
    expander = Expander(PLAIN, pages, options, entities=Entities(ENTITIES))
    title = PLAIN.title("Ada")
    assert title is not None
    assert len(expander.expand(wikitext, title).origins) == count
