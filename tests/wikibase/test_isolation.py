"""What a module does to the objects of mw.wikibase is gone when its #invoke ends."""

from __future__ import annotations

import pytest

from tests.wikibase.wiki import Entities, expand
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.site import Site

LABELS = {"en": {"language": "en", "value": "One"}}
ENTITIES = Entities(
    {
        "Q1": {"id": "Q1", "type": "item", "labels": LABELS},
        "L1": {
            "id": "L1",
            "type": "lexeme",
            "lemmas": LABELS,
            "forms": [{"id": "L1-F1", "representations": LABELS}],
            "senses": [{"id": "L1-S1", "glosses": LABELS}],
        },
    }
)
SPOILS = """
local changed = {}
local function spoil(value)
    if type(value) ~= 'table' or changed[value] then return end
    changed[value] = true
    local meta = getmetatable(value)
    if type(meta) == 'table' then spoil(meta.__index) end
    for key, item in pairs(value) do
        if type(item) == 'function' then value[key] = function() return 'spoilt' end end
        if type(item) == 'number' then value[key] = 77 end
        if key ~= '__index' then spoil(item) end
    end
end
local objects = {}
for _, id in ipairs { 'Q1', 'L1', 'L1-F1', 'L1-S1' } do
    objects[#objects + 1] = mw.wikibase.getEntity(id)
end
for _, part in ipairs(mw.wikibase.getEntity('L1'):getForms()) do objects[#objects + 1] = part end
local used = mw.wikibase
return { f = function()
    for _, object in ipairs(objects) do spoil(object) end
    for _, part in pairs { used.entity, used.lexeme, used } do spoil(part) end
    return used.entity.claimRanks.RANK_NORMAL
end }
"""
ASKS = """return { f = function()
    local lexeme = mw.wikibase.getEntity('L1')
    return table.concat({
        mw.wikibase.getEntity('Q1'):getLabel(), mw.wikibase.entity.claimRanks.RANK_NORMAL,
        lexeme:getLemma('en'), lexeme:getForms()[1]:getRepresentation('en'),
        mw.wikibase.getEntity('L1-S1'):getGloss('en'), lexeme:getId(),
        mw.wikibase.lexeme.splitLexemeId('L1'),
    }, ' ')
end }"""
SITE = Site.bundled("enwiki")


@pytest.mark.parametrize(
    "pages", [["{{#invoke:S|f}}", "{{#invoke:A|f}}"], ["{{#invoke:S|f}} {{#invoke:A|f}}"]]
)
def test_nothing_is_kept_of_what_a_module_changes(pages: list[str]) -> None:
    modules = {"Module:S": SPOILS, "Module:A": ASKS}
    runner = LuaRunner(LuaOptions())
    texts = [expand(one, ENTITIES, SITE, pages=modules, runner=runner).text for one in pages]
    assert " ".join(texts) == "77 One 1 One One One L1 L1"


def test_entities_keep_their_methods() -> None:
    module = """return { f = function()
        local one = mw.wikibase.getEntity('Q1')
        getmetatable(one).__index.getLabel = nil
        return one:getLabel() .. mw.wikibase.entity.create(one):getLabel()
    end }"""
    pages = {"Module:M": module}
    assert expand("{{#invoke:M|f}}", ENTITIES, SITE, pages=pages).text == "OneOne"
