"""What a test states of a page besides its HTML: sections, categories, language links, properties.

Other statements (flags of the runner's cache, titles, lists of links) are not compared.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from tests.conformance.parser_tests import ParserTest
from wikiextract.render import Rendered

# What MediaWiki's own parser states; "integrated" holds for both of its parsers.
_KINDS = ("metadata/php", "metadata", "metadata/integrated")
_SECTION = re.compile(r"\s*h([1-6]) .*? anchor/linkAnchor:(\S*) line:(.*)")
_CATEGORY = re.compile(r"^cat=(.*?) sort=(.*(?:\n\W.*)*)", re.M)
_PROPERTY = re.compile(r"property\[([\w-]+)\]=(.*)")
_TAG = re.compile("<[^<>]*>")

# Categories that a message of the interface names. The runner's wiki has these messages, a dump has
# those that its wiki changed.
_OF_MESSAGES = frozenset(
    {
        "Indexed pages",
        "Noindexed pages",
        "Pages with image sizes containing extra px",
        "Pages with invalid language codes",
    }
)

Facts = Mapping[str, object]


def stated_facts(test: ParserTest) -> Facts:
    """Return the lists and properties that a test states, by name; none that it leaves out."""
    text = next((test.sections[kind] for kind in _KINDS if kind in test.sections), "")
    lines = text.split("\n")
    facts: dict[str, object] = {}
    if sections := [match.groups() for match in map(_SECTION.fullmatch, lines) if match]:
        facts["sections"] = [
            (int(level), anchor, _folded(html.unescape(_TAG.sub("", line))))
            for level, anchor, line in sections
        ]
    categories = [
        (name.replace("_", " "), key.replace("\n", "")) for name, key in _CATEGORY.findall(text)
    ]
    if categories := [one for one in categories if one[0] not in _OF_MESSAGES]:
        facts["categories"] = categories
    if links := [line.removeprefix("ill=") for line in lines if line.startswith("ill=")]:
        facts["language links"] = sorted(" ".join(links).replace("_", " ").split())
    facts.update(
        (f"property {match[1]}", match[2]) for match in map(_PROPERTY.fullmatch, lines) if match
    )
    return facts


def found_facts(rendered: Rendered) -> Facts:
    """Return the same of a page that we rendered."""
    return {
        "sections": [(one.level, one.anchor, _folded(one.text)) for one in rendered.sections],
        "categories": [(one.name, one.sort_key) for one in rendered.categories],
        "language links": sorted(f"{one.prefix}:{one.title}" for one in rendered.language_links),
        **{f"property {name}": value for name, value in rendered.properties.items()},
    }


def _folded(text: str) -> str:
    return " ".join(text.split())
