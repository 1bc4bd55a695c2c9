"""What the passes over one page share. A value lives as long as its page is rendered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.expand.markers import MARKER
from wikiextract.expand.messages import message
from wikiextract.render.links.holders import LinkHolders
from wikiextract.render.media.bad_files import bad_files
from wikiextract.render.media.info import FileInfo, MediaSource
from wikiextract.render.references.listed import listed_markers
from wikiextract.render.result import RenderedCategory, RenderedLanguageLink, RenderedSection
from wikiextract.render.sanitizer.anchors import FragmentMode
from wikiextract.render.strip import StripTable
from wikiextract.site.title import MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikiextract.expand.expander import Expansion
    from wikiextract.expand.markers import StripMarker
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.references.citations import Citations
    from wikiextract.render.tags.call import TagRenderer
    from wikiextract.render.variants.conversion import Conversion
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource

# Anchors are compared without the case of ASCII letters, only.
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Anchors:
    """Ids that were given, so that each is given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: Counter[str] = Counter()

    def unique(self, anchor: str) -> str:
        """`anchor`, with ``_2``, ``_3``, … when there was one like it (case aside)."""
        key = anchor.translate(_LOWER)
        if key not in self._given:
            self._given.add(key)
            return anchor
        number = max(self._last[key] + 1, 2)
        while f"{key}_{number}" in self._given:
            number += 1
        self._last[key] = number
        self._given.add(f"{key}_{number}")
        return f"{anchor}_{number}"


class PageState:
    """The page that is rendered, and what the passes found by now."""

    def __init__(
        self,
        *,
        expansion: Expansion,
        options: RenderOptions,
        media: MediaSource,
        conversion: Conversion | None,
        citations: Citations,
        more_tags: Mapping[str, TagRenderer],
        run_tag: Callable[[str, StripMarker, PageState], None],
    ) -> None:
        page = expansion.page
        self.expansion = expansion
        self.site: Site = page.site
        self.title: Title = page.title
        self.pages: PageSource = page.pages
        self.options = options
        self.conversion = conversion
        self.citations = citations
        self.strip = StripTable()
        self.links = LinkHolders(self)
        self.anchors = Anchors()
        self.autonumber = 0
        self.tag_depth = self.tag_calls = 0
        self._page_sort_keys = len(expansion.sort_keys)
        self._tag_number: int | None = None
        self.in_link_text = 0
        # What the page says besides its text; dictionaries keep the order and drop doubles.
        self.categories: dict[str, str] = {}
        self.external_links: dict[str, None] = {}
        self.language_links: dict[str, RenderedLanguageLink] = {}
        self.images: dict[str, None] = {}
        self.sections: list[RenderedSection] = []
        self.switches: dict[str, None] = {}
        self.indicators: dict[str, str] = {}
        self.log = DiagnosticLog(page.title.prefixed)
        self.more_tags = more_tags
        self._run_tag = run_tag
        self._media = media
        self._files: dict[str, FileInfo | None] = {}
        self._bad_files: frozenset[str] | None = None

    @property
    def fragment_mode(self) -> FragmentMode:
        """How anchors are encoded first of all."""
        modes = self.options.fragment_modes
        return modes[0] if modes else "html5"

    def report(self, code: str, text: str) -> None:
        """Note a problem; the same one once."""
        self.log.report(code, text)

    def run_page_tags(self, part: str | None = None) -> None:
        """Render the extension tags of the expanded page, in the order of their expansion.

        With `part` only those that stand in that text.
        """
        markers = dict(self.expansion.markers)
        if part is not None:
            markers = {text: markers[text] for text in MARKER.findall(part) if text in markers}
        listed = listed_markers(markers)
        numbers = {text: number for number, text in enumerate(self.expansion.markers)}
        for text, marker in markers.items():
            self._tag_number = numbers[text]
            if text in listed:
                # Its list renders it; it has used up a key, though.
                self.citations.last_key += 1
            elif not self.strip.knows(text):
                self._run_tag(text, marker, self)
        self._tag_number = None

    def default_sort(self) -> str:
        """The page's sort key; for what stands in a tag the one that was stated before the tag."""
        keys, known = self.expansion.sort_keys, self._page_sort_keys
        if len(keys) > known or self._tag_number is None:
            return keys[-1][1] if keys else ""
        earlier = [key for count, key in keys if count <= self._tag_number]
        return earlier[-1] if earlier else ""

    def expand(self, marker: StripMarker, wikitext: str, *, in_frame: bool = True) -> str:
        """Wikitext that stands in a tag, expanded there, with its extension tags rendered."""
        frame = marker.frame if in_frame and marker.frame is not None else self.expansion.frame
        text = frame.preprocess(wikitext)
        if "\x7f" in text:
            known = self.expansion.markers
            for name in MARKER.findall(text):
                inner = known.get(name)
                if inner is not None and not self.strip.knows(name):
                    self._run_tag(name, inner, self)
        return text

    def message(self, name: str, *parameters: str) -> str | None:
        """The wikitext of an interface message in the wiki's language."""
        return message(self.site, self.pages, name, *parameters)

    def file(self, title: Title) -> FileInfo | None:
        """What is known of a file; ``None``: it does not exist."""
        key = title.text
        if key not in self._files:
            self._files[key] = self._media.file(title)
        return self._files[key]

    def is_bad(self, title: Title) -> bool:
        """Whether the wiki does not want a file to be shown on this page."""
        if self._bad_files is None:
            self._bad_files = bad_files(self.site, self.pages, self.title)
        return title.text in self._bad_files

    def add_category(self, name: str, sort_key: str) -> None:
        """Put the page into a category; the last sort key counts."""
        self.categories[name] = sort_key

    def add_external_link(self, address: str) -> None:
        """Note an address that the page links to, unless it is the wiki's own."""
        own = self.site.base_url
        if own and address.startswith(own) and address[len(own) : len(own) + 1] in {"", "/"}:
            return
        self.external_links[address] = None

    def result_links(self) -> tuple[str, ...]:
        """The titles that the page links to, or of which it asks whether they exist."""
        asked = (title for title in self.expansion.looked_up if title.namespace >= 0)
        return tuple({**dict.fromkeys(one.prefixed for one in asked), **self.links.targets})

    def result_images(self) -> tuple[str, ...]:
        """The files that the page shows or links to, or of which it asks whether they exist."""
        asked = (title for title in self.expansion.looked_up if title.namespace == MEDIA)
        return tuple({**dict.fromkeys(one.db_key for one in asked), **self.images})

    def result_categories(self) -> tuple[RenderedCategory, ...]:
        """The categories, with what the page source knows of them."""
        result = []
        for name, sort_key in self.categories.items():
            title = self.site.title(name, 14)
            hidden = title is not None and self.pages.is_hidden_category(title)
            result.append(RenderedCategory(name=name, sort_key=sort_key, hidden=hidden))
        return tuple(result)

    def properties(self, display_title: str | None) -> Mapping[str, str]:
        """Behaviour switches (with the value ``""``), and what the expansion noted.

        `display_title` is the title that the page states, when it may state it.
        """
        stated = {**dict.fromkeys(self.switches, ""), **self.expansion.properties}
        if "displaytitle" in stated:
            del stated["displaytitle"]
            if display_title is not None:
                stated["displaytitle"] = display_title
        return stated
