"""The expansion of one page: what all its frames share."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.expand.markers import MarkerTable, StripMarker
from wikiextract.expand.page.facts import PageFacts
from wikiextract.expand.page.findings import Findings, FindingsMark
from wikiextract.expand.page.limits import Limits
from wikiextract.expand.parsed_pages import ParsedPage, ParsedPages
from wikiextract.expand.pieces import Pieces
from wikiextract.expand.result import Transclusion
from wikiextract.expand.tokens import Mode
from wikiextract.site import Title


class Checkpoint(msgspec.Struct, frozen=True):
    """How far an expansion had come at some moment, so that what follows can be forgotten."""

    markers: tuple[int, int]
    findings: FindingsMark
    problems: int


class ModuleChanges(msgspec.Struct, frozen=True):
    """Changes to values before modules are given them: None leaves them as they are.

    `argument` changes values of parameters. `statement` changes texts that statements give, of
    which it is told the entity and the property.
    """

    argument: Callable[[str], str] | None = None
    statement: Callable[[str, str, str], str] | None = None


class PageExpansion:
    """The state of one page's expansion, in values that each have one duty.

    `facts` were known before; `limits` count; `markers`, `findings` and `log` (of problems) are
    filled on the way. `changes` are made to what modules are given.
    """

    __slots__ = ("_parsed_pages", "changes", "facts", "findings", "limits", "log", "markers")

    def __init__(
        self,
        facts: PageFacts,
        parsed_pages: ParsedPages,
        *,
        limits: Limits,
        markers: MarkerTable,
        findings: Findings,
        changes: ModuleChanges | None = None,
    ) -> None:
        self.facts = facts
        self.limits = limits
        self.markers = markers
        self.findings = findings
        self.log = DiagnosticLog(facts.title.prefixed)
        self.changes = changes or ModuleChanges()
        self._parsed_pages = parsed_pages

    @classmethod
    def begin(cls, facts: PageFacts, parsed_pages: ParsedPages) -> PageExpansion:
        """Return the state at the beginning of an expansion."""
        return cls(
            facts,
            parsed_pages,
            limits=Limits(facts.options),
            markers=MarkerTable(),
            findings=Findings(),
        )

    def fork(self, changes: ModuleChanges) -> PageExpansion:
        """Return the state of another expansion of the page, which begins where this one is.

        It counts in the same `limits`. It knows the markers of this one, and begins with its
        findings; what it adds is its own, as are its problems.
        """
        return PageExpansion(
            self.facts,
            self._parsed_pages,
            limits=self.limits,
            markers=MarkerTable(self.markers),
            findings=self.findings.copy(),
            changes=changes,
        )

    # --- other pages ------------------------------------------------------------------------

    def parse(self, text: str, mode: Mode = "page") -> Pieces:
        """Return the pieces of a text that is expanded by itself."""
        return self._parsed_pages.parse(text, mode)

    def fetch(self, title: Title) -> ParsedPage | None:
        """Return the page that transcluding `title` uses, None when there is none."""
        found = self._parsed_pages.page(title)
        if found is None and self.facts.pages.exists(title):
            self.text_missing(title)
        return found

    def text_missing(self, title: Title) -> None:
        """Report that the text of a page that exists was asked for, and is not to be had."""
        self.problem("text-not-stored", self.facts.pages.why_no_text(title), title)

    def use(self, title: Title) -> None:
        """Note that the page uses the text of `title` (a module, or content of ``mw.title``)."""
        self.findings.templates[title.prefixed] = self.facts.pages.exists(title)

    # --- what is kept -----------------------------------------------------------------------

    def mark(self, marker: StripMarker) -> str:
        """Keep a strip marker; return the text that stands for it."""
        # The page's own tags are bounded by its text. Each of the others takes rendering, too.
        size = _OF_MARKER if marker.start >= 0 or marker.kind != "extension" else _OF_TAG
        self.limits.hold(size + len(marker.attributes) + len(marker.content or ""))
        return self.markers.add(marker)

    def record(self, transclusion: Transclusion) -> int:
        """Note a transclusion or an invoked module; return its number, counted from 0."""
        self.limits.hold(_OF_CALL)
        return self.findings.record(transclusion)

    # --- problems ---------------------------------------------------------------------------

    def problem(self, code: str, message: str, template: Title | None = None) -> None:
        """Report a warning about this page, or about `template` that it uses."""
        self.log.report(code, message, template=template.prefixed if template else None)
        if code in _TRACKED_PROBLEMS:
            self.findings.track(_TRACKED_PROBLEMS[code])

    def depth_error(self) -> str:
        """Report the limit that `Limits.enter` met; return the error that stands in the page."""
        options = self.facts.options
        if self.limits.exhausted:
            size = f"{options.held_size >> 20} Mi characters"
            self.problem("page-memory-limit", f"The page holds more than {size} of text.")
            return ""
        if self.limits.has_too_many_nodes():
            self.problem("node-limit", f"More than {options.nodes} constructs were expanded.")
            return '<span class="error">Node-count limit exceeded</span>'
        limit = options.expansion_depth
        self.problem("expansion-depth-limit", f"Constructs are nested more than {limit} deep.")
        return '<span class="error">Expansion depth limit exceeded</span>'

    def count_expensive(self) -> bool:
        """Count an expensive call; return False, and report it, if there were too many already."""
        if self.limits.count_expensive():
            return True
        limit = self.facts.options.expensive_calls
        self.problem("expensive-call-limit", f"More than {limit} expensive calls were made.")
        return False

    # --- going back -------------------------------------------------------------------------

    def checkpoint(self) -> Checkpoint:
        """Return what `go_back` needs to forget whatever happens from here on."""
        return Checkpoint(self.markers.mark(), self.findings.mark(), len(self.log))

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Forget the markers, findings and problems since `checkpoint`; what was used is used."""
        self.markers.go_back(checkpoint.markers)
        self.findings.go_back(checkpoint.findings)
        self.log.go_back(checkpoint.problems)


# Characters that take about as much memory, and time to render, as what is kept.
_OF_MARKER, _OF_TAG, _OF_CALL = 300, 2_000, 500

# https://www.mediawiki.org/wiki/Help:Tracking_categories
_TRACKED_PROBLEMS = {
    "template-loop": "template-loop-category",
    "node-limit": "node-count-exceeded-category",
    "expansion-depth-limit": "expansion-depth-exceeded-category",
    "expensive-call-limit": "expensive-parserfunction-category",
    "argument-size-limit": "post-expand-template-argument-category",
    "include-size-limit": "post-expand-template-inclusion-category",
}
