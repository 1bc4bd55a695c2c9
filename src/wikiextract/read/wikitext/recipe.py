"""The readers of wikitext, in the order in which they run, each with the reason for its place.

Each reader fills its part of the draft, and runs where one of the parts that need it is asked for.
What a call or a link shows is worked out once per page and kept in the draft's `reading`, so that
readers of text must run after those of calls.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from wikiextract.markup.queries import tag_not_run
from wikiextract.nodes import JOINED, LEAD, PARTS, ExternalLink, Parts
from wikiextract.read.blocks.extensions import extensions_in, report_left_out
from wikiextract.read.blocks.sections import section_tree
from wikiextract.read.wikitext.blocks.extensions import extension_block
from wikiextract.read.wikitext.blocks.flow import flow_in_range
from wikiextract.read.wikitext.blocks.headings import read_headings
from wikiextract.read.wikitext.blocks.paragraphs import texts_to_skip
from wikiextract.read.wikitext.boxes.claims import without_blocks
from wikiextract.read.wikitext.boxes.infobox import read_infobox_blocks
from wikiextract.read.wikitext.boxes.notices import read_notice_blocks
from wikiextract.read.wikitext.boxes.page_end import read_page_end
from wikiextract.read.wikitext.calls.calls import read_calls
from wikiextract.read.wikitext.draft import SourceDraft
from wikiextract.read.wikitext.notes.notes import read_numbered_notes
from wikiextract.read.wikitext.notes.numbering import number_references
from wikiextract.read.wikitext.page_facts import (
    may_be_disambiguation,
    read_page_facts,
    redirect_end,
    statement_places,
)
from wikiextract.read.wikitext.stored import read_stored
from wikiextract.read.wikitext.text.links import read_category_links, read_language_links

SourceReader: TypeAlias = Callable[[SourceDraft], None]

_CONTENT = frozenset(PARTS) - {"short_description", "categories", "language_links"} | {LEAD}
"""The parts that hold text of the page; the others are told by links and a few calls."""
_BLOCKS = _CONTENT - {"references", "templates", "stored_facts"} | {LEAD}
"""The parts that stand in the page's blocks, or beside them."""
_TEXT = frozenset(["sections", "external_links"])
"""The parts that need all text, and to know what of it is something else."""


_ENDS = _TEXT | {"navboxes", "notices"}
"""The parts that need to know how sections begin and end; the others are the lead, and boxes."""


class SourceStep(NamedTuple):
    """A reader, and the parts that need it: all of them where none are named.

    `joined`: a document that is only joined with what the reader sees needs it, too.
    """

    read: SourceReader
    parts: frozenset[str] = frozenset()
    joined: bool = True


def readers_of(draft: SourceDraft) -> tuple[SourceReader, ...]:
    """Return the readers for the parts that are asked for, in their order."""
    parts = draft.parts
    if not parts.has_any(_BLOCKS) and may_be_disambiguation(draft.reading):
        # The kind of a page is always told; this one, by its blocks.
        parts = draft.parts = parts.plus("coordinates")
    return _readers_for(parts)


@lru_cache(maxsize=64)
def _readers_for(parts: Parts) -> tuple[SourceReader, ...]:
    joined = JOINED in parts
    return tuple(
        step.read
        for step in SOURCE
        if (not step.parts or parts.has_any(step.parts)) and (step.joined or not joined)
    )


def _note_numbers(draft: SourceDraft) -> None:
    number_references(draft.reading)


def _calls(draft: SourceDraft) -> None:
    reading = draft.reading
    told = draft.parts.has_any(_CONTENT)
    read_calls(reading, None if told else statement_places(reading))


def _sections(draft: SourceDraft) -> None:
    reading = draft.reading
    reading.lead_only = not draft.parts.has_any(_ENDS)
    reading.skipped = texts_to_skip(reading) if JOINED in draft.parts else None
    items = flow_in_range(reading, redirect_end(reading), len(reading.text), headings=True)
    draft.sections = section_tree(read_headings(reading, items), end=len(reading.text))
    draft.ends_known = not reading.passes_over(len(reading.text))
    reading.lead_only = False
    reading.skipped = None


def _references(draft: SourceDraft) -> None:
    draft.references = read_numbered_notes(draft.reading)


def _infoboxes(draft: SourceDraft) -> None:
    draft.infoboxes, claimed = read_infobox_blocks(
        draft.reading, draft.sections, only_tables=JOINED in draft.parts
    )
    draft.claimed |= claimed


def _facts(draft: SourceDraft) -> None:
    draft.facts = read_page_facts(draft.reading, draft.sections, draft.claimed)
    draft.claimed |= draft.facts.claimed


def _page_end(draft: SourceDraft) -> None:
    if not draft.ends_known:
        return
    draft.navboxes, stubs, claimed = read_page_end(draft.reading, draft.sections, draft.claimed)
    draft.notices += stubs
    draft.claimed |= claimed


def _notices(draft: SourceDraft) -> None:
    notices, claimed = read_notice_blocks(draft.reading, draft.sections, draft.claimed)
    draft.notices = (*notices, *draft.notices)
    draft.claimed |= claimed


def _article_text(draft: SourceDraft) -> None:
    draft.sections = without_blocks(draft.sections, draft.claimed)


def _categories(draft: SourceDraft) -> None:
    reading, sort_key = draft.reading, draft.facts.sort_key
    draft.categories = read_category_links(reading, sort_key, start=redirect_end(reading))


def _language_links(draft: SourceDraft) -> None:
    reading = draft.reading
    draft.language_links = read_language_links(reading, start=redirect_end(reading))


def _stored(draft: SourceDraft) -> None:
    reading = draft.reading
    draft.stored_facts = read_stored(reading, start=redirect_end(reading))


def _extensions(draft: SourceDraft) -> None:
    reading = draft.reading
    met = [tag for tag in reading.constructs.tags if tag.facts.content == "source"]
    for tag in met:
        if not tag.facts.known:
            message = f"The tag <{tag.name}> is not known: its source is kept."
            reading.log.report("unknown-extension-tag", message, span=(tag.start, tag.end))
        elif tag.facts.query:
            message = tag_not_run(tag.name)
            reading.log.report("query-not-run", message, span=(tag.start, tag.end))
    if met:
        boxes = (draft.infoboxes, draft.navboxes, draft.notices, draft.references)
        kept = {one.span: one for one in extensions_in((*boxes, draft.sections))}
        kept |= {one.span: one for one in extensions_in(tuple(reading.calls.values()))}
        report_left_out([extension_block(reading, tag) for tag in met], kept.values(), reading.log)


def _external_links(draft: SourceDraft) -> None:
    ordered = sorted(draft.reading.urls.items(), key=lambda item: item[1][0])
    draft.external_links = tuple(ExternalLink(url=url, text=text) for url, (_, text) in ordered)


SOURCE: tuple[SourceStep, ...] = (
    # First: any text may hold a mark, which is known by the number of its note.
    SourceStep(_note_numbers),
    # Before any text, of which what calls show is a part.
    SourceStep(_calls),
    SourceStep(_sections, _BLOCKS),
    # After the calls, which say what sources they describe.
    SourceStep(_references, _TEXT | {"references"}),
    # The first of the readers that find out what a block is, and the surest of them: it goes by the
    # form of the call. (The later ones pass over what is claimed.)
    SourceStep(_infoboxes, _BLOCKS),
    # After the infoboxes: coordinates in one count for the page where nothing else states any.
    SourceStep(_facts),
    # Before the notices: calls at the page's end are navboxes first, wherever names say both.
    SourceStep(_page_end, _BLOCKS, joined=False),
    SourceStep(_notices, _TEXT | {"notices"}, joined=False),
    # After all that claim blocks: the article's text is what they leave.
    SourceStep(_article_text, _TEXT),
    # After the facts, which give the sort key.
    SourceStep(_categories, frozenset(["categories"])),
    SourceStep(_language_links, frozenset(["language_links"])),
    SourceStep(_stored, frozenset(["stored_facts"])),
    # Last: whatever reads text notes URLs, and keeps the extension tags in it.
    SourceStep(_external_links, frozenset(["external_links"])),
    SourceStep(_extensions, _TEXT, joined=False),
)
"""A page's wikitext, from its constructs to nodes."""
