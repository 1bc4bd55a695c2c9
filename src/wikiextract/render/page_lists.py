"""The lists that a page collects while it is rendered: what it says besides its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikiextract.site.title import MEDIA

if TYPE_CHECKING:
    from wikiextract.render.result import RenderedLanguageLink, RenderedSection
    from wikiextract.site import Title


@dataclass(slots=True)
class PageLists:
    """One list for each of `Rendered`; dictionaries keep the order and drop doubles.

    `switches` are the ids of behaviour switches; `language_links` stand under their prefixes;
    `annotations` are properties with their values; `annotating` is False where links state nothing.
    """

    links: dict[str, None] = field(default_factory=dict)
    external_links: dict[str, None] = field(default_factory=dict)
    interwiki_links: dict[str, None] = field(default_factory=dict)
    language_links: dict[str, RenderedLanguageLink] = field(default_factory=dict)
    images: dict[str, None] = field(default_factory=dict)
    sections: list[RenderedSection] = field(default_factory=list)
    switches: dict[str, None] = field(default_factory=dict)
    indicators: dict[str, str] = field(default_factory=dict)
    annotations: dict[tuple[str, str], None] = field(default_factory=dict)
    annotating: bool = True


def all_links(lists: PageLists, looked_up: Iterable[Title]) -> tuple[str, ...]:
    """Return the titles that a page links to, or of which it asks whether they exist."""
    asked = (title.prefixed for title in looked_up if title.namespace >= 0)
    return tuple({**dict.fromkeys(asked), **lists.links})


def all_images(lists: PageLists, looked_up: Iterable[Title]) -> tuple[str, ...]:
    """Return the files that a page shows or links to, or of which it asks whether they exist."""
    asked = (title.db_key for title in looked_up if title.namespace == MEDIA)
    return tuple({**dict.fromkeys(asked), **lists.images})


def all_properties(
    lists: PageLists, expanded: Mapping[str, str], display_title: str | None
) -> Mapping[str, str]:
    """Return behaviour switches (with the value ``""``), and what the expansion noted.

    `display_title` is the title that the page states, when it may state it.
    """
    stated = {**dict.fromkeys(lists.switches, ""), **expanded}
    if "displaytitle" in stated:
        del stated["displaytitle"]
        if display_title is not None:
            stated["displaytitle"] = display_title
    return stated
