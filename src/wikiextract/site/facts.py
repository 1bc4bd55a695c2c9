"""The facts that a site is made of, whatever they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wikiextract.site.model import Interwiki, MagicWord, Namespace


@dataclass(frozen=True, kw_only=True)
class SiteFacts:
    """A wiki's names, words and rules. Immutable; one value serves any number of pages.

    * `namespaces`: by number; `namespace_ids`: every name of every namespace in lower case with
      spaces (local, English, aliases) to its number;
    * `interwiki`: by prefix in lower case;
    * `likely_prefixes`: where nobody states the wiki's `interwiki`, those that certainly are a
      language's, written in small letters right before a title;
    * `extension_tags`: names of tags such as ``ref``, in lower case (`markup.tags` says what each
      is);
    * `magic_words`: by id; `variable_ids`, `function_ids`, `switch_ids` (``__NOTOC__``) and
      `image_option_ids` say which word is of which kind; `unhashed_function_ids` are the parser
      functions written without ``#``;
    * `url_protocols`: what an external link starts with (``https://``, ``mailto:``, ``//``, …);
    * `link_trail_pattern`: a regular expression for what continues a link's text after ``]]``;
      `link_prefix_pattern` the inside of a character class of what before ``[[`` belongs to it
      (``None``: nothing does);
    * `time_zone`: identifier of the zone of ``{{LOCALTIME}}``;
    * `extensions`: names of extensions that the wiki certainly has;
    * `variants`: codes of the language's variants (more than one where the wiki converts);
    * `lexemes`: whether its Wikibase knows lexemes, as Wikimedia's do.
    """

    dbname: str | None
    language: str
    sitename: str
    base_url: str
    article_path: str = "/wiki/$1"
    main_page: str = "Main Page"
    namespaces: Mapping[int, Namespace]
    namespace_ids: Mapping[str, int]
    interwiki: Mapping[str, Interwiki] = field(default_factory=dict)
    likely_prefixes: Mapping[str, Interwiki] = field(default_factory=dict)
    extension_tags: frozenset[str] = frozenset()
    magic_words: Mapping[str, MagicWord] = field(default_factory=dict)
    variable_ids: frozenset[str] = frozenset()
    function_ids: frozenset[str] = frozenset()
    unhashed_function_ids: frozenset[str] = frozenset()
    switch_ids: frozenset[str] = frozenset()
    image_option_ids: frozenset[str] = frozenset()
    url_protocols: tuple[str, ...] = ()
    link_trail_pattern: str = "[a-z]+"
    link_prefix_pattern: str | None = None
    fallback_languages: tuple[str, ...] = ()
    right_to_left: bool = False
    time_zone: str = "UTC"
    variants: tuple[str, ...] = ()
    lexemes: bool = False
    extensions: frozenset[str] = frozenset()
    special_pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first_letters: Mapping[str, str] = field(default_factory=dict)
