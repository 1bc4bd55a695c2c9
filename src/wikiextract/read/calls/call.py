"""A call that made a part of the page, as readers of the rendered view know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wikiextract.nodes import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedCall:
    """A template call: name without namespace, arguments as wikitext, its place in the page.

    `target` is the template's own name where the call names a redirect to it.
    """

    name: str
    parameters: Mapping[str, str]
    target: str | None = None
    span: Span | None = None
