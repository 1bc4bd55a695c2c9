"""A wiki, as far as its text is concerned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wikiextract.errors import InputError
from wikiextract.site.bundled import bundled_facts, default_facts
from wikiextract.site.dump import dump_facts
from wikiextract.site.facts import SiteFacts
from wikiextract.site.links import link_text, relative_title
from wikiextract.site.magic_words import (
    ImageOptions,
    Names,
    alternatives,
    function_names,
    words_to_names,
)
from wikiextract.site.model import Interwiki
from wikiextract.site.parse_title import TitleParser, is_plain_title
from wikiextract.site.query_extensions import SEMANTIC, semantic_functions
from wikiextract.site.redirect import redirect_link, redirect_start
from wikiextract.site.siteinfo import read_siteinfo_file, siteinfo_facts
from wikiextract.site.title import MAIN, SPECIAL, TEMPLATE, Title
from wikiextract.sources.page import DumpSiteInfo
from wikiextract.sources.paths import is_file

# Special pages that a redirect may not lead to, as they would act in the reader's name.
_NO_REDIRECT_TARGETS = frozenset({"Mypage", "Mytalk", "Filepath", "Redirect", "Userlogout"})
# Ids of what may stand before the name in a call and does not name the page.
_MODIFIERS = ("msg", "msgnw", "raw", "subst", "safesubst")
_DEFAULT = "#default"
_URL_SAFE = "!$()*,/:;@~-._"
# How titles begin that mean another page on each.
_RELATIVE = ("/", "../")
# How many targets of links (and names in calls) are remembered, and of how many characters.
_REMEMBERED, _LONGEST_REMEMBERED = 20_000, 300


class Site(SiteFacts):
    """A wiki: its facts, its titles and its words. One value serves any number of pages.

    Get one with `Site.load` (a bundled wiki or a siteinfo file), `Site.from_siteinfo`,
    `Site.from_dump`, `Site.default` or `Site.unknown`.
    """

    @classmethod
    def _of(cls, facts: SiteFacts) -> Site:
        return cls(**{item.name: getattr(facts, item.name) for item in fields(facts)})

    @classmethod
    def default(cls) -> Site:
        """Return a plain MediaWiki in English, without a project of its own."""
        return cls._of(default_facts())

    @classmethod
    @cache
    def unknown(cls) -> Site:
        """A wiki of which nobody said anything: in English, with all extensions that are known."""
        return cls.from_dump(DumpSiteInfo())

    @classmethod
    def bundled(cls, dbname: str) -> Site:
        """Return the wiki that Wikimedia calls `dbname` (``"zhwiki"``, ``"frwikivoyage"``).

        Raises `InputError` for a name that is not bundled, saying which are.
        """
        return cls._of(bundled_facts(dbname))

    @classmethod
    def from_siteinfo(cls, siteinfo: Mapping[str, Any]) -> Site:
        """Return a site from the Action API's ``meta=siteinfo`` answer (either format version).

        What the answer leaves out is taken from the bundled facts of its language.
        """
        return cls._of(siteinfo_facts(siteinfo))

    @classmethod
    def from_dump(cls, info: DumpSiteInfo) -> Site:
        """Return a site from a dump's ``<siteinfo>``, completed from the wiki of its name."""
        return cls._of(dump_facts(info))

    @classmethod
    def load(cls, name_or_path: str) -> Site:
        """Return a bundled wiki by its name, or a siteinfo JSON file by its path.

        Raises `InputError` when there is neither.
        """
        path = Path(name_or_path)
        if path.suffix == ".json" or is_file(path):
            try:
                return cls.from_siteinfo(read_siteinfo_file(path))
            except InputError as error:
                raise replace(error, where=name_or_path) from error
        return cls.bundled(name_or_path)

    def __getstate__(self) -> dict[str, Any]:
        return {item.name: getattr(self, item.name) for item in fields(self)}

    # --- titles ----------------------------------------------------------------------------------

    def title(self, text: str, default_namespace: int = MAIN) -> Title | None:
        """Return the title that `text` names; ``None`` when it is no valid title.

        `default_namespace` is used when `text` names none and does not start with a colon.
        Character entities are decoded; percent escapes are not (see `link_title`).
        """
        return self._title_parser.parse(text, default_namespace)

    def title_in(self, namespace: int, text: str) -> Title | None:
        """Return the title of a page of a namespace; ``None`` when it is no valid title.

        Unlike in `title`, a prefix of `text` belongs to the name: ``Category:Wikipedia:Stubs``.
        """
        space = self.namespaces.get(namespace)  # shortened dumps do not list them all
        title = self.title(f"{space.name}:{text}" if space is not None else text, namespace)
        return title if title is not None and title.namespace == namespace else None

    def link_title(self, target: str, page: Title | None = None) -> Title | None:
        """Return the title that the link ``[[target]]`` on `page` leads to; ``None``: not a link.

        Unlike `title` this decodes percent escapes, follows ``/subpage`` and ``../`` where the
        namespace of `page` has subpages, and refuses addresses (``[[https://…]]`` is no link).
        """
        known = self._link_titles
        try:
            return known[target]
        except KeyError:
            pass
        text = link_text(target)
        title = None
        if not text[:12].lower().startswith(self.url_protocols):
            title = self.title(relative_title(text, page))
        if not text.startswith(_RELATIVE):
            _remember(known, target, title)
        return title

    @cached_property
    def _link_titles(self) -> dict[str, Title | None]:
        """The titles that targets of links lead to on whatever page."""
        return {}

    @cached_property
    def _template_titles(self) -> dict[str, Title | None]:
        """The titles that names in calls mean on whatever page."""
        return {}

    def plain_link(self, target: str) -> str | None:
        """Return the page that the link ``[[target]]`` leads to, where `target` is a plain one.

        That is one of letters, digits, blanks and signs between, the same on all pages.
        ``None``: it may be any other link or none, which `link_title` tells.
        """
        if not is_plain_title(target):
            return None
        return self._title_parser.in_main(target)

    def template_title(self, name: str, page: Title | None = None) -> Title | None:
        """Return the page that ``{{name}}`` on `page` transcludes; ``None`` for an invalid name."""
        known = self._template_titles
        try:
            return known[name]
        except KeyError:
            pass
        text = name.strip()
        full = relative_title(text, page)
        title = self.title(full, TEMPLATE if full == text else MAIN)
        if not text.startswith(_RELATIVE):
            _remember(known, name, title)
        return title

    def capitalise(self, text: str) -> str:
        """Return `text` with its first letter in upper case by the rules of this wiki's titles."""
        return self._title_parser.capitalise(text)

    @cached_property
    def _title_parser(self) -> TitleParser:
        return TitleParser(
            namespaces=self.namespaces,
            namespace_ids=self.namespace_ids,
            interwiki=self.interwiki,
            likely_prefixes=self.likely_prefixes,
            main_page=self.main_page,
            first_letters=self.first_letters,
        )

    def url(self, title: Title) -> str:
        """Return the address of a page (of the other wiki for an interwiki title)."""
        name = title.prefixed if title.interwiki is None else title.text
        name = quote(name.replace(" ", "_"), safe=_URL_SAFE)
        if title.interwiki is None:
            # In the base, which says whose page it is, no title stands.
            address = self.base_url + self.article_path.replace("$1", name)
        else:
            wiki = self.other_wiki(title.interwiki)
            address = ((wiki.url if wiki is not None else "") or "$1").replace("$1", name)
        if title.fragment:
            address += "#" + quote(title.fragment.replace(" ", "_"), safe=_URL_SAFE)
        return address

    def other_wiki(self, prefix: str) -> Interwiki | None:
        """Return the wiki that a prefix (in lower case) leads to, also one that is only likely."""
        return self.interwiki.get(prefix) or self.likely_prefixes.get(prefix)

    def is_language_link(self, title: Title, *, labelled: bool) -> bool:
        """Return True if a link to the title leads to the page's subject in another language.

        It then stands beside the page and shows nothing in its text. `labelled`: the link has a
        text of its own, which is not given up for a prefix that is only likely a language's.
        """
        prefix = title.interwiki or ""
        wiki = self.other_wiki(prefix)
        if wiki is None or wiki.language is None or wiki.local or title.forced:
            return False
        return not labelled or prefix in self.interwiki

    # --- magic words -----------------------------------------------------------------------------

    def variable_id(self, name: str) -> str | None:
        """Return the id of the variable ``{{name}}`` (``"pagename"``), ``None``: not a variable."""
        return self._variables.get(name)

    def function_id(self, name: str) -> str | None:
        """Return the id of the function ``{{name:…}}``; `name` has ``#`` where it needs one."""
        return self._functions.get(name)

    def switch_id(self, text: str) -> str | None:
        """Return the id of the behaviour switch `text` (``"notoc"`` for ``__NOTOC__``)."""
        return self._switches.get(text)

    def image_option(self, text: str) -> tuple[str, str | None] | None:
        """Return (id, value) of an image option: ``("img_width", "200")`` for ``200px``."""
        return self._image_options.get(text)

    def magic_word_id(self, text: str) -> str | None:
        """Return the id of any magic word that has the name `text`."""
        return self._any_word.get(text)

    def without_modifiers(self, name: str) -> str:
        """Return the name of a call without ``subst:``, ``msg:`` and the like before it."""
        while True:
            match = self._modifiers.match(name)
            rest = name[match.end() :].lstrip() if match is not None else ""
            if not rest:
                return name
            name = rest

    def is_switch_default(self, text: str) -> bool:
        """Return True if `text` names the default case of ``{{#switch:}}``."""
        return self._switch_default.get(text) is not None

    def redirect_target(self, wikitext: str) -> Title | None:
        """Return the title that the page with this text redirects to, ``None`` for no redirect."""
        link = redirect_link(wikitext, self._redirect)
        title = self.title(link_text(link)) if link is not None else None
        if title is None or title.prefixed == "":
            return None
        if title.namespace != SPECIAL:
            return title
        return None if self.special_page(title.text) in _NO_REDIRECT_TARGETS else title

    def special_page(self, text: str) -> str | None:
        """Return the id of the special page that `text` (``"Search/foo"``) names."""
        name = text.partition("/")[0].replace(" ", "_").lower()
        return self._special_pages.get(name)

    def local_special_page(self, title: Title) -> Title:
        """Return the title of a special page in the wiki's language (``Spezial:Suche``)."""
        identity = self.special_page(title.text)
        if identity is None:
            return title
        name = (self.special_pages.get(identity) or (identity,))[0].replace("_", " ")
        _, slash, rest = title.text.partition("/")
        return replace(title, text=name + slash + rest)

    @cached_property
    def _special_pages(self) -> dict[str, str]:
        return {
            name.lower(): identity
            for identity, names in reversed(list(self.special_pages.items()))
            for name in (*names, identity)
        }

    @cached_property
    def link_trail(self) -> re.Pattern[str]:
        """Matches, right after ``]]``, what belongs to the link's text (perhaps nothing)."""
        return re.compile(f"(?:{self.link_trail_pattern})?")

    @cached_property
    def switches(self) -> re.Pattern[str]:
        """Finds behaviour switches (``__NOTOC__``) in text."""
        return re.compile(alternatives(self.magic_words, sorted(self.switch_ids)))

    @property
    def has_annotations(self) -> bool:
        """True if ``[[Property::value]]`` states something, as with Semantic MediaWiki."""
        return SEMANTIC in self.extensions

    @property
    def may_have_annotations(self) -> bool:
        """True if nobody says whether the wiki has Semantic MediaWiki."""
        return not self.has_annotations and self.function_ids >= semantic_functions()

    @property
    def has_variants(self) -> bool:
        """True if the wiki converts between variants of its language."""
        return len(self.variants) > 1

    @cached_property
    def _variables(self) -> Names:
        return words_to_names(self.magic_words, sorted(self.variable_ids))

    @cached_property
    def _functions(self) -> Names:
        return function_names(
            self.magic_words, sorted(self.function_ids), self.unhashed_function_ids
        )

    @cached_property
    def _switches(self) -> Names:
        return words_to_names(self.magic_words, sorted(self.switch_ids))

    @cached_property
    def _image_options(self) -> ImageOptions:
        return ImageOptions(self.magic_words, sorted(self.image_option_ids))

    @cached_property
    def modifiers(self) -> Mapping[str, re.Pattern[str]]:
        """What may stand before the name in a call (``subst:``), by the ids of the words."""
        words = self.magic_words
        return {one: re.compile(alternatives(words, [one])) for one in _MODIFIERS}

    @cached_property
    def _modifiers(self) -> re.Pattern[str]:
        return re.compile(alternatives(self.magic_words, _MODIFIERS))

    @cached_property
    def _any_word(self) -> Names:
        return words_to_names(self.magic_words, self.magic_words)

    @cached_property
    def _switch_default(self) -> Names:
        names = words_to_names(self.magic_words, ["default"])
        return names if names.get(_DEFAULT) else Names([(_DEFAULT, "default", False)])

    @cached_property
    def _redirect(self) -> re.Pattern[str]:
        return redirect_start(alternatives(self.magic_words, ["redirect"]))


def _remember(known: dict[str, Title | None], text: str, title: Title | None) -> None:
    """Keep the title that a text means, unless the text is long."""
    if len(text) <= _LONGEST_REMEMBERED:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[text] = title
