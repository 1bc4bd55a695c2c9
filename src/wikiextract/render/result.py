"""The result of rendering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from wikiextract.nodes import Diagnostic
from wikiextract.render.tree import to_html

if TYPE_CHECKING:
    from lxml.etree import _Element


class RenderedCategory(msgspec.Struct, frozen=True, kw_only=True):
    """A category that the page puts itself into. `name` has no namespace."""

    name: str
    sort_key: str = ""
    hidden: bool = False


class RenderedLanguageLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link to the same subject in another language: ``[[fr:Titre]]``.

    `badges`: ids of what the page there is (a featured article, …), where the page's item says so.
    """

    prefix: str
    language: str
    title: str
    badges: tuple[str, ...] = ()


class RenderedSection(msgspec.Struct, frozen=True, kw_only=True):
    """A heading: its level (1 to 6), the id of its element and its text without markup."""

    level: int
    anchor: str
    text: str


class RenderedPart(NamedTuple):
    """A part of a page, rendered by itself: its tree, and the HTML that this was made of."""

    tree: _Element
    markup: str


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A rendered page.

    `tree` is a ``div`` of the class ``mw-parser-output``, `markup` the HTML that it was made of,
    not balanced (None where that is not known); the rest is what the page says besides:
    titles that it links to (`links`, with namespace; `images` without), URLs of
    `external_links`, links to other wikis as written (`interwiki_links`), behaviour switches and
    values such as ``defaultsort`` (`properties`), named `indicators` as HTML, properties that links
    state with their values (`annotations`).
    """

    tree: _Element
    markup: str | None = None
    categories: tuple[RenderedCategory, ...] = ()
    links: tuple[str, ...] = ()
    external_links: tuple[str, ...] = ()
    interwiki_links: tuple[str, ...] = ()
    language_links: tuple[RenderedLanguageLink, ...] = ()
    images: tuple[str, ...] = ()
    templates: Mapping[str, bool] = field(default_factory=dict)
    sections: tuple[RenderedSection, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    display_title: str | None = None
    annotations: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_html(self) -> str:
        """The page's content as HTML, without the ``div`` around it."""
        return to_html(self.tree)
