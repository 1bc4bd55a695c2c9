"""``-{flags|rules}-``: what it shows and what it does to the rest of the page.

https://www.mediawiki.org/wiki/Writing_systems/Syntax
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from wikiextract.render.variants.wiki_variants import WikiVariants

_FLAGS = frozenset("ATRD-HN")
_REFERENCE = re.compile(r"(&[#A-Za-z0-9]+);")
_HIDDEN_SEMICOLON = "\x01"


class Rule(msgspec.Struct, frozen=True):
    """The meaning of a piece of variant markup.

    `flags` in MediaWiki's letters and in their order, ``S``: show the text of the reader's variant,
    ``+``: add to the page's words. `only` are the variants named as flags; `two_way` the words by
    variant, `one_way` the replacements by variant; `text` the part behind the flags.
    """

    text: str
    flags: tuple[str, ...]
    only: tuple[str, ...] = ()
    two_way: Mapping[str, str] = msgspec.field(default_factory=dict)
    one_way: Mapping[str, Mapping[str, str]] = msgspec.field(default_factory=dict)

    def shown(self, variant: str, variants: WikiVariants) -> str | None:
        """The text for a variant, or for what stands in for it; ``None``: there is none."""
        if not self.two_way and not self.one_way:
            return self.text
        for code in variants.substitutes.get(variant, ()):
            if code in self.two_way and variant not in self.two_way:
                return self.two_way[code]
        stated = self.stated_for(variant)
        if stated is not None:
            return stated
        if variant in variants.no_rules:
            if self.two_way:
                return next(iter(self.two_way.values()))
            if self.one_way:
                return next(iter(next(iter(self.one_way.values())).values()))
        return None

    def stated_for(self, variant: str) -> str | None:
        """Return the text for exactly this variant."""
        if variant in self.two_way:
            return self.two_way[variant]
        return next(iter(self.one_way.get(variant, {}).values()), None)

    def words(self, variants: WikiVariants) -> dict[str, dict[str, str]]:
        """The replacements by variant that a rule adds to the page (or takes from it)."""
        by_variant = dict(self.two_way)
        tables: dict[str, dict[str, str]] = {}
        seen: list[str] = []
        if not by_variant and not self.one_way:
            return tables
        for code in variants.codes:
            if code not in by_variant:
                for other in variants.substitutes.get(code, ()):
                    if other in self.two_way:
                        by_variant[code] = self.two_way[other]
                        break
            if code in by_variant:
                for other in seen:
                    _pair(tables, code, by_variant[other], by_variant[code], variants)
                    _pair(tables, other, by_variant[code], by_variant[other], variants)
                seen.append(code)
            if code in self.one_way and code not in variants.no_rules:
                tables.setdefault(code, {}).update(self.one_way[code])
        return tables

    def description(self, variants: WikiVariants) -> str:
        """The rule in words, for the flag ``D``."""
        colon, semicolon = variants.separators
        out = [
            f"{variants.name(code)}{colon}{text}{semicolon}" for code, text in self.two_way.items()
        ]
        for code, words in self.one_way.items():
            name = variants.name(code)
            out += [f"{old}⇒{name}{colon}{new}{semicolon}" for old, new in words.items()]
        return "".join(out)


def _pair(
    tables: dict[str, dict[str, str]], code: str, old: str, new: str, variants: WikiVariants
) -> None:
    if code not in variants.one_way_only | variants.no_rules:
        tables.setdefault(code, {})[old] = new


def read_rule(markup: str, variants: WikiVariants) -> Rule:
    """Read what stands between ``-{`` and ``}-`` (markup inside it is resolved already)."""
    written, only, text = _read_flags(markup, variants)
    flags = _settled(written)
    if only:
        return Rule(text, ("R",), only)
    if flags in (("R",), ("N",)):
        return Rule(text, flags)
    text = text.replace("=&gt;", "=>")
    two_way, one_way = _read_words(text, variants)
    if not two_way and not one_way:
        if "+" in flags or "-" in flags:
            if text:
                two_way = dict.fromkeys(variants.codes, text)
        elif "T" not in flags:
            return Rule(text, ("R",))
    return Rule(text, flags, (), two_way, one_way)


def _read_flags(markup: str, variants: WikiVariants) -> tuple[list[str], tuple[str, ...], str]:
    before, pipe, text = markup.partition("|")
    if not pipe:
        return [], (), markup
    flags: list[str] = []
    only: list[str] = []
    for part in before.split(";"):
        word = part.strip()
        flag = variants.flags.get(word, word)
        if flag in _FLAGS or word in variants.flags:
            flags.append(flag)
        elif word in variants.spelled:
            only.append(variants.known[word.lower()])
    flags, only = list(dict.fromkeys(flags)), list(dict.fromkeys(only))
    # Variants count only where no flag says something else.
    return flags, () if set(flags) & set("RNH-") else tuple(only), text


def _settled(flags: list[str]) -> tuple[str, ...]:
    """The flags that are left when one rules out the other."""
    if not flags:
        return ("S",)
    for alone in "RN-":
        if alone in flags:
            return (alone,)
    if flags == ["T"]:
        return ("T", "H")
    if "H" in flags:
        return ("+", "H", *(flag for flag in "TD" if flag in flags))
    if "A" in flags:
        # Whoever adds words for all of the page shows them, or their description.
        flags = list(dict.fromkeys([*flags, "+", "S"]))
    return tuple(flag for flag in flags if flag != "S" or "D" not in flags)


@lru_cache(maxsize=64)
def _separator(spelled: tuple[str, ...]) -> re.Pattern[str]:
    """A semicolon with a rule (or nothing) behind it; others belong to the text."""
    codes = "|".join(sorted(map(re.escape, spelled), key=len, reverse=True))
    # What stands behind the blanks is looked at once, not behind each of them.
    return re.compile(rf";(?=\s*(?!\s)(?:(?:{codes})\s*:|[^;]*?=>\s*(?:{codes})\s*:|$))")


class Alternative(NamedTuple):
    """One of the texts of a rule, at ``start:end``; `old` is what it replaces, if that is said."""

    code: str
    old: str | None
    start: int
    end: int


def alternatives(text: str, variants: WikiVariants) -> list[Alternative]:
    """Read the texts by variant behind the flags of a rule; none where one is of no variant."""
    found: list[Alternative] = []
    # Semicolons of character references end nothing.
    guarded = _REFERENCE.sub(rf"\1{_HIDDEN_SEMICOLON}", text)
    start = 0
    ends = [match.start() for match in _separator(variants.spelled).finditer(guarded)]
    for end in (*ends, len(text)):
        colon = text.find(":", start, end)
        if colon >= 0:
            old, arrow, written = text[start:colon].partition("=>")
            code = variants.code((written if arrow else old).strip())
            if code is None:
                return []
            found.append(Alternative(code, old.strip() if arrow else None, colon + 1, end))
        start = end + 1
    return found


def shown_by_default(text: str, variants: WikiVariants) -> tuple[int, int]:
    """Return the range of what a rule's text shows to readers who chose no variant."""
    found = [one for one in alternatives(text, variants) if one.old or text[one.start : one.end]]
    two_way = {one.code: one for one in found if one.old is None}
    for code in (variants.main, *variants.substitutes.get(variants.main, ())):
        if code in two_way:
            return two_way[code].start, two_way[code].end
    chosen = [*(one for one in found if one.code == variants.main), *two_way.values(), *found]
    return (chosen[0].start, chosen[0].end) if chosen else (0, len(text))


def _read_words(
    text: str, variants: WikiVariants
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    two_way: dict[str, str] = {}
    one_way: dict[str, dict[str, str]] = {}
    for code, old, start, end in alternatives(text, variants):
        new = text[start:end].strip()
        if old:
            one_way.setdefault(code, {})[old] = new
        elif old is None and new:
            two_way[code] = new
    return two_way, one_way
