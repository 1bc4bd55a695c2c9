"""A rendered page while it is read: what is left of its tree, and what was read so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikiextract.nodes import EVERYTHING, Parts
from wikiextract.read.html.boxes.recognise import PageBoxes
from wikiextract.read.html.facts.metadata import Metadata
from wikiextract.read.html.tree.extensions import read_extension
from wikiextract.read.html.tree.markup import is_skipped
from wikiextract.read.html.tree.tags import EXTENSION, EXTENSION_BLOCK

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.nodes import (
        Category,
        Extension,
        ExternalLink,
        Infobox,
        LanguageLink,
        Navbox,
        Notice,
        Reference,
        Section,
        TemplateCall,
    )
    from wikiextract.read.html.context import ReadContext


@dataclass(slots=True)
class TreeDraft:
    """The draft of one page, of which each reader fills the attribute that `Document` has, too.

    `root` is the document, `content` the element in it that holds the article. Readers of the
    content take out of it what they read. `parts` is what is asked for, `extensions` are the
    extension tags in the content, `metadata` is what the page says of itself.
    """

    root: _Element
    content: _Element
    context: ReadContext
    parts: Parts = EVERYTHING
    boxes: PageBoxes = field(init=False)
    extensions: list[Extension] = field(init=False)
    metadata: Metadata = field(default_factory=Metadata)
    categories: tuple[Category, ...] = ()
    language_links: tuple[LanguageLink, ...] = ()
    templates: tuple[TemplateCall, ...] = ()
    external_links: tuple[ExternalLink, ...] = ()
    references: tuple[Reference, ...] = ()
    navboxes: tuple[Navbox, ...] = ()
    notices: tuple[Notice, ...] = ()
    infoboxes: tuple[Infobox, ...] = ()
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        """Get ready to look for the boxes of the content; note its extension tags."""
        self.boxes = PageBoxes(self.content)
        self.extensions = [
            read_extension(element, self.context.links)
            for element in self.content.iter(EXTENSION, EXTENSION_BLOCK)
            if not is_skipped(element, self.content)
        ]
