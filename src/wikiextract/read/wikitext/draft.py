"""The draft of a page: all that was read of its wikitext so far."""

from __future__ import annotations

import msgspec

from wikiextract.nodes import (
    EVERYTHING,
    Category,
    ExternalLink,
    Infobox,
    LanguageLink,
    Navbox,
    Notice,
    Parts,
    Reference,
    Section,
    StoredFact,
)
from wikiextract.read.wikitext.page_facts import PageStatements
from wikiextract.read.wikitext.reading import Reading


class SourceDraft(msgspec.Struct):
    """The draft of one page, of which each reader fills the attribute that `Document` has, too.

    `reading` is the page's text and what is known of its constructs, `parts` what is asked for,
    `facts` what the page says of itself. `claimed` are the offsets of blocks that are more than a
    part of the article's text (boxes, notices, statements): a block is one thing only.
    `ends_known`: the sections are whole, to their ends.
    """

    reading: Reading
    parts: Parts = EVERYTHING
    facts: PageStatements = msgspec.field(default_factory=PageStatements)
    ends_known: bool = False
    claimed: set[int] = msgspec.field(default_factory=set)
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    infoboxes: tuple[Infobox, ...] = ()
    navboxes: tuple[Navbox, ...] = ()
    notices: tuple[Notice, ...] = ()
    categories: tuple[Category, ...] = ()
    language_links: tuple[LanguageLink, ...] = ()
    external_links: tuple[ExternalLink, ...] = ()
    stored_facts: tuple[StoredFact, ...] | None = None
