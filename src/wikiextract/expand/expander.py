"""Wikitext to expanded wikitext: the front door of this package.

    expander = Expander(site, pages)
    expansion = expander.expand(page.wikitext, title, revision=page.revision)
    expansion.text, expansion.transclusions, expansion.to_wikitext()

An `Expander` serves any number of pages of one wiki, one after another; parsed templates are kept
between them, in bounded memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from wikiextract.expand.arguments import GivenArguments
from wikiextract.expand.calls import expand_argument, expand_call
from wikiextract.expand.frame import Frame, Handlers
from wikiextract.expand.functions.registry import VARIABLES, all_functions
from wikiextract.expand.lua.host import ModuleRunner
from wikiextract.expand.markers import StripMarker
from wikiextract.expand.module_frame import module_caller
from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.origins import Origin, Traced
from wikiextract.expand.page.expansion import ModuleChanges, PageExpansion
from wikiextract.expand.page.facts import PageFacts
from wikiextract.expand.parsed_pages import ParsedPages, ParsedTexts
from wikiextract.expand.pieces import Argument, Comment, ExtensionTag, Ignored, Markup, Template
from wikiextract.expand.result import CallAround, Counters, Transclusion
from wikiextract.expand.scanner import scan
from wikiextract.expand.stored import StoredValue
from wikiextract.expand.tags import expand_tag
from wikiextract.expand.wiki_converters import WikiConverters
from wikiextract.expand.words import CallLookup
from wikiextract.language.facts import load_language
from wikiextract.nodes import Diagnostic, Where
from wikiextract.site import Site, Title
from wikiextract.site.title import MEDIAWIKI
from wikiextract.sources.page import Revision
from wikiextract.store.entities.source import EntitySource
from wikiextract.store.page_source import NoPages, PageSource
from wikiextract.wikibase.client import Client
from wikiextract.wikibase.repository import MOST_USED, EntityCache

_MOST_MISSING = 20
"""So many entities that are not there are told one by one."""


class Expander:
    """Expands pages of one wiki."""

    def __init__(
        self,
        site: Site,
        pages: PageSource | None = None,
        options: ExpandOptions | None = None,
        modules: ModuleRunner | None = None,
        texts: ParsedTexts | None = None,
        entities: EntitySource | None = None,
    ) -> None:
        """`pages` are those that can be transcluded (default: none); `modules` runs Lua.

        `texts` keeps scanned templates for several expanders of the site, whatever their pages are.
        `entities` are those of the wiki's Wikibase (default: nobody knows of any).
        """
        self.site = site
        self.pages = pages if pages is not None else NoPages()
        self.options = options if options is not None else ExpandOptions()
        self._entities = EntityCache(entities) if entities is not None else None
        self._converters = WikiConverters(site, self.pages)
        self._parsed_pages = ParsedPages(
            site, self.pages, self._converters, self.options.cached_characters, texts
        )
        words = CallLookup(
            site, all_functions(), VARIABLES, string_functions=self.options.string_functions
        )
        self._handlers = Handlers(
            constructs={
                Template: partial(expand_call, words),
                Argument: expand_argument,
                ExtensionTag: expand_tag,
                Comment: _nothing,
                Ignored: _nothing,
            },
            run_module=module_caller(modules, words) if modules is not None else None,
        )

    def expand(
        self,
        wikitext: str,
        title: Title,
        *,
        revision: Revision | None = None,
        page_id: int | None = None,
    ) -> Expansion:
        """Expand the page `title` with the text `wikitext`. Nothing is raised.

        `revision` gives ``{{REVISIONTIMESTAMP}}`` and, without `ExpandOptions.now`, the time.
        """
        revision = revision if revision is not None else Revision()
        wikitext = wikitext.replace("\x7f", "?")
        facts = PageFacts(
            site=self.site,
            title=title,
            pages=self.pages,
            entities=Client(self.site, self._entities) if self._entities is not None else None,
            converters=self._converters,
            options=self.options,
            language=load_language(_language_code(self.site, title)),
            revision=revision,
            page_id=page_id,
            now=self.options.now or _time(revision.timestamp) or datetime.now(UTC),
            wikitext=wikitext,
        )
        expansion = PageExpansion.begin(facts, self._parsed_pages)
        frame = Frame(expansion, self._handlers, title, GivenArguments({}), in_source=True)
        try:
            text = frame.expand(scan(wikitext, extension_tags=self.site.extension_tags))
        except RecursionError:
            # The limits keep clear of it; a caller deep in the stack of its own may not.
            expansion.problem("recursion-limit", "The page needs a deeper stack than there is.")
            text = wikitext
        return Expansion(text, frame)


class Expansion:
    """A page's expanded text, and everything that was learnt on the way.

    The text holds strip markers for extension tags. Content of tags may be expanded later
    (`expand_content`), which adds to the markers, transclusions and diagnostics.
    """

    def __init__(self, text: str, frame: Frame) -> None:
        """`frame` is that of the page itself."""
        self.text = text
        self._frame = frame
        self._expansion = frame.expansion

    def with_text(self, text: str) -> Expansion:
        """Return the same expansion with another text, such as a part of its own."""
        return Expansion(text, self._frame)

    @property
    def page(self) -> PageFacts:
        """The page that was expanded, with its wiki and the options."""
        return self._expansion.facts

    @property
    def markers(self) -> Mapping[str, StripMarker]:
        """The strip markers, with what each stands for."""
        return self._expansion.markers.markers

    @property
    def transclusions(self) -> Sequence[Transclusion]:
        """Calls of pages and modules, in the order in which they were expanded."""
        return self._expansion.findings.transclusions

    @property
    def origins(self) -> Sequence[Origin]:
        """Parts of `text` that calls and parameters gave (`ExpandOptions.trace_origins`)."""
        return self.text.origins if isinstance(self.text, Traced) else ()

    @property
    def templates(self) -> Mapping[str, bool]:
        """Titles of all pages that the text depends on, and whether they exist."""
        return self._expansion.findings.templates

    @property
    def entities(self) -> Mapping[str, bool]:
        """Ids of all entities that the text depends on, and whether they are there."""
        client = self.page.entities
        return {} if client is None else client.used

    @property
    def badges(self) -> Sequence[str]:
        """Ids of what the page is (a featured article, …), where its item says so."""
        client = self.page.entities
        item = client.item_of_page(self.page.title) if client is not None else None
        return client.badges(item) if client is not None and item is not None else ()

    @property
    def properties(self) -> Mapping[str, str]:
        """``displaytitle`` and ``defaultsort``, when the page sets them."""
        return self._expansion.findings.properties

    @property
    def looked_up(self) -> Iterable[Title]:
        """Titles of which the page asks whether they exist, which MediaWiki counts as links.

        Those of `Media` stand for files.
        """
        return self._expansion.findings.looked_up

    @property
    def display_titles(self) -> Sequence[str]:
        """The wikitext of all titles that the page states for itself, in their order."""
        return self._expansion.findings.display_titles

    @property
    def warnings(self) -> Sequence[str]:
        """Wikitext of warnings that modules gave."""
        return self._expansion.findings.warnings

    @property
    def tracked(self) -> Mapping[str, str]:
        """Messages that name the tracking categories into which the expansion puts the page.

        With the sort key that the page stated by then.
        """
        return self._expansion.findings.tracked

    @property
    def sort_keys(self) -> Sequence[tuple[int, str]]:
        """Sort keys that the page states, each with the number of markers there were by then."""
        return self._expansion.findings.sort_keys

    @property
    def stored(self) -> Sequence[StoredValue]:
        """The values that the page stores for the queries of its wiki, in their order."""
        return self._expansion.findings.stored

    @property
    def annotates(self) -> bool:
        """True if links may state something: functions of the page show that its wiki has it so."""
        return self._expansion.facts.site.has_annotations or self._expansion.findings.annotates

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """Problems, each once."""
        where = Where(title=self.page.title.prefixed)
        return (
            *self._expansion.log.entries(),
            *(
                Diagnostic(code="entity-not-stored", message=message, where=where)
                for message in self._missing_entities()
            ),
            *self._too_many_entities(where),
        )

    def _missing_entities(self) -> Iterator[str]:
        missing = [one for one, is_there in self.entities.items() if not is_there]
        for entity_id in missing[:_MOST_MISSING]:
            yield f"No entity {entity_id} is known here."
        if len(missing) > _MOST_MISSING:
            yield f"{len(missing) - _MOST_MISSING} more entities are not known here."

    def _too_many_entities(self, where: Where) -> Iterator[Diagnostic]:
        client = self.page.entities
        if client is not None and client.asks_too_much:
            message = f"The page asks for more than {MOST_USED} entities; the others are none."
            yield Diagnostic(code="too-many-entities", message=message, where=where)

    @property
    def counters(self) -> Counters:
        """How much of each limit was used."""
        depth = max((used.depth for used in self.transclusions), default=0)
        return self._expansion.limits.counters(depth)

    def hold(self, size: int) -> None:
        """Count characters that rendering keeps for the page (`ExpandOptions.held_size`)."""
        self._expansion.limits.hold(size)

    @property
    def exhausted(self) -> bool:
        """True when the page holds more than it may: nothing more is made for it."""
        return self._expansion.limits.exhausted

    def to_wikitext(self) -> str:
        """Return the text with its tags, as MediaWiki's ``expandtemplates`` shows it."""
        return self._expansion.markers.to_wikitext(self.text)

    def expand_content(self, marker: StripMarker, *, in_frame: bool = True) -> str:
        """Return the content of a tag, expanded where the tag stands.

        With `in_frame` False parameters of the template around it are not known, as in footnotes.
        """
        return self.expand_at(marker, marker.content or "", in_frame=in_frame)

    def expand_at(self, marker: StripMarker, wikitext: str, *, in_frame: bool = True) -> str:
        """Some wikitext of a tag (its content, an attribute), expanded where the tag stands."""
        frame = marker.frame if in_frame and marker.frame is not None else self._frame
        return frame.preprocess(wikitext)

    def arguments_at(self, marker: StripMarker) -> Mapping[str, str]:
        """Return all arguments of the template that a tag stands in, in MediaWiki's order.

        All of them are expanded, also those that the tag does not show, and count as used.
        """
        frame = marker.frame
        if not isinstance(frame, Frame):
            return {}
        values: dict[str, str] = {}
        for name in frame.given.argument_names():
            value = frame.argument(name) or ""
            if not frame.expansion.limits.count_argument(value):
                problem = "The values of parameters are too large in all."
                frame.expansion.problem("argument-size-limit", problem, frame.title)
                value = ""
            values[name] = value
        return values

    def call_at(self, marker: StripMarker) -> CallAround | None:
        """Return the page's own call in whose output a tag stands; None: in none.

        Only where origins are traced.
        """
        frame = marker.frame if self.page.options.trace_origins else None
        inner = frame
        while isinstance(frame, Frame):
            if frame.call >= 0:
                return CallAround(frame.call, is_own=frame is inner)
            frame = frame.parent
        return None

    def call_again(self, number: int, changes: ModuleChanges) -> Expansion | None:
        """Return the expansion of a call in the page, made once more; None when it cannot be.

        `number` is that of the call's transclusion. Modules are given values as `changes` makes
        them of what they are given otherwise; those are `Traced` where they come from parameters.

        The result is a value of its own: this expansion learns nothing of it. It begins with what
        is known here (markers, which values of the call may hold; transclusions, by whose numbers
        origins go; properties and the like), what it adds is its own, and so are its diagnostics.
        Only the page's limits count this call as well. Content of its tags is expanded as the call
        is, with `changes`; that of tags which stand in this expansion is expanded here.
        """
        call = self._expansion.findings.transclusions[number]
        title = self.page.site.title(call.target)
        parsed = self._expansion.fetch(title) if title is not None and call.kind == "page" else None
        if parsed is None:
            return None
        fork = self._expansion.fork(changes)
        page = Frame(fork, self._frame.handlers, self.page.title, GivenArguments({}), None, True)
        frame = page.child(parsed.title, call.given.expanded_by(page.expand))
        frame.call = number
        try:
            return Expansion(frame.expand(parsed.pieces), page)
        except RecursionError:
            return None


def _nothing(frame: Frame, piece: Markup) -> str:
    """Comments and what is ignored in this mode leave nothing."""
    return ""


def _language_code(site: Site, title: Title) -> str:
    """The language that a page is written in: code of the interface is in English."""
    if title.namespace == MEDIAWIKI and title.text.endswith((".css", ".js", ".json")):
        return "en"
    return site.language


def _time(timestamp: str | None) -> datetime | None:
    """The time of an ISO 8601 timestamp, None when it is none."""
    if not timestamp:
        return None
    try:
        time = datetime.fromisoformat(timestamp)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
