"""Conditions on what a source states of a page, for engines that filter records themselves.

They only spare work: a page of which the source does not tell is taken to meet them, and whoever
asks judges the record.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from wikiextract.sources.page import Page

Fact: TypeAlias = Literal["title", "namespace", "page_id", "kind"]
Test: TypeAlias = Literal["in", "<", "<=", ">", ">=", "starts"]

FACTS: frozenset[str] = frozenset({"title", "namespace", "page_id", "kind"})

_OF_ARTICLES = frozenset({"article", "list", "disambiguation"})
_REDIRECT_SIGNS = ("#", "\uff03")
_COMPARED: dict[Test, Callable[[Any, Any], bool]] = {
    "in": lambda value, wanted: value in wanted,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "starts": lambda value, start: str(value).startswith(start),
}


@dataclass(frozen=True)
class PageCondition:
    """A condition on a `fact`: `operand` is a set of values for the test "in", else one value."""

    fact: Fact
    test: Test
    operand: Any

    def may_hold(self, page: Page) -> bool:
        """Return False if the record of the page cannot meet the condition."""
        if self.fact == "kind":
            return self.test != "in" or any(_may_be(page, kind) for kind in self.operand)
        value = getattr(page, self.fact)
        if value is None or (self.fact == "title" and not value):
            return True
        try:
            return _COMPARED[self.test](value, self.operand)
        except TypeError:
            return True


def _may_be(page: Page, kind: object) -> bool:
    if kind in _OF_ARTICLES:
        return page.namespace in (None, 0)
    if kind == "other":
        return page.namespace != 0
    if kind == "redirect":
        text = page.wikitext
        told = text is None or page.html is not None or page.redirect_to is not None
        return told or (text or "").lstrip(" \t\n\r\0\x0b").startswith(_REDIRECT_SIGNS)
    return False
