"""Parser functions and variables that depend on the page alone, and what they give.

``{{#expr:1+2}}`` is 3 whatever the wiki's templates are, and ``{{#if:x|a|b}}`` is its second
argument. Such calls are expanded as a wiki does it. Of a function that chooses between texts
(`branch_functions` of ``call_words.json``) it is enough that what it chooses by is known: its
branches are marked, and the mark that comes out says which one it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime

from wikiextract.expand.expander import Expander
from wikiextract.expand.options import ExpandOptions
from wikiextract.nodes import Span
from wikiextract.read.wikitext.calls.call_names import CallName
from wikiextract.read.wikitext.constructs import CallMarkup, Constructs, Range
from wikiextract.read.wikitext.facts import facts
from wikiextract.site import Site, Title

# How many characters of wikitext are expanded in one page; each call counts as so many more.
_MOST_EXPANDED, _PER_CALL = 1_000_000, 60
_DEEPEST = 20
_MARK = "\ue000{}\ue001"
# Two times that have no part in common: what gives the same text at both does not ask the time.
_TIMES = (datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC), datetime(2010, 11, 12, 13, 14, 15, tzinfo=UTC))
# Anything that text, put into a page, would not show as it stands.
_MARKUP = re.compile(r"[\x7f<{\[\]|~]|''|\n[ *#:;=]|\A[ *#:;=]|__|RFC |PMID |ISBN ")


class LiteralCalls:
    """Which calls of a page give what they give whatever other pages say.

    `chosen` are the ranges of the texts that functions choose, by the functions' indexes; a range
    is empty where they choose none.
    """

    __slots__ = ("_expanders", "_given", "_left", "_literal", "_names", "_text", "_title", "chosen")

    def __init__(
        self,
        text: str,
        site: Site,
        title: Title | None,
        constructs: Constructs,
        names: Sequence[CallName],
    ) -> None:
        self._text, self._title, self._names = text, title or site.title("-"), names
        self._expanders: tuple[Expander, ...] = ()
        self._left = _MOST_EXPANDED
        self._literal: set[int] = set()
        self._given: dict[int, str | None] = {}
        self.chosen: dict[int, Span] = {}
        used = {name.magic for name in names}
        if self._title is None or used <= {None}:
            return
        words = facts().words
        known = words.branch_functions.keys() | words.literal_functions
        known |= words.literal_of_page if title is not None else frozenset()
        used &= known
        if not used:
            return
        times = _TIMES if used & words.timed_functions else _TIMES[:1]
        self._expanders = tuple(Expander(site, options=ExpandOptions(now=now)) for now in times)
        self._read(constructs, known)

    def given(self, call: CallMarkup) -> str | None:
        """Return the text that a call gives; None where that is not known or has markup."""
        if call.index not in self._literal:
            return None
        if call.index not in self._given:
            result = self._expand(self._text[call.start : call.end])
            plain = result is not None and _MARKUP.search(result) is None
            self._given[call.index] = result if plain else None
        return self._given[call.index]

    def _read(self, constructs: Constructs, known: frozenset[str] | set[str]) -> None:
        """Find the literal calls, inner ones first."""
        inner: dict[int, list[CallMarkup]] = {}
        branching = facts().words.branch_functions
        for call in reversed(constructs.calls):
            magic = self._names[call.index].magic
            within = inner.pop(call.index, [])
            if call.parent is not None:
                inner.setdefault(call.parent.index, []).append(call)
            if magic is None or magic not in known or call.depth > _DEEPEST:
                continue
            if magic in branching:
                chosen = self._choose(call, magic, branching[magic], within)
                if chosen is not None:
                    self.chosen[call.index] = chosen
                    within = [one for one in within if chosen[0] <= one.start < chosen[1]]
                    if self._are_literal(within):
                        self._literal.add(call.index)
            elif self._are_literal(within):
                self._literal.add(call.index)

    def _are_literal(self, calls: Sequence[CallMarkup]) -> bool:
        return all(call.index in self._literal for call in calls)

    def _choose(
        self, call: CallMarkup, magic: str, first_branch: int, within: Sequence[CallMarkup]
    ) -> Span | None:
        """Return the range of the text that a function chooses; None when nobody knows it."""
        text = self._text
        branches: dict[str, Span] = {}
        conditions: list[Span] = [(call.start + 2, call.title_end)]
        written: list[str] = [text[call.start : call.title_end]]
        for number, argument in enumerate(call.arguments, 2):
            mark = _MARK.format(number)
            place = _branch(call, argument) if magic == "switch" else (argument.start, argument.end)
            if place is None or number < first_branch:
                conditions.append((argument.start, argument.end))
                written.append(text[argument.start : argument.end])
                continue
            if place[0] > argument.start:
                conditions.append((argument.start, place[0]))
            written.append(text[argument.start : place[0]] + mark)
            branches[mark] = place
        starts = [start for start, _ in conditions]
        deciding = [
            one
            for one in within
            if one.start < conditions[max(0, bisect_right(starts, one.start) - 1)][1]
        ]
        if not self._are_literal(deciding):
            return None
        result = self._expand("|".join(written) + "}}")
        if result is None:
            return None
        result = result.strip()
        if not result:
            return call.end, call.end
        if result in branches:
            return _trimmed(text, *branches[result])
        if magic == "iferror" and "\ue000" not in result:
            start = text.find(":", call.start, call.title_end) + 1
            return _trimmed(text, start, call.title_end)
        return None

    def _expand(self, wikitext: str) -> str | None:
        self._left -= len(wikitext) + _PER_CALL
        if self._left < 0 or self._title is None:
            return None
        texts = {str(one.expand(wikitext, self._title).text) for one in self._expanders}
        return texts.pop() if len(texts) == 1 else None


def _branch(call: CallMarkup, argument: Range) -> Span | None:
    """The range of what a case of ``{{#switch:}}`` gives; None for one that shares the next's."""
    if argument.name_end >= 0:
        return argument.value_start, argument.end
    return (argument.start, argument.end) if argument is call.arguments[-1] else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
