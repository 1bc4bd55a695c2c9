"""Interface messages: the wiki's own pages first, then what MediaWiki says in the language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.language.facts import load_language
from wikiextract.site import Site
from wikiextract.site.title import MEDIAWIKI
from wikiextract.store.page_source import PageSource


def default_message(site: Site, name: str, language: str | None = None) -> str | None:
    """MediaWiki's text of the message `name` in the wiki's language (or `language`).

    None when it is not among the facts of the language.
    """
    key = (name[:1].lower() + name[1:]).replace(" ", "_")
    code = language or site.language
    text = load_language(code).messages.get(key)
    if text is None:
        text = _english().get(key)
    return text if text is not None else calendar_word(key, code)


def calendar_word(name: str, language: str) -> str | None:
    """The name of a month or day, whose messages are named by the English names."""
    words = load_language(language)
    english = load_language("en")
    key, _, kind = name.lower().partition("-")
    for own, names in (
        (words.months_genitive if kind == "gen" else words.months, english.months),
        (words.months_short, english.months_short),
        (words.days, english.days),
        (words.days_short, english.days_short),
    ):
        for position, english_name in enumerate(names):
            if english_name.lower() == key and position < len(own) and kind in ("", "gen"):
                return own[position]
    return None


def message(
    site: Site, pages: PageSource, name: str, *parameters: str, language: str | None = None
) -> str | None:
    """The wikitext of a message with its ``$1``… replaced; None when nobody knows the message.

    In another `language` than the wiki's, the page ``MediaWiki:name/code`` comes first.
    """
    own = name if language in (None, site.language) else f"{name}/{language}"
    title = site.title(own, MEDIAWIKI)
    page = pages.text(title) if title is not None else None
    text = page.text if page is not None else default_message(site, name, language)
    return None if text is None else fill(text, parameters)


def fill(text: str, parameters: tuple[str, ...]) -> str:
    """Replaces ``$1``, ``$2``, … (from the last, so that ``$1`` leaves ``$10`` alone)."""
    if "$" in text:
        for number in range(len(parameters), 0, -1):
            text = text.replace(f"${number}", parameters[number - 1])
    return text


class _ExpansionMessages(DataFile, frozen=True):
    messages: Mapping[str, str]


@cache
def _english() -> Mapping[str, str]:
    return read_data("wikiextract.expand", "messages", _ExpansionMessages).messages
