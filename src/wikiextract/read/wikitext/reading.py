"""One page's reading: its text, its wiki, what was found in it so far, the problems met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.nodes import Citation, Span, TemplateCall
from wikiextract.read.wikitext.calls.call_names import CallName, name_calls
from wikiextract.read.wikitext.calls.handler import CallHandler
from wikiextract.read.wikitext.calls.literal_calls import LiteralCalls
from wikiextract.read.wikitext.calls.shown import Shown
from wikiextract.read.wikitext.constructs import CONTROL, CallMarkup, Constructs
from wikiextract.read.wikitext.find_constructs import find_constructs
from wikiextract.read.wikitext.skipped_texts import SkippedTexts
from wikiextract.read.wikitext.table_signs import TableSigns
from wikiextract.read.wikitext.text.addresses import AddressPatterns, address_patterns
from wikiextract.read.wikitext.text.tokens import inline_tokens
from wikiextract.site import Site, Title
from wikiextract.site.query_extensions import all_functions, semantic_functions

_CONTROL = CONTROL.encode()
_NO_CONTROL = str.maketrans(dict.fromkeys(CONTROL, " "))


class Reading(msgspec.Struct):
    """The page and all that is known of it, as every reader of the source view is given it.

    `text` is the wikitext (control characters, which wikitext cannot hold, as blanks, so that
    offsets stay), `addresses` how external links look, `tokens` what is no plain text. `names` and
    `notes` are all of the page in document order, `calls` by their index in it. The dictionaries
    collect what is worked out once per page: `file_options` what links say of files, `shown`
    what a call shows, `citations` the sources that calls describe (all by offset), `note_marks` the
    ids of the footnotes whose marks a tag or call at an offset shows (none for one that only states
    a note's text), `empty_lists` the offsets of lists of notes that show none, `urls` the external
    links with their places and texts, `table_attributes` how tables are marked up, `link_numbers`
    the numbers of links without text (None before one is asked for), `unlinked` the places of
    pictures that lead nowhere.
    `table_signs` are the signs of tables that calls stand for, `literals` the calls that depend on
    the page alone, `redirect_end` where the text begins behind a redirect (None before that is
    asked for). `annotates`: ``[[Property::value]]`` states something of the page. `handler` is
    asked first what a call of a template shows. `lead_only`: of what follows the lead only boxes
    are read; `lead_end` is where the lead ends, once that is known. `skipped` are texts of which
    nothing is asked for but that they are there, and behind the lead not even that (None: no such).
    """

    text: str
    site: Site
    title: Title | None
    constructs: Constructs
    log: DiagnosticLog
    table_signs: TableSigns
    literals: LiteralCalls
    addresses: AddressPatterns
    tokens: re.Pattern[str]
    names: list[CallName] = msgspec.field(default_factory=list)
    calls: dict[int, TemplateCall] = msgspec.field(default_factory=dict)
    notes: list[NumberedNote] = msgspec.field(default_factory=list)
    file_options: dict[int, FileOptions] = msgspec.field(default_factory=dict)
    shown: dict[int, Shown] = msgspec.field(default_factory=dict)
    citations: dict[int, Citation] = msgspec.field(default_factory=dict)
    note_marks: dict[int, tuple[str, ...]] = msgspec.field(default_factory=dict)
    empty_lists: set[int] = msgspec.field(default_factory=set)
    urls: dict[str, tuple[int, str | None]] = msgspec.field(default_factory=dict)
    table_attributes: dict[int, str] = msgspec.field(default_factory=dict)
    link_numbers: dict[int, int] | None = None
    unlinked: set[int] = msgspec.field(default_factory=set)
    redirect_end: int | None = None
    annotates: bool = False
    handler: CallHandler | None = None
    lead_only: bool = False
    lead_end: int | None = None
    skipped: SkippedTexts | None = None

    def passes_over(self, start: int) -> bool:
        """Return True if text, a list or a table of data at an offset is passed over."""
        return self.lead_only and self.lead_end is not None and start >= self.lead_end


class NumberedNote(msgspec.Struct):
    """A footnote while its marks are counted.

    `content` are the ranges of its text, which may go on elsewhere; `call` is the index of the call
    that states a source in place of a text.
    """

    id: str
    name: str | None
    group: str | None
    content: list[Span] = msgspec.field(default_factory=list)
    call: int | None = None
    span: Span | None = None


class FileOptions(msgspec.Struct, frozen=True):
    """The options of a file link.

    `caption`, `alt` and `link` (where it leads) are ranges of the text. `apart`: the picture stands
    beside the text; `framed`: its caption is shown (otherwise it only describes the picture).
    `unlinked`: it leads nowhere.
    """

    caption: Span | None = None
    alt: Span | None = None
    apart: bool = False
    framed: bool = False
    link: Span | None = None
    unlinked: bool = False


def begin_reading(
    wikitext: str, site: Site, title: Title | None, handler: CallHandler | None = None
) -> Reading:
    """Find the constructs of a page and get ready to read them."""
    text = wikitext
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    if _has_control(text):
        text = text.translate(_NO_CONTROL)
    constructs = find_constructs(text, extension_tags=site.extension_tags)
    log = DiagnosticLog(title.prefixed if title is not None else None)
    names = name_calls(text, site, title, constructs, log)
    literals = LiteralCalls(text, site, title, constructs, names)
    if literals.chosen:
        constructs.choose(literals.chosen)
    functions = any(name.magic for name in names)
    if functions:
        constructs.leave_out_links(_unshown_calls(site, constructs, names))
    addresses = address_patterns(site.url_protocols)
    return Reading(
        text=text,
        site=site,
        title=title,
        constructs=constructs,
        log=log,
        addresses=addresses,
        tokens=inline_tokens(addresses.beginning),
        names=names,
        table_signs=TableSigns(constructs.calls, names),
        literals=literals,
        annotates=site.has_annotations
        or (functions and _calls_semantic_functions(site, constructs, names)),
        handler=handler,
    )


def _has_control(text: str) -> bool:
    # Bytes are looked through in a third of the time that a pattern takes for characters.
    written = text.encode("utf-8", "surrogatepass")
    return len(written.translate(None, _CONTROL)) < len(written)


def _unshown_calls(
    site: Site, constructs: Constructs, names: Sequence[CallName]
) -> Iterator[CallMarkup]:
    """The calls whose arguments are for a query or a store alone."""
    known = all_functions() & site.function_ids
    return (call for call in constructs.calls if names[call.index].magic in known)


def _calls_semantic_functions(
    site: Site, constructs: Constructs, names: Sequence[CallName]
) -> bool:
    """Return True if the page's own text shows that its wiki has Semantic MediaWiki."""
    known = semantic_functions() & site.function_ids
    return bool(known) and any(names[call.index].magic in known for call in constructs.seen_calls)
