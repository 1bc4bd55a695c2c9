"""Bundle what a locally running MediaWiki knows of languages and of itself.

    MW=/usr/share/mediawiki MW_CONFIG_FILE=/path/LocalSettings.php python tools/bundle_sites.py

Facts only (names, words, patterns, formats). In `src/wikiextract/language/data`, `languages.zip`
holds a small JSON file a language, with what differs from its `base`, one of its fallback
languages, and `autonyms.json` the name of each language in itself. `site/data/mediawiki.json` holds
what does not depend on a language. What a bare MediaWiki does not know of Wikimedia's wikis is in
`site/data/wikimedia`, which is kept by hand.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wikiextract.language.facts import MERGED
from wikiextract.markup.tags import bundled_tags
from wikiextract.site.pattern import link_prefix_characters, link_trail_pattern

TOOLS = Path(__file__).parent
DATA = TOOLS.parent / "src/wikiextract/site/data"
LANGUAGE_DATA = TOOLS.parent / "src/wikiextract/language/data"
WIKIS = json.loads((DATA / "wikimedia/wikis.json").read_text())
NAMESPACES = json.loads((DATA / "wikimedia/namespaces.json").read_text())
AUTONYMS = (
    "The name of each language in itself, by MediaWiki's code in lower case."
    " Written by tools/bundle_sites.py."
)
MEDIAWIKI = (
    "What every MediaWiki has, whatever its language: ids of magic words by kind, tags, protocols,"
    " namespaces. Written by tools/bundle_sites.py."
)
# Colognian takes the form for one first, the one for zero last.
REORDERED_PLURALS = {"ksh": ["n = 1", "n != 0"]}


def languages() -> list[str]:
    """MediaWiki's codes of the languages that are bundled."""
    codes = {WIKIS["language_codes"].get(code, code) for code in WIKIS["languages"]}
    return sorted(codes | set(WIKIS["more_languages"]))


def projects_by_language() -> dict[str, list[str]]:
    """The names that projects have in each language."""
    found: dict[str, set[str]] = {code: set() for code in languages()}
    for code in WIKIS["languages"]:
        names = found[WIKIS["language_codes"].get(code, code)]
        for project, facts in WIKIS["projects"].items():
            names.add(WIKIS["project_names"][project].get(code, facts["name"]))
    return {code: sorted(names) for code, names in found.items()}


def ask(projects: dict[str, list[str]]) -> list[dict[str, Any]]:
    """What MediaWiki says of itself and of these languages."""
    command = ["php", str(TOOLS / "language_facts.php")]
    question = json.dumps(projects)
    done = subprocess.run(command, input=question, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def spaced(name: str) -> str:
    return name.replace("_", " ")


def mapping(table: Any) -> dict[str, Any]:
    """A PHP array as an object: JSON shows one with the keys 0, 1, 2, … as a list."""
    if isinstance(table, list):
        return {str(index): value for index, value in enumerate(table)}
    return dict(table or {})


def namespace_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Names and aliases of namespaces; the gender forms of "user" count as aliases."""
    names = {int(k): spaced(v) for k, v in facts["namespaceNames"].items() if k != "0"}
    stated = dict(facts["namespaceAliases"] or {})
    # One language names constants instead of numbers, which MediaWiki cannot use either.
    aliases = {spaced(name): number for name, number in stated.items() if isinstance(number, int)}
    for number, forms in dict(facts["namespaceGenderAliases"] or {}).items():
        aliases.update({spaced(name): int(number) for name in forms.values()})
    for name, number in dict(facts["all_aliases"] or {}).items():
        # Those of the project hold the name of the wiki that was asked.
        if number not in (4, 5) and names.get(number) != spaced(name):
            aliases.setdefault(spaced(name), number)
    plain_talk = names.get(5, "$1 talk")
    inflected = {
        project: spaced(talk)
        for project, talk in dict(facts["project_talk"] or {}).items()
        if spaced(talk) != plain_talk.replace("$1", project)
    }
    return {
        "namespace_names": dict(sorted(names.items())),
        "namespace_aliases": dict(sorted(aliases.items())),
        "project_talk": inflected,
    }


def date_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Month and day names and the default date formats."""
    formats = dict(facts["dateFormats"])
    default = facts["defaultDateFormat"]
    default = "dmy" if default == "dmy or mdy" else default
    kinds = ("time", "date", "both", "monthonly", "pretty", "shortdate")
    hebrew = facts["hebrew-calendar-m"]
    return {
        "months": facts["months"],
        "months_genitive": facts["months_genitive"],
        "months_short": facts["months_short"],
        "days": facts["days"],
        "days_short": facts["days_short"],
        "iranian_months": facts["iranian-calendar-m"],
        "hijri_months": facts["hijri-calendar-m"],
        "hebrew_months": hebrew,
        "hebrew_months_genitive": facts["hebrew-calendar-gen"],
        "date_formats": {
            kind: formats.get(f"{default} {kind}", formats.get(f"dmy {kind}"))
            for kind in kinds
            if f"dmy {kind}" in formats
        },
    }


def number_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Digits, separators, grouping and plural rules, as MediaWiki's answers show them."""
    rules = [re.sub(r"\s*@.*", "", rule, flags=re.S) for rule in facts["pluralRules"] or []]
    rules = REORDERED_PLURALS.get(facts["code"], rules)
    whole, fraction, five, four = facts["numbers"]
    digit = f"[\\d{facts['plain_number']}]"
    digits = re.findall(digit, whole)
    groups = re.findall(f"{digit}+", whole)
    separator = max(re.split(digit, whole))
    smallest = 1 if len(four) > 4 else 2 if len(five) > 5 else 0
    table = dict(zip("1234567890", facts["plain_number"], strict=True))
    formatted = dict(zip("1234567890", digits, strict=True))
    plain = {digit: own for digit, own in sorted(table.items()) if digit != own}
    own = {digit: letter for digit, letter in sorted(formatted.items()) if digit != letter}
    return {
        "digits": plain,
        "separators": mapping(facts["separatorTransformTable"]),
        "number_format": {
            "digits": own if own != plain else {},
            "group": separator,
            "decimal": max(re.split(digit, fraction)[-2:]),
            "sizes": [len(part) for part in reversed(groups[-2:])] if separator else [],
            "minimum": smallest,
        },
        "plural_rules": rules,
    }


def grammar_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Patterns and replacements by case, without notes on them; a case may name another."""
    table = {case: rules for case, rules in dict(facts["grammar"] or {}).items() if case[0] != "@"}
    return {
        case: [
            rule
            for rule in (table[rules] if isinstance(rules, str) else rules)
            if rule[0] != "@metadata"
        ]
        for case, rules in table.items()
    }


def fallbacks(facts: dict[str, Any]) -> list[str]:
    """The languages to fall back to; a former code falls back to the one that took its place."""
    successor = WIKIS["language_codes"].get(facts["code"])
    stated: list[str] = facts["fallbackSequence"]
    return stated or ([successor, "en"] if successor not in (None, facts["code"], "en") else [])


def compact(facts: dict[str, Any]) -> dict[str, Any]:
    """Our form of one language's facts."""
    variants = facts["variants"] if len(facts["variants"]) > 1 else []
    return {
        "code": facts["code"],
        "bcp47": facts["bcp47"],
        "autonym": facts["autonym"],
        "fallbacks": fallbacks(facts),
        "right_to_left": bool(facts["rtl"]),
        "variants": variants,
        "variant_fallbacks": facts["variant_fallbacks"] if variants else {},
        **namespace_facts(facts),
        "magic_words": {
            k: [bool(v[0]), list(dict.fromkeys(map(str, v[1:])))]
            for k, v in sorted(facts["magicWords"].items())
        },
        "special_pages": dict(sorted(facts["specialPageAliases"].items())),
        "link_trail": link_trail_pattern(facts["linkTrail"] or ""),
        "link_prefix": link_prefix_characters(facts["linkPrefixCharset"])
        if facts["linkPrefixExtension"]
        else None,
        "first_letters": facts.get("first_letters", {}),
        "small_first_letters": facts.get("small_first_letters", {}),
        **date_facts(facts),
        **number_facts(facts),
        "grammar": grammar_facts(facts),
        "messages": {k: v for k, v in facts["messages"].items() if v is not None},
    }


def choose_bases(all_facts: dict[str, dict[str, Any]]) -> dict[str, str]:
    """For each language but English, the one that its file is a difference from.

    That is its first fallback, or a later one: Chinese variants fall back to one another.
    """
    bases: dict[str, str] = {}

    def rests_on(code: str, other: str) -> bool:
        while code != other and code in bases:
            code = bases[code]
        return code == other

    for code, facts in sorted(all_facts.items()):
        known = [one for one in (*facts["fallbacks"], "en") if one in all_facts]
        if code != "en":
            bases[code] = next(one for one in known if not rests_on(one, code))
    return bases


def difference(facts: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """`facts` without what `base` says too."""
    found: dict[str, Any] = {"base": base["code"]}
    for key, value in facts.items():
        if key in MERGED:
            changed = {k: v for k, v in value.items() if base[key].get(k) != v}
            if changed:
                found[key] = changed
        elif value != base[key]:
            found[key] = value
    return found


def write_languages(path: Path, all_facts: dict[str, dict[str, Any]]) -> int:
    """Write the archive, the same for the same facts; its size in bytes."""
    bases = choose_bases(all_facts)
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for code, whole in sorted(all_facts.items()):
            facts = whole if code == "en" else difference(whole, all_facts[bases[code]])
            text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
            member = ZipInfo(f"{code}.json", date_time=(2020, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, text)
    return path.stat().st_size


def mediawiki_facts(own: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """What does not depend on the language."""
    synonyms = {**own["function_synonyms"][0], **own["function_synonyms"][1]}
    unhashed = {identity for name, identity in synonyms.items() if not name.startswith("#")}
    return {
        "description": MEDIAWIKI,
        "variables": sorted(own["variables"]),
        "functions": sorted(own["function_hooks"]),
        "unhashed_functions": sorted(unhashed),
        "switches": sorted(own["double_underscores"]),
        "image_options": sorted(k for k in words if k.startswith("img_")),
        "url_protocols": own["url_protocols"],
        "subpages": [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 15, 828, 829],
        "canonical_namespaces": {k: spaced(v) for k, v in own["canonical"].items()},
    }


def write_json(path: Path, facts: dict[str, Any]) -> None:
    path.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")


def main() -> None:
    own, *answers = ask(projects_by_language())
    all_facts = {facts["code"]: compact(facts) for facts in answers}
    size = write_languages(LANGUAGE_DATA / "languages.zip", all_facts)
    common = mediawiki_facts(own, all_facts["en"]["magic_words"])
    for name in sorted(bundled_tags() ^ set(own["tags"])):
        print(f"<{name}>: see markup/data/tags.json, 'bundled'", file=sys.stderr)
    write_json(DATA / "mediawiki.json", common)
    write_json(
        LANGUAGE_DATA / "autonyms.json", {"description": AUTONYMS, "names": own["language_names"]}
    )
    print(f"{len(all_facts)} languages, {size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
