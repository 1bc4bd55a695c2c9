"""The patterns by which the scanner goes from token to token.

What counts as a token depends on the innermost open construct, so there is one pattern for each.
The most frequent constructs (a call or link that holds no other construct) are one token, found
whole. Every alternative begins with a literal character outside of any group: only then `re` skips
plain text by a set of first characters (six times faster). No alternative backtracks over text
twice.

Source of the rules: https://www.mediawiki.org/wiki/Preprocessor_ABNF
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

Mode: TypeAlias = Literal["page", "inclusion"]
Search: TypeAlias = Callable[[str, int, int], re.Match[str] | None]
"""Looks for a token in a text, between two offsets."""

# What a token is, by the group that matches in it.
GROUPS = (
    *("whole_template", "whole_argument", "whole_link", "braces", "brackets", "variant"),
    *("pipe", "equals", "braces_end", "link_end", "variant_end", "heading", "line_end"),
    *("comment", "ignored_tag", "ignored_element", "extension", "chunk_end"),
)

# What a construct that is read whole may hold: no braces, no angle brackets, no links and no line
# that could be a heading. The outer repetition is not possessive: `re` before Python 3.11.5 matches
# too much there (https://github.com/python/cpython/issues/106052).
_SIMPLE = r"[^{}<\[\n]*+(?:(?!\[\[|\n=)[\[\n][^{}<\[\n]*+)*"

_OPENINGS = "|".join(
    (
        r"\[\[(?P<whole_link>[^\[\]{}<\n]*+)\]\]",
        r"\{\{(?!\{)(?P<whole_template>" + _SIMPLE + r")\}\}",
        r"\{\{\{(?!\{)(?P<whole_argument>" + _SIMPLE + r")\}\}\}",
        r"\{(?P<braces>\{+)",
        r"\[(?P<brackets>\[+)",
        # In "-{{" the braces belong together: the rightmost opening wins.
        r"-(?P<variant>\{(?!\{))",
    )
)
# After the search has stopped at "=", look back: is it at the start of a line?
_HEADING = r"=(?P<heading>(?<=\n=)={0,5})"
# A single "=" at the start of a line separates name and value where a name is awaited.
_LONG_HEADING = r"=(?P<heading>(?<=\n=)={1,5})"


class _Searches(dict[str, Search]):
    """The searches by what a construct begins with; compiled when they are first asked for."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        super().__init__()
        self._patterns = patterns

    def __missing__(self, opening: str) -> Search:
        found = self[opening] = re.compile(self._patterns[opening]).search
        return found


class Patterns(msgspec.Struct, frozen=True):
    """How the next token is looked for, by what the innermost open construct begins with.

    `top`: none is open; `before_name`: in a part where an equals sign would end a name.
    """

    top: Search
    within: Mapping[str, Search]
    before_name: Mapping[str, Search]


@lru_cache(maxsize=64)
def patterns_for(extension_tags: frozenset[str], mode: Mode, chunks: bool) -> Patterns:
    """The patterns for a wiki's `extension_tags` in a `mode`.

    `chunks`: only what stands inside `<onlyinclude>` counts, so its closing tag is a token.
    """
    ignored_tags: tuple[str, ...]
    if mode == "inclusion":
        ignored_tags, ignored_elements = ("includeonly", "/includeonly"), ("noinclude",)
    else:
        ignored_tags = ("noinclude", "/noinclude", "onlyinclude", "/onlyinclude")
        ignored_elements = ("includeonly",)
    angles = [r"<(?P<comment>!--)"]
    if chunks:
        angles.append(r"<(?P<chunk_end>/onlyinclude>)")
    for group, names in (
        ("ignored_tag", ignored_tags),
        ("ignored_element", ignored_elements),
        ("extension", tuple(extension_tags - set(ignored_tags) - set(ignored_elements))),
    ):
        if names:
            alternatives = "|".join(re.escape(name) for name in sorted(names))
            angles.append(rf"<(?P<{group}>(?ai:{alternatives}))(?=[ \t\n\r\f\v>]|/>)")
    openings = "|".join((_OPENINGS, *angles))

    def pattern(*alternatives: str) -> str:
        return "|".join((openings, *alternatives))

    pipe = r"\|(?P<pipe>)"
    equals = r"=(?P<equals>)"
    braces_end = r"\}(?P<braces_end>\}\}?)"
    variant_end = r"\}(?P<variant_end>-)"
    return Patterns(
        top=re.compile(pattern(_HEADING)).search,
        within=_Searches(
            {
                "[": pattern(_HEADING, r"\](?P<link_end>\])"),
                "=": pattern(r"\n(?P<line_end>)"),
                "{": pattern(_HEADING, pipe, braces_end),
                "-": pattern(_HEADING, pipe, variant_end),
            }
        ),
        before_name=_Searches(
            {
                "{": pattern(_LONG_HEADING, equals, pipe, braces_end),
                "-": pattern(_LONG_HEADING, equals, pipe, variant_end),
            }
        ),
    )
