"""A site from the Action API's siteinfo (https://www.mediawiki.org/wiki/API:Siteinfo)."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.language.facts import load_language
from wikiextract.site.bundled import facts_of_language, wiki_of_name, with_any_extension
from wikiextract.site.facts import SiteFacts
from wikiextract.site.language_prefixes import likely_prefixes
from wikiextract.site.model import Interwiki, MagicWord, Namespace
from wikiextract.site.namespaces import NamespaceTables, namespace_tables
from wikiextract.site.pattern import link_prefix_characters, link_trail_pattern
from wikiextract.site.query_extensions import SEMANTIC, semantic_functions, stated_extensions
from wikiextract.site.wikimedia import extension_words

_Object = Mapping[str, Any]
_LEXEMES = "WikibaseLexeme"
_ADVICE = (
    "give the API's answer to action=query&meta=siteinfo&siprop=general|namespaces|"
    "namespacealiases|interwikimap|magicwords|extensiontags|functionhooks|variables|"
    "protocols|specialpagealiases|extensions"
)


def read_siteinfo_file(path: Path) -> dict[str, Any]:
    """Return the JSON object in a siteinfo file; `InputError` when there is none."""
    try:
        value = msgspec.json.decode(path.read_bytes().removeprefix(BOM_UTF8))
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except NOT_JSON as error:
        raise InputError(str(path), f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise InputError(str(path), "not a JSON object", "give the API's answer to meta=siteinfo")
    return value


def siteinfo_facts(siteinfo: _Object) -> SiteFacts:
    """Return the facts of an answer to ``meta=siteinfo``, completed from the language's.

    Takes the whole answer or its ``query``, in format version 1 or 2. Raises `InputError` when it
    states neither ``general`` nor ``namespaces``, or not in the API's form.
    """
    try:
        return _read(siteinfo)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise InputError("siteinfo", f"not in the form of the API's answer: {error!r}") from error


def _read(siteinfo: _Object) -> SiteFacts:
    query = _object(siteinfo.get("query", siteinfo))
    general = _object(query.get("general", {}))
    if not general and "error" in siteinfo:
        error = siteinfo["error"]
        said = error.get("info") if isinstance(error, Mapping) else error
        raise InputError("siteinfo", f"the wiki answered with an error: {said!s:.300}", _ADVICE)
    if not general and "namespaces" not in query:
        raise InputError(
            "siteinfo",
            "states neither general nor namespaces",
            _ADVICE,
        )
    sitename = _string(general, "sitename", "Project")
    language = load_language(_string(general, "lang", "en"))
    # Of what the answer leaves out a word too many costs nothing, one too few would be shown.
    facts = with_any_extension(facts_of_language(language, project=sitename), language.code)
    changes: dict[str, Any] = {
        "dbname": _string(general, "wikiid", "") or None,
        "language": _string(general, "lang", facts.language),
        "base_url": _address(_string(general, "server", "")),
        "article_path": _string(general, "articlepath", facts.article_path),
        "main_page": _string(general, "mainpage", facts.main_page),
        "time_zone": _string(general, "timezone", facts.time_zone),
    }
    if "linktrail" in general:
        changes["link_trail_pattern"] = link_trail_pattern(str(general["linktrail"]))
    if "linkprefix" in general:
        characters = str(general.get("linkprefixcharset", "")) if general["linkprefix"] else ""
        changes["link_prefix_pattern"] = link_prefix_characters(characters)
    if "fallback" in general:
        changes["fallback_languages"] = tuple(_codes(general["fallback"]))
    if "rtl" in general:
        changes["right_to_left"] = _flag(general, "rtl")
    if "variants" in general:
        changes["variants"] = tuple(_codes(general["variants"]))
    if "namespaces" in query:
        tables = _namespaces(query["namespaces"], query.get("namespacealiases", ()))
        changes["namespaces"], changes["namespace_ids"] = tables
    if "interwikimap" in query:
        changes["interwiki"] = _interwiki(query["interwikimap"])
    else:
        is_sensitive = _string(general, "case", "") == "case-sensitive"
        changes["likely_prefixes"] = likely_prefixes(
            changes["language"], case_sensitive=is_sensitive
        )
    changes.update(_words(query, facts))
    changes.update(_extensions(query, facts, changes.get("function_ids")))
    if "lexemes" not in changes:
        known = wiki_of_name(str(changes["dbname"]))
        changes["lexemes"] = known is not None and known.address == changes["base_url"]
    return replace(facts, **changes)


def _extensions(
    query: _Object, facts: SiteFacts, functions: frozenset[str] | None
) -> dict[str, Any]:
    """The wiki's extensions; `functions` are those that it states, None: it states none."""
    names = [one.get("name") for one in map(_object, query.get("extensions", ()))]
    stated = [name for name in names if isinstance(name, str)]
    found = stated_extensions(stated, functions or frozenset())
    changes: dict[str, Any] = {"extensions": found}
    if "extensions" in query:
        changes["lexemes"] = _LEXEMES in stated
        if functions is None and SEMANTIC not in found:
            changes["function_ids"] = facts.function_ids - semantic_functions()
    return changes


def _words(query: _Object, facts: SiteFacts) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "extensiontags" in query:
        tags = (str(tag).strip("<>").lower() for tag in query["extensiontags"])
        changes["extension_tags"] = frozenset(tags)
    if "protocols" in query:
        changes["url_protocols"] = tuple(map(str, query["protocols"]))
    if "magicwords" in query:
        changes["magic_words"] = words = _magic_words(query["magicwords"])
        changes["switch_ids"] = facts.switch_ids | {
            word.id for word in words.values() if all(_is_switch(name) for name in word.names)
        }
    if "variables" in query:
        changes["variable_ids"] = frozenset(map(str, query["variables"]))
    if "specialpagealiases" in query:
        changes["special_pages"] = {
            str(page["realname"]): tuple(map(str, page.get("aliases", ())))
            for page in map(_object, query["specialpagealiases"])
        }
    if "functionhooks" in query:
        changes["function_ids"] = frozenset(map(str, query["functionhooks"]))
        # The answer does not say which functions go without "#"; nearly all are the core's.
        changes["unhashed_function_ids"] = facts.unhashed_function_ids | {
            identity
            for identity, (kind, _, _) in extension_words().words.items()
            if kind == "unhashed_function"
        }
    return changes


def _magic_words(entries: Iterable[Any]) -> dict[str, MagicWord]:
    words = (_object(entry) for entry in entries)
    return {
        str(word["name"]): MagicWord(
            id=str(word["name"]),
            names=tuple(map(str, word.get("aliases", ()))),
            case_sensitive=_flag(word, "case-sensitive"),
        )
        for word in words
    }


def _is_switch(name: str) -> bool:
    return len(name) > 4 and name.startswith(("__", "＿＿")) and name.endswith(("__", "＿＿"))


def _namespaces(entries: Any, aliases: Iterable[Any]) -> NamespaceTables:
    listed = entries.values() if isinstance(entries, Mapping) else entries
    by_number: dict[int, list[str]] = {}
    for alias in map(_object, aliases):
        by_number.setdefault(int(alias["id"]), []).append(_text(alias, "alias"))
    found = []
    for entry in map(_object, listed):
        number = int(entry["id"])
        case = entry.get("case", "first-letter")
        found.append(
            Namespace(
                id=number,
                name=_text(entry, "name"),
                canonical=str(entry.get("canonical", "")),
                aliases=tuple(by_number.get(number, ())),
                case="case-sensitive" if case == "case-sensitive" else "first-letter",
                subpages=_flag(entry, "subpages"),
                content=_flag(entry, "content"),
            )
        )
    return namespace_tables(found)


def _interwiki(entries: Iterable[Any]) -> dict[str, Interwiki]:
    found: dict[str, Interwiki] = {}
    for entry in map(_object, entries):
        prefix = str(entry["prefix"]).lower()
        name = entry.get("language")
        found[prefix] = Interwiki(
            prefix=prefix,
            url=_address(entry.get("url", "")),
            language=str(entry.get("bcp47", prefix)) if name is not None else None,
            language_name=str(name) if name is not None else None,
            local=_flag(entry, "localinterwiki"),
            same_farm=_flag(entry, "local"),
        )
    return found


def _object(value: Any) -> _Object:
    if not isinstance(value, Mapping):
        raise InputError("siteinfo", f"an object was expected, not {value!r:.60}")
    return value


def _text(entry: _Object, key: str) -> str:
    return str(entry.get(key, entry.get("*", entry.get("name", ""))))


def _string(entry: _Object, key: str, otherwise: str) -> str:
    """Return a text; `otherwise` where none is stated."""
    value = entry.get(key)
    return value if isinstance(value, str) and value else otherwise


def _flag(entry: _Object, key: str) -> bool:
    """Return a flag: format version 1 states a true one as ``""`` and leaves a false one out."""
    value = entry.get(key, False)
    return value == "" or bool(value)


def _codes(entries: Iterable[Any]) -> list[str]:
    return [str(one["code"]) if isinstance(one, Mapping) else str(one) for one in entries]


def _address(url: Any) -> str:
    text = str(url)
    return f"https:{text}" if text.startswith("//") else text
