"""Sites that come with the package."""

from __future__ import annotations

from wikiextract.errors import InputError
from wikiextract.site.facts import SiteFacts
from wikiextract.site.language import Language, has_language, load_language
from wikiextract.site.mediawiki import make_magic_words, mediawiki_facts
from wikiextract.site.namespaces import make_namespaces, namespace_tables


def default_facts() -> SiteFacts:
    """A plain MediaWiki in English."""
    return facts_of_language(load_language("en"), project="Project")


def bundled_facts(dbname: str) -> SiteFacts:
    """The facts of the wiki that Wikimedia calls `dbname`; `InputError` when it is unknown."""
    code = dbname.removesuffix("wiki").replace("_", "-")
    if not dbname.endswith("wiki") or not has_language(code):
        raise InputError(dbname, "no bundled site has this name")
    return facts_of_language(
        load_language(code),
        project="Wikipedia",
        dbname=dbname,
        base_url=f"https://{code}.wikipedia.org",
    )


def facts_of_language(
    language: Language, *, project: str, dbname: str | None = None, base_url: str = ""
) -> SiteFacts:
    """A site of its language's names and words alone."""
    common = mediawiki_facts()
    namespaces, ids = namespace_tables(
        make_namespaces(
            language.namespace_names,
            language.namespace_aliases,
            canonical=common.canonical_namespaces,
            subpages=common.subpages,
            project=project,
        )
    )
    return SiteFacts(
        dbname=dbname,
        language=language.code,
        sitename=project,
        base_url=base_url,
        main_page=language.messages.get("mainpage", "Main Page"),
        namespaces=namespaces,
        namespace_ids=ids,
        extension_tags=common.tags,
        magic_words=make_magic_words(language.magic_words.items()),
        variable_ids=common.variables,
        function_ids=common.functions,
        unhashed_function_ids=common.unhashed_functions,
        switch_ids=common.switches,
        image_option_ids=common.image_options,
        link_trail_pattern=language.link_trail,
        link_prefix_pattern=language.link_prefix,
        fallback_languages=language.fallbacks,
        right_to_left=language.right_to_left,
        variants=language.variants,
        special_pages=language.special_pages,
    )
