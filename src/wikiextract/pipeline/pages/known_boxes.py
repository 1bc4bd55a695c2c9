"""Navboxes that come again on page after page, rendered and read once.

What a call of a page gave is looked for by its text. Where it makes a navbox that reads the same
wherever it stands, a stand-in is rendered in its place, and the reader takes the nodes for that.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from wikiextract.expand.markers import DELIMITER, MARKER, PREFIX, SUFFIX
from wikiextract.expand.origins import Origin
from wikiextract.markup.calls import about_call
from wikiextract.markup.stand_ins import STAND_IN, stand_in
from wikiextract.markup.tags import tag_named
from wikiextract.render.media.bad_files import bad_files

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.expand.expander import Expansion
    from wikiextract.pipeline.pages.wiki_renderer import WikiRenderer
    from wikiextract.read.html import KnownNavbox, RenderedReader
    from wikiextract.read.joined import NotedCalls
    from wikiextract.site import Title
    from wikiextract.store import Asked

# Smaller ones cost less than looking them up; larger ones would fill the memory.
_SMALLEST, _LARGEST = 500, 200_000
# A box takes about nine bytes for each character of its text.
_MOST_CHARACTERS = 2_500_000
_MOST_SEEN = 20_000
_NO_TITLE = "\ue000"
"""A character that no page of a wiki links to."""

_BEGINNING = re.compile(r"\s*(?:<(?:div|table)\b|\{\||\x7f)", re.IGNORECASE)
# Behaviour switches, headings and links that mean something else on each page.
_OF_THE_PAGE = re.compile(r"__|^=|\[\[[\s:]*(?:/|\.\./|#|\.?%)", re.MULTILINE)
_TO_SECTIONS = re.compile(r"\[\[([^\[\]|\n]*[#%&][^\[\]|\n]*)")
_BLOCKS = re.compile(r"<(/?)(table|div|center|blockquote)(?=[\s/>])|(\{\||\|\})", re.IGNORECASE)


@dataclass(frozen=True)
class StandIns:
    """What stands in for boxes of one page.

    `texts` are put in the place of what calls gave, `ready` is the HTML of the strip markers in
    them, `boxes` are the boxes by the numbers of the stand-ins.
    """

    texts: dict[Origin, str] = field(default_factory=dict)
    ready: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, KnownNavbox] = field(default_factory=dict)

    def add(self, extent: Origin, box: KnownNavbox) -> None:
        """Let something stand in for a box."""
        number = len(self.boxes)
        marker = f"{PREFIX}-box-{number:07X}{SUFFIX}"
        self.texts[extent] = marker
        self.ready[marker] = stand_in(box.tag, box.classes, about_call(extent.transclusion), number)
        self.boxes[str(number)] = box

    def are_on_top(self, tree: _Element) -> bool:
        """Return True if all stand in the page's tree by themselves, with nothing around or in."""
        if not self.boxes:
            return True
        found = [child for child in tree if child.get(STAND_IN) is not None]
        if [child.get(STAND_IN) for child in found] != list(self.boxes):
            return False
        # A list with an item, and a table's body, row and cell.
        sizes = {"div": 2, "table": 5}
        return all(
            sum(1 for _ in child.iterdescendants()) == sizes[str(child.tag)]
            and "".join(map(str, child.itertext())) == child.get(STAND_IN)
            for child in found
        )


class _Made(NamedTuple):
    """What a text makes, if that is a box, and what making it asked of other pages."""

    box: KnownNavbox | None
    asked: Asked | None


class KnownBoxes:
    """The navboxes that one wiki's pages showed, as far as they fit in the memory for them."""

    def __init__(self, renderer: WikiRenderer, reader: RenderedReader) -> None:
        self._renderer = renderer
        self._reader = reader
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._known: OrderedDict[tuple[int, str], _Made] = OrderedDict()
        self._characters = 0

    def of_page(self, expansion: Expansion, noted: NotedCalls, title: Title) -> StandIns:
        """Return what stands in for the known boxes of an expanded page."""
        found = StandIns()
        if not noted.abouts or self._renderer.converts or expansion.exhausted:
            return found
        for extent in _outermost(noted):
            text = noted.plain[extent.start : extent.end]
            if not _may_stand_alone(noted.plain, extent, text):
                continue
            settled = _without_silent_tags(text, expansion)
            box = self._box(settled, title) if settled is not None else None
            if box is not None and box.is_of_page(title.prefixed):
                found.add(extent, box)
        if found.texts and not _closes_all(noted.plain, list(found.texts)):
            return StandIns()
        return found

    def _box(self, text: str, title: Title) -> KnownNavbox | None:
        """Return the box that a text makes, once it comes the second time."""
        key = (title.namespace, text)
        if key in self._known:
            self._known.move_to_end(key)
            made = self._known[key]
            self._renderer.ask_again(made.asked)
            return made.box
        hashed = hash(key)
        if hashed not in self._seen:
            self._seen[hashed] = None
            if len(self._seen) > _MOST_SEEN:
                self._seen.popitem(last=False)
            return None
        del self._seen[hashed]
        made = self._known[key] = _Made(*self._renderer.asking(lambda: self._made(text, title)))
        self._characters += len(text)
        while self._characters > _MOST_CHARACTERS:
            (_, dropped), _ = self._known.popitem(last=False)
            self._characters -= len(dropped)
        return made.box

    def _made(self, text: str, title: Title) -> KnownNavbox | None:
        """Render and read a text by itself, on a page that it has no link to."""
        site = self._renderer.site
        own = site.title(_NO_TITLE, title.namespace)
        if own is None or own.namespace != title.namespace or _names_no_title(text):
            return None
        expansion = self._renderer.expand("", own)
        silent = f"{PREFIX}-box-silent{SUFFIX}"
        around = f"{_NO_TITLE}\n{text.replace(DELIMITER, silent)}\n{_NO_TITLE}"
        rendered = self._renderer.look(expansion.with_text(around), {silent: ""})
        if rendered.images and bad_files(site, self._renderer.pages, own):
            return None  # a file may be shown on some pages only
        # Where a link leads to a section, only the wikitext tells it for certain.
        titles = (site.link_title(target, own) for target in _TO_SECTIONS.findall(text))
        unsure = frozenset(one.prefixed for one in titles if one is not None)
        return self._reader.read_known_box(rendered, own, unsure)


def _names_no_title(text: str) -> bool:
    """Return True if a text names, in whatever way, the title that stands for none."""
    return _NO_TITLE in unescape(unquote(text))


def _outermost(noted: NotedCalls) -> Iterator[Origin]:
    """What calls of the page gave that stand in no other call and hold none."""
    ordered = sorted(noted.noted, key=lambda one: (one.start, -one.end))
    following = [*ordered[1:], None]
    end = 0
    for extent, after in zip(ordered, following, strict=True):
        alone = after is None or after.start >= extent.end
        if extent.start >= end and alone:
            yield extent
        end = max(end, extent.end)


def _may_stand_alone(page: str, extent: Origin, text: str) -> bool:
    """Return True if a text has whole lines of the page, and looks as if it made blocks."""
    if not _SMALLEST <= len(text) <= _LARGEST or _BEGINNING.match(text) is None:
        return False
    if page[extent.start - 1 : extent.start] not in ("", "\n"):
        return False
    return page[extent.end : extent.end + 1] in ("", "\n") and not _OF_THE_PAGE.search(text)


def _without_silent_tags(text: str, expansion: Expansion) -> str | None:
    """Return a text with a mark for each tag that shows nothing; None if it holds another tag."""
    if DELIMITER not in text:
        return text
    markers = expansion.markers
    for found in set(MARKER.findall(text)):
        marker = markers.get(found)
        if marker is None or marker.kind != "extension" or tag_named(marker.name).kind != "silent":
            return None
    settled = MARKER.sub("", text)
    return None if DELIMITER in settled else MARKER.sub(DELIMITER, text)


def _closes_all(page: str, extents: list[Origin]) -> bool:
    """Return True if no link, table or block of the page is open where the boxes stand.

    This tells it for nearly all pages before they are rendered; their trees tell it surely.
    """
    position = tables = 0
    opened: Counter[str] = Counter()
    for extent in sorted(extents, key=lambda one: one.start):
        before = page[position : extent.start]
        if before.rfind("[[") > before.rfind("]]"):
            return False
        for end, name, bar in _BLOCKS.findall(before):
            step = -1 if end or bar == "|}" else 1
            if bar or name in ("table", "TABLE"):
                tables = max(tables + step, 0)
            elif not tables:  # the end of a table ends all in it
                opened[name.lower()] += step
        if tables or any(opened.values()):
            return False
        position = extent.end
    return True
