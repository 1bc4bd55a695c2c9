"""Wikitext to expanded wikitext: the front door of this package.

    expander = Expander(site, pages)
    expansion = expander.expand(page.wikitext, title, revision=page.revision)
    expansion.text, expansion.transclusions, expansion.to_wikitext()

An `Expander` serves any number of pages of one wiki, one after another; parsed templates are kept
between them, in bounded memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from wikiextract.expand.arguments import GivenArguments
from wikiextract.expand.frame import Frame
from wikiextract.expand.functions.registry import FUNCTIONS, VARIABLES
from wikiextract.expand.lua.host import ModuleRunner
from wikiextract.expand.markers import StripMarker
from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.origins import Origin, Traced
from wikiextract.expand.page import PageExpansion
from wikiextract.expand.parsed_pages import ParsedPages, ParsedTexts
from wikiextract.expand.result import Counters, Transclusion
from wikiextract.expand.scanner import scan
from wikiextract.expand.words import CallWords
from wikiextract.nodes import Diagnostic
from wikiextract.site import Site, Title
from wikiextract.sources.page import Revision
from wikiextract.store.page_source import NoPages, PageSource


class Expander:
    """Expands pages of one wiki."""

    def __init__(
        self,
        site: Site,
        pages: PageSource | None = None,
        options: ExpandOptions | None = None,
        modules: ModuleRunner | None = None,
        texts: ParsedTexts | None = None,
    ) -> None:
        """`pages` are those that can be transcluded (default: none); `modules` runs Lua.

        `texts` keeps scanned templates for several expanders of the site, whatever their pages are.
        """
        self.site = site
        self.pages = pages if pages is not None else NoPages()
        self.options = options if options is not None else ExpandOptions()
        self.modules = modules
        self._parsed_pages = ParsedPages(site, self.pages, self.options.cached_characters, texts)
        self._words = CallWords(
            site, FUNCTIONS, VARIABLES, string_functions=self.options.string_functions
        )

    def expand(
        self,
        wikitext: str,
        title: Title,
        *,
        revision: Revision | None = None,
        page_id: int | None = None,
    ) -> Expansion:
        """Expands the page `title` with the text `wikitext`. Nothing is raised.

        `revision` gives ``{{REVISIONTIMESTAMP}}`` and, without `ExpandOptions.now`, the time.
        """
        revision = revision if revision is not None else Revision()
        wikitext = wikitext.replace("\x7f", "?")
        page = PageExpansion(
            site=self.site,
            title=title,
            pages=self.pages,
            parsed_pages=self._parsed_pages,
            words=self._words,
            modules=self.modules,
            options=self.options,
            revision=revision,
            page_id=page_id,
            now=self.options.now or _time(revision.timestamp) or datetime.now(UTC),
            wikitext=wikitext,
        )
        frame = Frame(page, title, GivenArguments({}), in_source=True)
        try:
            text = frame.expand(scan(wikitext, extension_tags=self.site.extension_tags))
        except RecursionError:
            # The limits keep clear of it; a caller deep in the stack of its own may not.
            page.problem("recursion-limit", "The page needs a deeper stack than there is.")
            text = wikitext
        return Expansion(text, frame)


class Expansion:
    """A page's expanded text, and everything that was learnt on the way.

    The text holds strip markers for extension tags. Content of tags may be expanded later
    (`expand_content`), which adds to the markers, transclusions and diagnostics.
    """

    def __init__(self, text: str, frame: Frame) -> None:
        self.text = text
        self.frame = frame
        self.page = frame.page

    @property
    def markers(self) -> Mapping[str, StripMarker]:
        """What each strip marker stands for."""
        return self.page.markers.markers

    @property
    def transclusions(self) -> Sequence[Transclusion]:
        """Calls of pages and modules, in the order in which they were expanded."""
        return self.page.transclusions

    @property
    def origins(self) -> Sequence[Origin]:
        """Parts of `text` that calls and parameters gave (`ExpandOptions.trace_origins`)."""
        return self.text.origins if isinstance(self.text, Traced) else ()

    @property
    def templates(self) -> Mapping[str, bool]:
        """Titles of all pages that the text depends on, and whether they exist."""
        return self.page.templates

    @property
    def properties(self) -> Mapping[str, str]:
        """``displaytitle`` and ``defaultsort``, when the page sets them."""
        return self.page.properties

    @property
    def looked_up(self) -> Iterable[Title]:
        """Titles of which the page asks whether they exist, which MediaWiki counts as links.

        Those of `Media` stand for files.
        """
        return self.page.looked_up

    @property
    def display_titles(self) -> Sequence[str]:
        """The wikitext of all titles that the page states for itself, in their order."""
        return self.page.display_titles

    @property
    def warnings(self) -> Sequence[str]:
        """Wikitext of warnings that modules gave."""
        return self.page.warnings

    @property
    def tracked(self) -> Mapping[str, str]:
        """Messages that name the tracking categories into which the expansion puts the page.

        With the sort key that the page stated by then.
        """
        return self.page.tracked

    @property
    def sort_keys(self) -> Sequence[tuple[int, str]]:
        """Sort keys that the page states, each with the number of markers there were by then."""
        return self.page.sort_keys

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """Problems, each once."""
        return self.page.log.entries()

    @property
    def counters(self) -> Counters:
        """How much of each limit was used."""
        return self.page.counters()

    def to_wikitext(self) -> str:
        """The expanded wikitext with its tags, as MediaWiki's ``expandtemplates`` shows it."""
        return self.page.to_wikitext(self.text)

    def expand_content(self, marker: StripMarker, *, in_frame: bool = True) -> str:
        """The content of a tag, expanded where the tag stands.

        With `in_frame` False parameters of the template around it are not known, as in footnotes.
        """
        return self.expand_at(marker, marker.content or "", in_frame=in_frame)

    def expand_at(self, marker: StripMarker, wikitext: str, *, in_frame: bool = True) -> str:
        """Some wikitext of a tag (its content, an attribute), expanded where the tag stands."""
        frame = marker.frame if in_frame and marker.frame is not None else self.frame
        return frame.preprocess(wikitext)

    def again(self, number: int, for_modules: Callable[[str], str]) -> str | None:
        """What a call in the page gives when it is made again; None when it cannot be.

        `number` is that of its transclusion. Modules are given values as `for_modules` makes them
        of what they are given otherwise; those are `Traced` where they come from parameters. The
        page's limits count this call as well.
        """
        call = self.page.transclusions[number]
        title = self.page.site.title(call.target)
        parsed = self.page.fetch(title) if title is not None and call.kind == "page" else None
        if parsed is None:
            return None
        frame = self.frame.child(parsed.title, call.given)
        frame.call = number
        self.page.for_modules = for_modules
        try:
            return frame.expand(parsed.pieces)
        except RecursionError:
            return None
        finally:
            self.page.for_modules = None

    def expand_more(self, wikitext: str) -> str:
        """Expands a further text as if it stood in the page."""
        return self.frame.preprocess(wikitext)


def _time(timestamp: str | None) -> datetime | None:
    """The time of an ISO 8601 timestamp, None when it is none."""
    if not timestamp:
        return None
    try:
        time = datetime.fromisoformat(timestamp)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
