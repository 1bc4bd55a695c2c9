"""The context of all readers of the rendered view: the site, the page, a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.read.html.tree.page_elements import PageElements
from wikiextract.read.html.values.links import LinkReader

if TYPE_CHECKING:
    from wikiextract.read.calls.call import NotedCall
    from wikiextract.read.html.boxes.navbox.known import KnownNavbox
    from wikiextract.site import Site


@dataclass(frozen=True, slots=True)
class ReadContext:
    """One page's reading: what is known of its wiki and title, and the problems met so far.

    `links` reads the page's links. `calls` are the calls that the page's editor wrote, by the
    ``about`` of the elements that they gave, where that is known. `notes` gives the id of a
    footnote by each of its anchors: a superscript link to one is a reference mark. `known_boxes`
    are the boxes that something stands in for, by its number. Readers report problems to `log`.
    `markup` is the HTML that the page's tree was made of, where that is known. `elements` are those
    of the content, as they were before any of it was marked or taken away.
    """

    site: Site | None = None
    title: str | None = None
    links: LinkReader = field(default_factory=LinkReader)
    calls: Mapping[str, NotedCall] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    known_boxes: Mapping[str, KnownNavbox] = field(default_factory=dict)
    log: DiagnosticLog = field(default_factory=DiagnosticLog)
    markup: str | None = None
    elements: PageElements = field(default_factory=PageElements)

    def may_have(self, *names: str) -> bool:
        """Return False if no tag of the page has any of these words in its name or attributes.

        To look for a word in the page's markup takes next to no time, in its tree much.
        """
        return self.markup is None or any(name in self.markup for name in names)
