"""``-{flags|rules}-``: what it shows and what it does to the rest of the page.

https://www.mediawiki.org/wiki/Writing_systems/Syntax
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from wikiextract.render.variants.wiki_variants import WikiVariants

_FLAGS = frozenset("ATRD-HN")
_REFERENCE = re.compile(r"(&[#A-Za-z0-9]+);")
_HIDDEN_SEMICOLON = "\x01"


@dataclass(frozen=True)
class Rule:
    """What a piece of variant markup means.

    `flags` in MediaWiki's letters and in their order, ``S``: show the text of the reader's variant,
    ``+``: add to the page's words. `only` are the variants named as flags; `two_way` the words by
    variant, `one_way` the replacements by variant; `text` the part behind the flags.
    """

    text: str
    flags: tuple[str, ...]
    only: tuple[str, ...] = ()
    two_way: Mapping[str, str] = field(default_factory=dict)
    one_way: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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
    return re.compile(rf";\s*(?=(?:{codes})\s*:|[^;]*?=>\s*(?:{codes})\s*:|\s*$)")


def _read_words(
    text: str, variants: WikiVariants
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    two_way: dict[str, str] = {}
    one_way: dict[str, dict[str, str]] = {}
    guarded = _REFERENCE.sub(rf"\1{_HIDDEN_SEMICOLON}", text)
    for part in _separator(variants.spelled).split(guarded):
        before, colon, after = part.replace(_HIDDEN_SEMICOLON, ";").partition(":")
        if not colon:
            continue
        new = after.strip()
        old, arrow, written = before.partition("=>")
        code = variants.code((written if arrow else old).strip())
        if code is None:
            return {}, {}
        if arrow:
            if old.strip():
                one_way.setdefault(code, {})[old.strip()] = new
        elif new:
            two_way[code] = new
    return two_way, one_way
