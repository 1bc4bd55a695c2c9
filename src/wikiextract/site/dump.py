"""A site from what a dump says of it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import msgspec

from wikiextract.errors import InputError
from wikiextract.site.bundled import bundled_facts, default_facts
from wikiextract.site.facts import SiteFacts
from wikiextract.site.model import Case, Namespace
from wikiextract.site.namespaces import namespace_tables
from wikiextract.site.title import PROJECT
from wikiextract.sources.page import DumpSiteInfo


def dump_facts(info: DumpSiteInfo) -> SiteFacts:
    """The facts of a dump's ``<siteinfo>``; what it leaves out comes from the bundled site."""
    facts = _known(info)
    namespaces = {
        number: msgspec.structs.replace(one, case=_case(info.case) if number >= 0 else one.case)
        for number, one in facts.namespaces.items()
    }
    for stated in info.namespaces:
        known = namespaces.get(stated.id, Namespace(id=stated.id, name=stated.name))
        aliases = known.aliases
        if known.name and known.name != stated.name:
            aliases = (*aliases, known.name)
        namespaces[stated.id] = msgspec.structs.replace(
            known, name=stated.name, aliases=aliases, case=_case(stated.case)
        )
    if info.namespaces:
        stated_ids = {stated.id for stated in info.namespaces}
        namespaces = {n: one for n, one in namespaces.items() if n in stated_ids}
    by_id, ids = namespace_tables(namespaces.values())
    project = by_id.get(PROJECT)
    base_url, article_path, main_page = facts.base_url, facts.article_path, facts.main_page
    if info.base is not None and "/wiki/" in info.base:
        base_url, _, page = info.base.partition("/wiki/")
        main_page = unquote(page).replace("_", " ") or main_page
    return replace(
        facts,
        dbname=info.dbname or facts.dbname,
        language=info.language or facts.language,
        sitename=info.sitename or (project.name if project else facts.sitename),
        base_url=base_url,
        article_path=article_path,
        main_page=main_page,
        namespaces=by_id,
        namespace_ids=ids,
    )


def _known(info: DumpSiteInfo) -> SiteFacts:
    names = [info.dbname, f"{info.language.replace('-', '_')}wiki" if info.language else None]
    for name in names:
        if name:
            try:
                return bundled_facts(name)
            except InputError:
                continue
    return default_facts()


def _case(text: str) -> Case:
    return "case-sensitive" if text == "case-sensitive" else "first-letter"
