"""Wikis with entities, for tests: plain installations, in any language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages
from wikiextract.wikibase.client import Client
from wikiextract.wikibase.repository import EntityCache

SHOW = Path(__file__).with_name("show.lua").read_text("utf-8")


@dataclass
class Entities:
    """Entities by id, as a source; properties are known by their labels, too."""

    by_id: Mapping[str, Mapping[str, Any]]
    asked: list[str] = field(default_factory=list)

    def entity_id(self, site: str, title: str) -> str | None:
        """See `EntitySource.entity_id`."""
        for entity_id, entity in self.by_id.items():
            links = entity.get("sitelinks") or {}
            if isinstance(links, dict) and links.get(site, {}).get("title") == title:
                return entity_id
        return None

    def entity_json(self, entity_id: str) -> str | None:
        """See `EntitySource.entity_json`."""
        self.asked.append(entity_id)
        found = self.by_id.get(entity_id)
        return None if found is None else json.dumps(found)

    def property_id(self, label: str, language: str) -> str | None:
        """See `EntitySource.property_id`."""
        for entity_id, entity in self.by_id.items():
            labels = entity.get("labels") or {}
            if entity_id.startswith("P") and labels.get(language, {}).get("value") == label:
                return entity_id
        return None


def plain_site(language: str, dbname: str) -> Site:
    """Return a plain MediaWiki in a language that Wikibase knows by a name."""
    general = {
        "sitename": "Test",
        "lang": language,
        "server": "http://localhost",
        "articlepath": "/index.php/$1",
        "wikiid": dbname,
    }
    return Site.from_siteinfo({"query": {"general": general}})


def client(
    entities: Iterable[Mapping[str, Any]], language: str = "en", dbname: str = "enwiki"
) -> Client:
    """Return what answers of entities on a plain wiki."""
    source = Entities({str(entity["id"]): entity for entity in entities})
    return Client(plain_site(language, dbname), EntityCache(source))


def expand(
    wikitext: str,
    entities: Entities,
    site: Site,
    *,
    title: str = "Test",
    pages: Mapping[str, str] | None = None,
    runner: LuaRunner | None = None,
) -> Expansion:
    """Expand a page of a wiki that has entities."""
    runner = runner or LuaRunner(LuaOptions())
    expander = Expander(site, MemoryPages(site, pages or {}), None, runner, entities=entities)
    page = site.title(title)
    assert page is not None
    return expander.expand(wikitext, page)


def lua_module(expressions: Iterable[str]) -> str:
    """Return a module whose functions c0, c1, … show the values of expressions."""
    functions = "".join(
        f"function p.c{number}() return show.run(function() return {expression}\nend) end\n"
        for number, expression in enumerate(expressions)
    )
    return f"local show = require('Module:Show')\nlocal p = {{}}\n{functions}return p\n"


def shown(text: str) -> str:
    """Return what a function of such a module shows."""
    match = re.fullmatch("<pre>(.*)</pre>", text, re.S)
    return html.unescape(match[1]) if match else text
