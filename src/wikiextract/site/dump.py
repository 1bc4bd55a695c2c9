"""A site from what a dump says of it."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

import msgspec

from wikiextract.errors import InputError
from wikiextract.language.facts import has_language, load_language
from wikiextract.site.bundled import (
    bundled_facts,
    default_facts,
    facts_of_language,
    with_any_extension,
)
from wikiextract.site.facts import SiteFacts
from wikiextract.site.language_prefixes import likely_prefixes
from wikiextract.site.model import Case, Namespace
from wikiextract.site.namespaces import namespace_tables
from wikiextract.site.query_extensions import SEMANTIC, has_semantic_namespaces
from wikiextract.site.title import PROJECT
from wikiextract.sources.page import DumpSiteInfo

# Where the namespaces begin that a wiki or an extension adds. A dump does not say whether they have
# subpages; as on Wikimedia's wikis, whose settings give them to all such, they are taken to.
_FIRST_OWN = 100
# The address of a main page: the server, how paths to pages start, the page's name.
_ADDRESS = re.compile(
    r"(?P<server>https?://[^/?#]+)(?P<path>/.*?(?:title=|/)|/)(?P<page>[^/?#&=]*)\Z"
)


def dump_facts(info: DumpSiteInfo) -> SiteFacts:
    """Return the facts of a dump's ``<siteinfo>``; the bundled site gives what it leaves out."""
    facts = _known(info)
    namespaces = {
        number: msgspec.structs.replace(one, case=_case(info.case) if number >= 0 else one.case)
        for number, one in facts.namespaces.items()
    }
    for stated in info.namespaces:
        known = namespaces.get(stated.id) or Namespace(
            id=stated.id, name=stated.name, subpages=stated.id >= _FIRST_OWN
        )
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
    address = _ADDRESS.match(info.base or "")
    base_url, article_path, main_page = facts.base_url, facts.article_path, facts.main_page
    if address is not None:
        base_url, article_path = address["server"], address["path"] + "$1"
        main_page = unquote(address["page"]).replace("_", " ") or main_page
    language = info.language or facts.language
    return replace(
        facts,
        likely_prefixes={}
        if facts.interwiki
        else likely_prefixes(language, case_sensitive=info.case == "case-sensitive"),
        extensions=frozenset([SEMANTIC]) if has_semantic_namespaces(by_id) else facts.extensions,
        dbname=info.dbname or facts.dbname,
        language=language,
        sitename=info.sitename or (project.name if project else facts.sitename),
        base_url=base_url,
        article_path=article_path,
        main_page=main_page,
        namespaces=by_id,
        namespace_ids=ids,
    )


def _known(info: DumpSiteInfo) -> SiteFacts:
    language = (info.language or "").replace("-", "_")
    name = info.dbname or (f"{language}wiki" if language else None)
    if name is not None:
        try:
            return bundled_facts(name)
        except InputError:
            pass  # a wiki of someone else's: its language and what the dump says must do
    # No dump says which extensions its wiki has. To know a word too many costs nothing: without its
    # extension, a call of it would be shown as text.
    if info.language and has_language(info.language):
        known = load_language(info.language)
        plain = facts_of_language(known, project=info.sitename or "Project")
        return with_any_extension(plain, known.code)
    return with_any_extension(default_facts(), "en")


def _case(text: str) -> Case:
    return "case-sensitive" if text == "case-sensitive" else "first-letter"
