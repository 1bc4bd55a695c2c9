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

    `flags` in MediaWiki's letters, ``S``: show the text of the reader's variant, ``+``: add to the
    page's words. `only` are the variants named as flags; `two_way` the words by variant, `one_way`
    the replacements by variant; `text` the part behind the flags. Words that are not `stated` are
    the text itself, for all variants.
    """

    text: str
    flags: frozenset[str]
    only: tuple[str, ...] = ()
    two_way: Mapping[str, str] = field(default_factory=dict)
    one_way: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stated: bool = True

    def shown(self, variant: str, variants: WikiVariants) -> str | None:
        """The text for a variant, or for what stands in for it; ``None``: there is none."""
        for code in (variant, *variants.substitutes.get(variant, ())):
            if code in self.two_way:
                return self.two_way[code]
        if variant in self.one_way:
            return next(iter(self.one_way[variant].values()))
        if variant in variants.no_rules:
            if self.two_way:
                return next(iter(self.two_way.values()))
            if self.one_way:
                return next(iter(next(iter(self.one_way.values())).values()))
        return None

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
        if not self.stated:
            return ""
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
        return Rule(text, frozenset("R"), only)
    if flags & {"R", "N"}:
        return Rule(text, flags)
    two_way, one_way = _read_words(text.replace("=&gt;", "=>"), variants)
    stated = bool(two_way or one_way)
    if not two_way and not one_way:
        if flags & {"+", "-"}:
            if text:
                two_way = dict.fromkeys(variants.codes, text)
        elif "T" not in flags:
            return Rule(text, frozenset("R"))
    return Rule(text, flags, (), two_way, one_way, stated)


def _read_flags(markup: str, variants: WikiVariants) -> tuple[set[str], tuple[str, ...], str]:
    before, pipe, text = markup.partition("|")
    if not pipe:
        return set(), (), markup
    flags: set[str] = set()
    only: dict[str, None] = {}
    for part in before.split(";"):
        word = part.strip()
        if word in _FLAGS:
            flags.add(word)
        else:
            code = variants.code(word)
            if code is not None:
                only[code] = None
    # Variants count only where no flag says something else.
    return flags, () if flags & set("RNHT-") else tuple(only), text


def _settled(flags: set[str]) -> frozenset[str]:
    """The flags that are left when one rules out the other."""
    if not flags:
        return frozenset("S")
    for alone in "RN-":
        if alone in flags:
            return frozenset(alone)
    if flags == {"T"}:
        return frozenset("TH")
    if "H" in flags:
        return frozenset({"+", "H"} | (flags & set("TD")))
    settled = set(flags)
    if "A" in settled:
        settled |= {"+", "S"}
    if "D" in settled:
        settled.discard("S")
    if "A" in settled:
        # Whoever adds words for all of the page shows them or nothing.
        settled.discard("D")
    return frozenset(settled)


@lru_cache(maxsize=64)
def _separator(known: tuple[str, ...]) -> re.Pattern[str]:
    """A semicolon with a rule (or nothing) behind it; others belong to the text."""
    codes = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf";\s*(?=(?:{codes})\s*:|[^;]*?=>\s*(?:{codes})\s*:|\s*$)", re.IGNORECASE)


def _read_words(
    text: str, variants: WikiVariants
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    two_way: dict[str, str] = {}
    one_way: dict[str, dict[str, str]] = {}
    guarded = _REFERENCE.sub(rf"\1{_HIDDEN_SEMICOLON}", text)
    for part in _separator(tuple(variants.known)).split(guarded):
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
