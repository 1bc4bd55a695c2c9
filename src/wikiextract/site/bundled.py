"""Sites that come with the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache

import msgspec

from wikiextract.errors import InputError
from wikiextract.language.data_files import autonyms
from wikiextract.language.facts import Language, load_language
from wikiextract.markup.tags import bundled_tags, registry, wikimedia_tags
from wikiextract.site.facts import SiteFacts
from wikiextract.site.mediawiki import make_magic_words, mediawiki_facts
from wikiextract.site.model import Interwiki, MagicWord
from wikiextract.site.namespaces import NamespaceTables, make_namespaces, namespace_tables
from wikiextract.site.query_extensions import all_functions
from wikiextract.site.title import PROJECT, PROJECT_TALK, USER
from wikiextract.site.wikimedia import (
    extension_words,
    first_letters,
    interwiki_addresses,
    wiki_namespaces,
    wikis,
)

_IDS_OF = {
    "variable": "variable_ids",
    "function": "function_ids",
    "unhashed_function": "unhashed_function_ids",
    "switch": "switch_ids",
    "image_option": "image_option_ids",
}


class Wiki(msgspec.Struct, frozen=True):
    """A Wikimedia wiki: its project, its language as addresses have it, and its address."""

    dbname: str
    project: str
    code: str
    language: str
    name: str
    sitename: str
    address: str


def bundled_names() -> Iterator[str]:
    """Return the names of all bundled wikis of the first project and of those that are single."""
    for code in wikis().languages:
        yield f"{code.replace('-', '_')}wiki"
    yield from wikis().single


@lru_cache(maxsize=4096)
def wiki_of_name(dbname: str) -> Wiki | None:
    """Return the wiki that Wikimedia calls `dbname`, None when there is no such wiki."""
    known = wikis()
    single = known.single.get(dbname)
    if single is not None:
        return Wiki(dbname, dbname, "en", single.language, single.name, single.sitename, single.url)
    for suffix, project in known.projects.items():
        prefix = dbname.removesuffix(suffix)
        if prefix == dbname or not prefix:
            continue
        code = known.dbname_languages.get(prefix, prefix.replace("_", "-"))
        if code in known.languages:
            name = known.project_names[suffix].get(code, project.name)
            language = known.language_codes.get(code, code)
            address = f"https://{code}.{project.domain}"
            return Wiki(dbname, suffix, code, language, name, name, address)
    return None


def find_wiki(dbname: str) -> Wiki:
    """Return the wiki that Wikimedia calls `dbname`; `InputError` when there is no such wiki."""
    known, found = wikis(), wiki_of_name(dbname)
    if found is not None:
        return found
    near = get_close_matches(dbname, list(bundled_names()), 3)
    raise InputError(
        dbname,
        "no bundled site has this name",
        (f"perhaps {', '.join(near)}; " if near else "")
        + "bundled are all Wikipedias by database name (enwiki, zhwiki, be_x_oldwiki, …), the same "
        "languages' " + ", ".join(name for name in known.projects if name != "wiki") + " and "
        f"{', '.join(known.single)}; for another wiki give a siteinfo JSON file",
    )


def default_facts() -> SiteFacts:
    """Return a plain MediaWiki in English."""
    return facts_of_language(load_language("en"), project="Project")


def bundled_facts(dbname: str) -> SiteFacts:
    """Return the facts of the wiki that Wikimedia calls `dbname`; `InputError` if it is unknown."""
    wiki = find_wiki(dbname)
    language = load_language(wiki.language)
    plain = facts_of_language(language, project=wiki.name)
    namespaces, ids = _namespaces(wiki, language)
    return replace(
        with_extensions(plain, language.code),
        dbname=wiki.dbname,
        sitename=wiki.sitename,
        base_url=wiki.address,
        namespaces=namespaces,
        namespace_ids=ids,
        time_zone=wikis().time_zones.get(wiki.code, "UTC"),
        interwiki=_interwiki(wiki),
        first_letters={**first_letters(), **language.first_letters},
    )


def with_extensions(facts: SiteFacts, language: str) -> SiteFacts:
    """Return `facts` with the tags and the words of the extensions on Wikimedia's wikis.

    `language` chooses the words' local names.
    """
    words, kinds = _words(language, facts.magic_words)
    ids_by_field = {
        _IDS_OF[kind]: getattr(facts, _IDS_OF[kind]) | found for kind, found in kinds.items()
    }
    ids_by_field["function_ids"] |= ids_by_field["unhashed_function_ids"]
    return replace(
        facts,
        extension_tags=wikimedia_tags(),
        magic_words=words,
        lexemes=True,
        **ids_by_field,
    )


def with_any_extension(facts: SiteFacts, language: str) -> SiteFacts:
    """Return `facts` for a wiki that may have any extension: all known ones' tags and words."""
    known = with_extensions(facts, language)
    functions = known.function_ids | all_functions()
    return replace(known, extension_tags=frozenset(registry()), function_ids=functions)


def facts_of_language(language: Language, *, project: str) -> SiteFacts:
    """Return a site of its language's names and words alone, with `project` as its name."""
    common = mediawiki_facts()
    namespaces, ids = namespace_tables(
        make_namespaces(
            {**language.namespace_names, **_talk(language, project)},
            language.namespace_aliases,
            canonical=common.canonical_namespaces,
            subpages=common.subpages,
            project=project,
        )
    )
    return SiteFacts(
        dbname=None,
        language=language.code,
        sitename=project,
        base_url="",
        main_page=language.messages.get("mainpage", "Main Page"),
        namespaces=namespaces,
        namespace_ids=ids,
        extension_tags=bundled_tags(),
        magic_words=make_magic_words(language.magic_words.items()),
        variable_ids=common.variables,
        function_ids=common.functions,
        unhashed_function_ids=common.unhashed_functions,
        switch_ids=common.switches,
        image_option_ids=common.image_options,
        url_protocols=common.url_protocols,
        link_trail_pattern=language.link_trail,
        link_prefix_pattern=language.link_prefix,
        fallback_languages=language.fallbacks,
        right_to_left=language.right_to_left,
        variants=language.variants,
        special_pages=language.special_pages,
        first_letters=language.first_letters,
    )


def _talk(language: Language, project: str) -> dict[int, str]:
    talk = language.project_talk.get(project)
    return {} if talk is None else {PROJECT_TALK: talk}


def _namespaces(wiki: Wiki, language: Language) -> NamespaceTables:
    known = wiki_namespaces()
    common = mediawiki_facts()
    own = known.names.get(wiki.dbname, {})
    canonical = {
        **{number: name for number, name in own.items() if number >= 100},
        **{n: name for n, name in known.everywhere.items() if name not in own.values()},
        **common.canonical_namespaces,
    }
    subpages = known.subpages["default"] | known.subpages.get(wiki.dbname, frozenset())
    if wiki.project in known.main_subpages:
        subpages |= {0}
    subpages -= known.no_subpages.get(wiki.dbname, frozenset())
    project = wikis().projects.get(wiki.project)
    made = make_namespaces(
        {**language.namespace_names, **_talk(language, wiki.name), **own},
        {
            **language.namespace_aliases,
            **_project_aliases(wiki),
            **known.aliases.get(wiki.dbname, {}),
        },
        canonical={
            n: name for n, name in canonical.items() if name not in own.values() or n in own
        },
        subpages=subpages,
        content=frozenset({0}) | known.content.get(wiki.dbname, frozenset()),
        project=wiki.name,
        case=project.case if project is not None else "first-letter",
    )
    # A language's own name of a namespace stays valid where the wiki has another.
    former = {n: name for n, name in language.namespace_names.items() if own.get(n, name) != name}
    return namespace_tables(
        msgspec.structs.replace(one, aliases=(*one.aliases, former[one.id]))
        if one.id in former and one.id >= USER and "$1" not in former[one.id]
        else one
        for one in made
    )


def _project_aliases(wiki: Wiki) -> dict[str, int]:
    project = wikis().projects.get(wiki.project)
    if project is None:
        return {}
    return {project.name: PROJECT, f"{project.name} talk": PROJECT_TALK, project.alias: PROJECT}


def _words(
    language: str, plain: Mapping[str, MagicWord]
) -> tuple[dict[str, MagicWord], dict[str, frozenset[str]]]:
    """Return the language's words with those of extensions, and the ids of the latter by kind."""
    extensions = extension_words()
    local = extensions.local.get(language, {})
    words = {
        identity: msgspec.structs.replace(word, names=(*word.names, *local[identity]))
        if identity in local
        else word
        for identity, word in plain.items()
    }
    kinds: dict[str, frozenset[str]] = dict.fromkeys(_IDS_OF, frozenset())
    for identity, (kind, case_sensitive, names) in extensions.words.items():
        words[identity] = MagicWord(
            id=identity, names=(*local.get(identity, ()), *names), case_sensitive=case_sensitive
        )
        kinds[kind] |= {identity}
    return words, kinds


def _interwiki(wiki: Wiki) -> dict[str, Interwiki]:
    known = wikis()
    names_in_themselves = autonyms()
    found = {
        prefix: Interwiki(prefix=prefix, url=url) for prefix, url in interwiki_addresses().items()
    }
    for project in known.projects.values():
        for prefix in project.prefixes:
            url = f"https://{wiki.code}.{project.domain}/wiki/$1"
            found[prefix] = Interwiki(prefix=prefix, url=url, same_farm=True)
    family = known.projects.get(wiki.project)
    domain = family.domain if family is not None else known.projects["wiki"].domain
    codes = {**{code: code for code in known.languages}, **known.extra_language_prefixes}
    for prefix, code in codes.items():
        language = known.language_codes.get(code, code)
        name = "Simple English" if code == "simple" else names_in_themselves.get(language, code)
        found[prefix] = Interwiki(
            prefix=prefix,
            url=f"https://{code}.{domain}/wiki/$1",
            language=code,
            language_name=name,
            local=family is not None and prefix == wiki.code,
            same_farm=True,
        )
    return found
