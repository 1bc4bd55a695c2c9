"""The passes over a text, in the order in which they run, each with the reason for its place.

A text (the page, a footnote, a caption, a poem) is *half-parsed* by `RUNNING`: afterwards its
markup is tags, but strip markers stand for finished HTML and link holders for links. The whole page
then goes through `WHOLE`, and `tree.build_tree` makes the tree of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from wikiextract.expand.markers import DELIMITER, LEFTOVER
from wikiextract.render.blocks import apply_blocks
from wikiextract.render.headings import finish_headings, mark_headings
from wikiextract.render.links.external import apply_external_links
from wikiextract.render.links.internal import apply_internal_links
from wikiextract.render.links.magic import apply_magic_links
from wikiextract.render.links.page_links import resolve_links
from wikiextract.render.quotes import apply_quotes
from wikiextract.render.rules import apply_rules
from wikiextract.render.sanitizer import normalise_references, sanitize_tags
from wikiextract.render.spaces import apply_spaces
from wikiextract.render.switches import CONTENTS, apply_switches
from wikiextract.render.tables import apply_tables

if TYPE_CHECKING:
    from wikiextract.render.roles import TextPage

# Links may hold tags that hold links; real ones do not do it again.
_MOST_ROUNDS = 4

Pass: TypeAlias = "Callable[[str, TextPage], str]"


def _sanitize(text: str, page: TextPage) -> str:
    return sanitize_tags(text, page.strip.unstrip_both, page.options.fragment_mode)


def _tables(text: str, page: TextPage) -> str:
    return apply_tables(text, page.strip, page.options.fragment_mode)


def _rules(text: str, page: TextPage) -> str:
    return apply_rules(text)


def _mark_headings(text: str, page: TextPage) -> str:
    return mark_headings(text)


def _quotes(text: str, page: TextPage) -> str:
    return apply_quotes(text)


def _general(text: str, page: TextPage) -> str:
    return page.strip.unstrip_general(text)


def _spaces(text: str, page: TextPage) -> str:
    return apply_spaces(text)


def _blocks(text: str, page: TextPage) -> str:
    return apply_blocks(text).replace(CONTENTS["current"], "")


def _variants(text: str, page: TextPage) -> str:
    return text if page.conversion is None else page.conversion.convert_html(text)


def _nowiki(text: str, page: TextPage) -> str:
    return page.strip.unstrip_nowiki(text)


def _leftovers(text: str, page: TextPage) -> str:
    for _ in range(_MOST_ROUNDS):
        if DELIMITER not in text:
            return text
        text = resolve_links(page.strip.unstrip_both(text), page)
    return LEFTOVER.sub("", text)


def _references(text: str, page: TextPage) -> str:
    return normalise_references(text)


RUNNING: tuple[Pass, ...] = (
    # First, so that every tag that a later pass meets is ours or allowed, and so that "|" and "''"
    # in attributes are escaped before tables and quotes look for them.
    _sanitize,
    # Before everything that works on lines: cells begin new lines of their own.
    _tables,
    # After tables, as "|----" divides rows.
    _rules,
    # Before headings, whose text must not hold them.
    apply_switches,
    # Before links and quotes: a heading's marks are told by its whole line.
    _mark_headings,
    # Before quotes, as link targets may hold apostrophes, and before external links, as "[[" is not
    # the beginning of one.
    apply_internal_links,
    # Before external links: "''" ends a URL.
    _quotes,
    # Before magic links, which would take the URL in the brackets.
    apply_external_links,
    # After all other links, so that only what is in none of them is left.
    apply_magic_links,
    # Last: an anchor is made of what the heading shows.
    finish_headings,
)

WHOLE: tuple[Pass, ...] = (
    # The block pass must see the tags of tables, lists and the like that extension tags gave.
    _general,
    # On complete lines.
    _blocks,
    # After the block pass, which needs not see them.
    resolve_links,
    # On all text that readers see, links included, but not on <nowiki>.
    _variants,
    # After conversion and after everything that looks for markup.
    _nowiki,
    # What stood in the text of links, and links in what came back only now: no marker is left.
    _leftovers,
    # On all text, wherever it came from, and after the block pass, which trims items and terms.
    _spaces,
    # Last, for the tree: whatever wrote it, every reference is one that XML knows.
    _references,
)


def half_parse(text: str, page: TextPage) -> str:
    """Return expanded wikitext as half-parsed text."""
    for step in RUNNING:
        text = step(text, page)
    return text


def finish_whole(text: str, page: TextPage) -> str:
    """Return half-parsed text as complete HTML text, its tags not balanced yet."""
    for step in WHOLE:
        text = step(text, page)
    return text
