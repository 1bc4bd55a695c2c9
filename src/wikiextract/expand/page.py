"""The expansion of one page: everything that its frames share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.expand.checkpoint import Checkpoint
from wikiextract.expand.markers import MarkerTable, StripMarker, nowiki_html, remove_markers
from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.parsed_pages import ParsedPage, ParsedPages
from wikiextract.expand.pieces import Pieces
from wikiextract.expand.result import Counters, Transclusion
from wikiextract.expand.tokens import Mode
from wikiextract.language.facts import load_language
from wikiextract.nodes import Diagnostic
from wikiextract.site.title import MEDIAWIKI
from wikiextract.store.page_source import PageSource

if TYPE_CHECKING:
    from wikiextract.expand.lua.host import ModuleRunner
    from wikiextract.expand.words import CallWords
    from wikiextract.site import Site, Title
    from wikiextract.sources.page import Revision


class PageExpansion:
    """State of one page's expansion. Satisfies `lua.host.LuaPage`.

    `for_modules`, where it is set, changes the values that modules are given.
    """

    def __init__(
        self,
        *,
        site: Site,
        title: Title,
        pages: PageSource,
        parsed_pages: ParsedPages,
        words: CallWords,
        modules: ModuleRunner | None,
        options: ExpandOptions,
        revision: Revision,
        page_id: int | None,
        now: datetime,
        wikitext: str,
    ) -> None:
        """`wikitext` is the page's own."""
        self.site = site
        self.title = title
        self.pages = pages
        self.words = words
        self.modules = modules
        self.options = options
        self.revision = revision
        self.page_id = page_id
        self.now = now
        self.wikitext = wikitext
        self.markers = MarkerTable()
        self.transclusions: list[Transclusion] = []
        self.templates: dict[str, bool] = {}
        self.properties: dict[str, str] = {}
        self.display_titles: list[str] = []
        self.looked_up: dict[Title, None] = {}
        self.warnings: list[str] = []
        self.tracked: dict[str, str] = {}
        self.sort_keys: list[tuple[int, str]] = []
        self.log = DiagnosticLog(title.prefixed)
        self.language = load_language(_language_code(site, title))
        self.tallies: Counter[str] = Counter()
        self.depth = 0
        self.for_modules: Callable[[str], str] | None = None
        self._parsed_pages = parsed_pages
        self._nodes = self._include_size = self._argument_size = self._expensive_calls = 0
        self._greatest_depth = self._greatest_template_depth = 0

    @property
    def size(self) -> int:
        """The size of the page's wikitext in bytes."""
        return len(self.wikitext.encode("utf-8", "replace"))

    # --- limits -----------------------------------------------------------------------------

    def enter(self, nodes: int) -> bool:
        """Goes one construct deeper, into `nodes` pieces; False: that would be beyond a limit.

        Whoever got True takes 1 from `depth` afterwards.
        """
        self._nodes += nodes
        if self.depth > self.options.expansion_depth or self._nodes > self.options.nodes:
            return False
        self.depth += 1
        self._greatest_depth = max(self._greatest_depth, self.depth)
        return True

    def visit(self, nodes: int) -> None:
        """Counts pieces that are visited without going deeper."""
        self._nodes += nodes

    def at_depth_limit(self) -> bool:
        """Whether `enter` would say no."""
        return self.depth > self.options.expansion_depth or self._nodes > self.options.nodes

    def depth_error(self) -> str:
        """Reports the limit that `enter` met; gives the error text that stands in the page."""
        if self._nodes > self.options.nodes:
            self.problem("node-limit", f"More than {self.options.nodes} constructs were expanded.")
            return '<span class="error">Node-count limit exceeded</span>'
        limit = self.options.expansion_depth
        self.problem("expansion-depth-limit", f"Constructs are nested more than {limit} deep.")
        return '<span class="error">Expansion depth limit exceeded</span>'

    def count_included(self, text: str) -> bool:
        """Counts what a call gave; False when all calls together gave too much."""
        size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
        size += self._include_size
        if size > self.options.include_size:
            return False
        self._include_size = size
        return True

    def count_argument(self, text: str) -> bool:
        """Counts a parameter's value that was put in; False when that is too much in all."""
        size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
        size += self._argument_size
        if size > self.options.argument_size:
            return False
        self._argument_size = size
        return True

    def count_expensive(self) -> bool:
        """See `LuaPage.count_expensive`."""
        self._expensive_calls += 1
        if self._expensive_calls > self.options.expensive_calls:
            self.problem(
                "expensive-call-limit",
                f"More than {self.options.expensive_calls} expensive calls were made.",
            )
            return False
        return True

    def counters(self) -> Counters:
        """How much was used by now."""
        return Counters(
            self._include_size,
            self._argument_size,
            self._greatest_template_depth,
            self._greatest_depth,
            self._nodes,
            self._expensive_calls,
        )

    # --- pages ------------------------------------------------------------------------------

    def parse(self, text: str, mode: Mode = "page") -> Pieces:
        """The pieces of a text that is expanded by itself."""
        return self._parsed_pages.parse(text, mode)

    def fetch(self, title: Title) -> ParsedPage | None:
        """The page that transcluding `title` uses, None when there is none."""
        found = self._parsed_pages.page(title)
        if found is None and self.pages.exists(title):
            self.problem("text-not-stored", f"The store has no text of {title.prefixed}.", title)
        return found

    def record(self, transclusion: Transclusion) -> int:
        """Notes a transclusion or an invoked module; gives its number, counted from 0."""
        self.transclusions.append(transclusion)
        self.templates[transclusion.title] = transclusion.exists
        if transclusion.target != transclusion.title:
            self.templates[transclusion.target] = True
        self._greatest_template_depth = max(self._greatest_template_depth, transclusion.depth)
        return len(self.transclusions) - 1

    def transcluded(self, title: Title) -> None:
        """See `LuaPage.transcluded`."""
        self.templates[title.prefixed] = self.pages.exists(title)

    def look_up(self, title: Title) -> None:
        """See `LuaPage.look_up`."""
        self.looked_up[title] = None

    # --- strip markers ----------------------------------------------------------------------

    def unstrip(self, text: str) -> str:
        """See `LuaPage.unstrip`."""
        return self.markers.replace(text, _any_content)

    def unstrip_nowiki(self, text: str) -> str:
        """See `LuaPage.unstrip_nowiki`."""
        return self.markers.replace(text, _nowiki_content)

    def remove_markers(self, text: str) -> str:
        """See `LuaPage.remove_markers`."""
        return remove_markers(text)

    def to_wikitext(self, text: str) -> str:
        """Puts the source of all tags back, as MediaWiki shows an expanded page."""
        return self.markers.replace(text, _source)

    # --- problems ---------------------------------------------------------------------------

    @property
    def substituting(self) -> bool:
        """See `LuaPage.substituting`."""
        return False

    def warn(self, wikitext: str) -> None:
        """See `LuaPage.warn`."""
        if len(self.warnings) < _MOST_WARNINGS and wikitext not in self.warnings:
            self.warnings.append(wikitext)

    def report(self, diagnostic: Diagnostic) -> None:
        """See `LuaPage.report`."""
        self.log.add(diagnostic)

    def track(self, message: str) -> None:
        """See `LuaPage.track`."""
        self.tracked[message] = self.properties.get("defaultsort", "")

    def state_sort_key(self, key: str) -> None:
        """The key by which categories sort the page, from here on."""
        self.properties["defaultsort"] = key
        self.sort_keys.append((len(self.markers.markers), key))

    def checkpoint(self) -> Checkpoint:
        """See `LuaPage.checkpoint`."""
        return Checkpoint(
            len(self.markers.markers),
            len(self.transclusions),
            len(self.templates),
            len(self.warnings),
            len(self.log),
            dict(self.tracked),
            len(self.sort_keys),
            dict(self.properties),
        )

    def go_back(self, checkpoint: Checkpoint) -> None:
        """See `LuaPage.go_back`."""
        self.markers.forget_from(checkpoint.markers)
        for name in list(self.templates)[checkpoint.templates :]:
            del self.templates[name]
        del self.transclusions[checkpoint.transclusions :]
        del self.warnings[checkpoint.warnings :]
        self.log.go_back(checkpoint.diagnostics)
        del self.sort_keys[checkpoint.sort_keys :]
        self.tracked = dict(checkpoint.tracked)
        self.properties = dict(checkpoint.properties)

    def problem(self, code: str, message: str, template: Title | None = None) -> None:
        """Reports a warning about this page, or about `template` that it uses."""
        self.log.report(code, message, template=template.prefixed if template else None)
        if code in _TRACKED_PROBLEMS:
            self.track(_TRACKED_PROBLEMS[code])


def _language_code(site: Site, title: Title) -> str:
    """The language that a page is written in: code of the interface is in English."""
    if title.namespace == MEDIAWIKI and title.text.endswith((".css", ".js", ".json")):
        return "en"
    return site.language


def _source(marker: StripMarker) -> str:
    return marker.source


def _any_content(marker: StripMarker) -> str:
    return marker.content or ""


def _nowiki_content(marker: StripMarker) -> str | None:
    return nowiki_html(marker.content or "") if marker.kind == "nowiki" else None


_MOST_WARNINGS = 500

# https://www.mediawiki.org/wiki/Help:Tracking_categories
_TRACKED_PROBLEMS = {
    "template-loop": "template-loop-category",
    "node-limit": "node-count-exceeded-category",
    "expansion-depth-limit": "expansion-depth-exceeded-category",
    "expensive-call-limit": "expensive-parserfunction-category",
    "argument-size-limit": "post-expand-template-argument-category",
    "include-size-limit": "post-expand-template-inclusion-category",
}
