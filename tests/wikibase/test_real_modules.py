"""Real modules and templates that ask Wikidata, on pages of real entities."""

from __future__ import annotations

import lzma
import re
from functools import cache

import pytest
from lxml import etree

from tests.shared import shared_path
from tests.wikibase.real_answers import FOLDER, entities
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.exists(), reason="needs ../shared/data/wikidata"),
]


_ANY = "|fetchwikidata=ALL|onlysourced=no"


@cache
def expander() -> Expander:
    """An English Wikipedia with the templates and modules of the sample, and real entities."""
    pages = {}
    with lzma.open(shared_path("data/enwiki-templates-2020-2025.xml.xz")) as stream:
        for _, page in etree.iterparse(stream, tag="{*}page", resolve_entities=False):
            text = page.findtext("{*}revision/{*}text") or ""
            pages[page.findtext("{*}title") or ""] = text
            page.clear()
    site = Site.bundled("enwiki")
    runner = LuaRunner(LuaOptions(seconds=60))
    return Expander(site, MemoryPages(site, pages), None, runner, entities=entities())


@pytest.mark.parametrize(
    ("title", "call", "shown"),
    [
        ("Douglas Adams", "{{Authority control}}", "113230702"),
        ("Olof Palme", "{{Authority control}}", "Authority control"),
        ("Karlsruhe", "{{Authority control}}", "241322215"),
        ("Douglas Adams", "{{Official website}}", "https://douglasadams.com"),
        ("Portugal", "{{Official website}}", "https://www.portugal.gov.pt/en/gc21"),
        ("Oliver Kahn", "{{Official website}}", "http://www.oliver-kahn.de/"),
        ("Douglas Adams", "{{Wikidata|property|P569}}", "11 March 1952"),
        ("Douglas Adams", "{{#invoke:Wd|property|linked|P27}}", "item 145"),
        ("Douglas Adams", "{{#invoke:Wd|properties|raw|P31}}", "Q5"),
        ("Douglas Adams", "{{#invoke:Wd|property|linked|P856}}", "https://douglasadams.com"),
        ("Douglas Adams", "{{#invoke:Wd|qualifiers|P26|P580}}", "25 November 1991"),
        ("Portugal", "{{#invoke:Wd|property|raw|P625}}", "38/42/0/N/9/11/0/W"),
        ("Portugal", "{{#invoke:Wd|properties|P1082|P585}}", "10,295,909"),
        ("Portugal", "{{#invoke:Wd|aliases}}", "Portuguese Republic"),
        ("Portugal", "{{#invoke:WikidataIB|getValue|P625%s}}", "38°42"),
        ("Portugal", "{{#invoke:WikidataIB|getValue|P1082%s|rank=best}}",
         "10,295,909"),
        ("Douglas Adams", "{{#invoke:WikidataIB|getValue|P27%s}}",
         "item 145"),
        ("Douglas Adams", "{{#invoke:WikidataIB|followQid|props=P31}}", "Q5"),
        ("Douglas Adams", "{{#invoke:WikidataIB|getDescription|wikidata}}", "science fiction"),
        ("Mount Everest", "{{#invoke:Wikidata|pageId}}", "Q513"),
        ("Lars Løkke Rasmussen", "{{#invoke:Wikidata|getValue|P569|FETCH_WIKIDATA}}", "May 1964"),
        ("Constantine the Great", "{{Edit on Wikidata}}", "d:Q8413"),
    ],
)  # fmt: skip
def test_modules(title: str, call: str, shown: str) -> None:
    page = expander().site.title(title)
    assert page is not None
    expansion = expander().expand(call.replace("%s", _ANY), page)
    assert not [one for one in expansion.diagnostics if one.severity == "error"]
    assert shown in re.sub(r"\s+", " ", expansion.to_wikitext())
