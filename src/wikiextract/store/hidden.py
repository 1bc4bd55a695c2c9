"""Which categories are hidden: ``__HIDDENCAT__`` on their page, or out of a template there.

https://www.mediawiki.org/wiki/Help:Categories#Hidden_categories

A switch or call that stands in no other call always takes effect; one inside another call
(``{{#if:…|__HIDDENCAT__}}``) perhaps. What is always reached is hidden, what is perhaps reached is
left undecided: only an expansion of the page tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from wikiextract.store.calls import CallFinder
from wikiextract.store.markers import hidden_category_switch

if TYPE_CHECKING:
    from wikiextract.site import Site

Reach: TypeAlias = Literal["no", "perhaps", "always"]

# What is not part of a page, or not of its transclusion; unclosed ones reach to the end.
_OPAQUE = r"<!--.*?(?:-->|\Z)|<nowiki\b[^<>]*>.*?(?:</nowiki\s*>|\Z)"
_TAG = r"<{0}\b[^<>]*>.*?(?:</{0}\s*>|\Z)"
_NOT_ON_PAGE = re.compile(f"{_OPAQUE}|{_TAG.format('includeonly')}", re.DOTALL | re.IGNORECASE)
_NOT_INCLUDED = re.compile(f"{_OPAQUE}|{_TAG.format('noinclude')}", re.DOTALL | re.IGNORECASE)
_ONLY_INCLUDED = re.compile(
    r"<onlyinclude\b[^<>]*>(.*?)(?:</onlyinclude\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_BRACES = re.compile(r"(\{\{+)|(\}\}+)")


class HiddenReach(NamedTuple):
    """The facts of a text itself: its switch, and the templates it calls always or perhaps."""

    switch: Reach
    always: frozenset[str]
    perhaps: frozenset[str]


class HiddenCategoryReader:
    """Reads switches and calls of category pages and templates of one site."""

    def __init__(self, site: Site, calls: CallFinder) -> None:
        self._switch = hidden_category_switch(site)
        self._calls = calls

    def read(self, wikitext: str, *, transcluded: bool) -> HiddenReach:
        """Read a template's text (`transcluded`) or that of a category page."""
        if "__" not in wikitext and "{{" not in wikitext:
            return HiddenReach("no", frozenset(), frozenset())
        if transcluded:
            if "<" in wikitext and (only := _ONLY_INCLUDED.findall(wikitext)):
                wikitext = "".join(only)
            text = _NOT_INCLUDED.sub("", wikitext)
        else:
            text = _NOT_ON_PAGE.sub("", wikitext)
        switch: Reach = "no"
        if "__" in text and self._switch.search(text):
            switch = "always" if self._switch.search(_outside_calls(text)) else "perhaps"
        called = {call.text for call in self._calls.templates(text)} if "{{" in text else set()
        if not called:
            return HiddenReach(switch, frozenset(), frozenset())
        outer = {call.text for call in self._calls.templates(_outer_calls(text))}
        return HiddenReach(switch, frozenset(called & outer), frozenset(called - outer))


def _outside_calls(text: str) -> str:
    """The text that stands in no ``{{…}}``."""
    return "".join(piece for depth, piece in _at_depth(text) if depth == 0)


def _outer_calls(text: str) -> str:
    """The calls that stand in no other call, without what they hold from their first argument."""
    return "".join(
        "{{" + re.split(r"[|{<]", piece, maxsplit=1)[0] + "|}}"
        for depth, piece in _at_depth(text)
        if depth == 1
    )


def _at_depth(text: str) -> Iterable[tuple[int, str]]:
    """Split at braces; of depth 1 only what follows right after opening braces is given."""
    depth = start = 0
    opened = True
    for brace in _BRACES.finditer(text):
        if depth != 1 or opened:
            yield depth, text[start : brace.start()]
        opened = brace[1] is not None
        # Two braces a level; an argument's three are one.
        levels = max(len(brace[0]) // 2, 1)
        depth = depth + levels if opened else max(depth - levels, 0)
        start = brace.end()
    if depth != 1 or opened:
        yield depth, text[start:]


def reaching_templates(
    switches: Mapping[str, Reach], callers: Callable[[str], Iterable[tuple[str, bool]]]
) -> dict[str, Reach]:
    """The templates that reach the switch, and how: those that have it, and their callers.

    `switches` names the templates with a switch of their own; ``callers(name)`` gives the templates
    that call `name`, each with whether it always does.
    """
    found = dict(switches)
    pending = list(switches)
    while pending:
        called = pending.pop()
        for caller, always in callers(called):
            reach: Reach = "always" if always and found[called] == "always" else "perhaps"
            if found.get(caller) not in {reach, "always"}:
                found[caller] = reach
                pending.append(caller)
    return found
