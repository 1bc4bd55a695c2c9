"""Footnotes: ``<ref>``, ``{{#tag:ref}}`` and templates that make notes.

Rules: https://www.mediawiki.org/wiki/Help:Cite. A note's id is what Extension:Cite makes of its
name and number, as far as templates of the page do not make notes of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wikiextract.markup.names import NOTE_ID
from wikiextract.nodes import Citation, Image, Link, Reference
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.calls.arguments import family_of
from wikiextract.read.wikitext.constructs import CallMarkup, TagMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import NumberedNote, Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.source_run import SourceRun, listed_links

_SPACES = re.compile(r"[\s_]+")


@dataclass(slots=True)
class _Counter:
    """Numbers the notes of a page as Extension:Cite does."""

    notes: list[NumberedNote]
    named: dict[tuple[str, str], NumberedNote]

    def note(self, name: str | None, group: str | None) -> NumberedNote:
        """The note of that name and group, a new one when there is none or it has no name."""
        if name is None:
            note = NumberedNote(f"{NOTE_ID}-{len(self.notes) + 1}", None, group)
            self.notes.append(note)
            return note
        key = (group or "", name)
        if key not in self.named:
            anchor = _SPACES.sub("_", name)
            self.named[key] = NumberedNote(f"{NOTE_ID}-{anchor}-{len(self.notes) + 1}", name, group)
            self.notes.append(self.named[key])
        return self.named[key]


def number_references(reading: Reading) -> None:
    """Give every note its id, in document order, before any text is read."""
    counter = _Counter(reading.notes, {})
    constructs = reading.constructs
    marks: list[TagMarkup | CallMarkup] = [tag for tag in constructs.tags if tag.name == "ref"]
    for call in constructs.calls:
        name = reading.names[call.index]
        makes_note = name.kind == "template" and family_of(name.name.lower()) == "footnote"
        if makes_note or (name.magic == "tag" and _is_ref(reading, call)):
            marks.append(call)
    marks.sort(key=lambda mark: mark.start)
    every = [tag for tag in constructs.tags if tag.facts.kind == "note_list"]
    lists = [tag for tag in every if tag.content_end > tag.content_start]
    starts = [tag.start for tag in lists]
    for mark in marks:
        if isinstance(mark, TagMarkup):
            place = bisect_right(starts, mark.start) - 1
            around = lists[place] if place >= 0 and mark.start < lists[place].end else None
            _number_tag(reading, counter, mark, around)
        else:
            _number_call(reading, counter, mark)
    reading.empty_lists.update(_empty_lists(reading, every, counter.notes))


def _empty_lists(
    reading: Reading, lists: Sequence[TagMarkup], notes: Sequence[NumberedNote]
) -> Iterator[int]:
    """Yield the offsets of lists that show no notes: none is marked since the last of the group.

    Any other call may make notes.
    """
    if not lists:
        return
    groups = {note.id: note.group or "" for note in notes}
    marked: dict[int, str | None] = {call.start: None for call in reading.constructs.calls}
    marked |= {start: groups[name] for start, name in reading.reference_ids.items()}
    waiting: set[str | None] = set()
    starts = sorted(marked)
    seen = 0
    for tag in lists:
        while seen < len(starts) and starts[seen] < tag.end:
            waiting.add(marked[starts[seen]])
            seen += 1
        group = read_attributes(tag.attributes).get("group") or ""
        if group not in waiting and None not in waiting:
            yield tag.start
        waiting.discard(group)


def _number_tag(
    reading: Reading, counter: _Counter, tag: TagMarkup, around: TagMarkup | None
) -> None:
    """A ``<ref>``; `around` is the ``<references>`` that it stands in."""
    attributes = read_attributes(tag.attributes)
    group = attributes.get("group") or None
    if group is None and around is not None:
        group = read_attributes(around.attributes).get("group") or None
    name = attributes.get("name") or attributes.get("follow") or None
    note = counter.note(name, group)
    reading.reference_ids[tag.start] = note.id
    if tag.content_end > tag.content_start and note.content is None:
        note.content = (tag.content_start, tag.content_end)
        note.span = (tag.start, tag.end)
    elif note.span is None:
        note.span = (tag.start, tag.end)


def _number_call(reading: Reading, counter: _Counter, call: CallMarkup) -> None:
    text, words = reading.text, facts().words
    content: tuple[int, int] | None = None
    name = group = None
    for argument in call.arguments:
        value = text[argument.value_start : argument.end].strip().strip("\"'")
        if argument.name_end < 0:
            if content is None and value:
                content = (argument.start, argument.end)
            continue
        key = text[argument.start : argument.name_end].strip().lower()
        if key in words.note_content:
            content = (argument.value_start, argument.end)
        elif key in words.note_name:
            name = value or None
        elif key in words.note_group:
            group = value or None
    called = reading.names[call.index].name
    if group is None and called.lower() not in words.without_note_group:
        group = called.lower()  # such templates have a group of their own
    note = counter.note(name, group)
    reading.reference_ids[call.start] = note.id
    if content is not None and note.content is None:
        note.content, note.span = content, (call.start, call.end)


def _is_ref(reading: Reading, call: CallMarkup) -> bool:
    return reading.text[call.start + 2 : call.title_end].rpartition(":")[2].strip().lower() == "ref"


def read_numbered_notes(reading: Reading) -> tuple[Reference, ...]:
    """The notes of the page, each once, in the order of their first marks."""
    return tuple(_read(reading, note) for note in reading.notes)


def _read(reading: Reading, note: NumberedNote) -> Reference:
    text: str | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    citation: Citation | None = None
    run: SourceRun | None = None
    if note.content is not None:
        run = read_run(reading, *note.content)
        text = run.text() or None
        links = (*(placed.link for placed in run.links), *listed_links(run.listed))
        images = tuple(image for _, image in run.images)
        citation = _citation(reading, *note.content)
    return Reference(
        id=note.id,
        name=note.name,
        group=note.group,
        text=text,
        links=links,
        images=images,
        references=tuple(name for _, name in run.references) if run is not None else (),
        citation=citation,
        span=note.span,
    )


def _citation(reading: Reading, start: int, end: int) -> Citation | None:
    """The source that the first citation template in a note describes."""
    for construct in reading.constructs.within(start, end):
        citation = reading.citations.get(construct.start)
        if citation is not None:
            return citation
    return None
