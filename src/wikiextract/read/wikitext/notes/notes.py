"""The footnotes of a page, each once: their texts, links, pictures and sources."""

from __future__ import annotations

from wikiextract.nodes import Citation, Image, Link, Reference
from wikiextract.read.text.folding import fold
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.shown import Shown
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.notes.short_citations import short_citation
from wikiextract.read.wikitext.reading import NumberedNote, Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.source_run import listed_links


def read_numbered_notes(reading: Reading) -> tuple[Reference, ...]:
    """The notes of the page, each once, in the order in which they are numbered."""
    return tuple(_read(reading, note) for note in reading.notes)


def _read(reading: Reading, note: NumberedNote) -> Reference:
    if note.call is not None:
        return _short_citation(reading, note, note.call)
    texts: list[str] = []
    links: list[Link] = []
    images: list[Image] = []
    marks: list[str] = []
    citation: Citation | None = None
    for start, end in note.content:
        shown = _shown_by_call(reading, start, end)
        if shown is not None:
            texts.append(fold(shown.text))
            links += shown.links
            images += shown.images
            marks += shown.references
            citation = citation or reading.citations.get(start)
            continue
        run = read_run(reading, start, end)
        run.say_code()
        texts.append(run.text())
        links += run.all_links()
        links += listed_links(run.listed)
        images += run.all_images()
        marks += run.all_references()
        citation = citation or _citation(reading, start, end)
    return Reference(
        id=note.id,
        name=note.name,
        group=note.group,
        text=" ".join(text for text in texts if text) or None,
        links=tuple(links),
        images=tuple(images),
        references=tuple(marks),
        citation=citation,
        span=note.span,
    )


def _shown_by_call(reading: Reading, start: int, end: int) -> Shown | None:
    """Return what a call shows that is all of a note's text, as most citations are.

    None for any other text, and for a call of which more is to be said than what a note holds.
    """
    construct = reading.constructs.at.get(start)
    if construct is None or construct.end != end or not isinstance(construct, CallMarkup):
        return None
    shown = reading.shown.get(start)
    if shown is None or not shown.understood or shown.items or shown.blocks:
        return None
    return shown


def _short_citation(reading: Reading, note: NumberedNote, index: int) -> Reference:
    """A note that is nothing but a short citation, which a call states."""
    arguments = CallArguments(reading.calls[index])
    shown = short_citation(arguments, reading.site.language)
    return Reference(
        id=note.id,
        name=note.name,
        group=note.group,
        text=shown.text if shown is not None else None,
        links=shown.links if shown is not None else (),
        references=shown.references if shown is not None else (),
        span=note.span,
    )


def _citation(reading: Reading, start: int, end: int) -> Citation | None:
    """The source that the first citation template in a note describes."""
    for construct in reading.constructs.within(start, end):
        citation = reading.citations.get(construct.start)
        if citation is not None:
            return citation
    return None
