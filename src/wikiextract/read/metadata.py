"""What a page says of itself: title, ids, language, descriptions, coordinates, kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiextract.nodes import Coordinates

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.context import ReadContext


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own statements; each attribute is the `Document` attribute of the same name."""

    title: str | None = None
    display_title: str | None = None
    page_id: int | None = None
    namespace: int | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    revision_id: int | None = None
    timestamp: str | None = None
    wikidata_id: str | None = None
    redirect_to: str | None = None
    redirect_anchor: str | None = None
    disambiguation: bool | None = None
    short_description: str | None = None
    coordinates: Coordinates | None = None


def read_metadata(root: _Element, content: _Element, context: ReadContext) -> Metadata:
    """Read what the document `root` (head and skin included) and its `content` say of the page.

    Run it first: it looks into boxes that later readers take away. It detaches from `content` only
    what is no content: the short description, title coordinates, page status indicators, the
    redirect message.
    """
    return Metadata()
