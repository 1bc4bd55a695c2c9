"""Which footnotes a page has, and where their marks stand: numbered before any text is read.

Rules: https://www.mediawiki.org/wiki/Help:Cite. A note's id is what Extension:Cite makes of its
name and number, as far as templates of the page do not make notes of their own. Notes count in the
order in which MediaWiki expands them, so that one within another comes first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

import msgspec

from wikiextract.markup.names import NOTE_ID
from wikiextract.nodes import Span
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.calls.arguments import family_of
from wikiextract.read.wikitext.constructs import CallMarkup, TagMarkup
from wikiextract.read.wikitext.notes.note_calls import (
    WrittenNote,
    list_group,
    note_of_call,
    note_of_tag_call,
    reused_names,
    short_note,
    tag_called,
)
from wikiextract.read.wikitext.reading import NumberedNote, Reading

_SPACES = re.compile(r"[\s_]+")
_NOTE_FAMILIES = frozenset(["footnote", "short_note", "note_reuse", "note_list"])


class _Marking(msgspec.Struct, frozen=True):
    """A tag or call that makes or lists notes. `lists`: it is a list, of the group `group`."""

    markup: TagMarkup | CallMarkup
    family: str
    lists: bool = False
    group: str | None = None


class _Numbering(msgspec.Struct):
    """The notes met so far. `named` are those that wait for their list, by group and name."""

    reading: Reading
    lists: list[_Marking]
    starts: list[int]
    named: dict[str, dict[str, NumberedNote]] = msgspec.field(default_factory=dict)

    def around(self, start: int) -> _Marking | None:
        """Return the list within which an offset stands."""
        place = bisect_right(self.starts, start) - 1
        found = self.lists[place] if place >= 0 else None
        return found if found is not None and start < found.markup.end else None

    def note(self, name: str | None, group: str | None) -> NumberedNote:
        """Return the note of that name and group, a new one if there is none or it has no name."""
        note = self.known(name, group)
        if note is None:
            notes = self.reading.notes
            anchor = f"{_SPACES.sub('_', name)}-" if name else ""
            note = NumberedNote(f"{NOTE_ID}-{anchor}{len(notes) + 1}", name, group)
            notes.append(note)
            if name:
                self.named.setdefault(group or "", {})[name] = note
        return note

    def known(self, name: str | None, group: str | None) -> NumberedNote | None:
        """Return the note of that name and group if there is one."""
        return self.named.get(group or "", {}).get(name or "")

    def mark(self, start: int, *notes: NumberedNote) -> None:
        """State the marks that stand at an offset; in a list none does."""
        ids = () if self.around(start) is not None else tuple([note.id for note in notes])
        self.reading.note_marks[start] = ids

    def end_list(self, group: str | None) -> None:
        """Forget the names of a group, which may mean other notes after its list."""
        self.named.pop(group or "", None)


def number_references(reading: Reading) -> None:
    """Give every note its id and every mark its notes."""
    markings = sorted(_markings(reading), key=attrgetter("markup.end"))
    lists = sorted((one for one in markings if one.lists), key=attrgetter("markup.start"))
    numbering = _Numbering(reading, lists, [one.markup.start for one in lists])
    for marking in markings:
        if marking.lists:
            numbering.end_list(marking.group)
        elif isinstance(marking.markup, TagMarkup):
            _number_tag(numbering, marking.markup)
        else:
            _number_call(numbering, marking.markup, marking.family)
    reading.empty_lists.update(_empty_lists(reading))
    for note in reading.notes:
        if not note.content and note.call is None:
            named = f'"{note.name}"' if note.name else note.id
            message = f"the page gives no text for the footnote {named}"
            reading.log.report("note-without-text", message, severity="info", span=note.span)


def _markings(reading: Reading) -> Iterator[_Marking]:
    constructs = reading.constructs
    for tag in constructs.tags:
        if tag.name == "ref":
            yield _Marking(tag, "ref")
        elif tag.name == "references":
            group = read_attributes(tag.attributes).get("group") or None
            yield _Marking(tag, "references", True, group)
    for call in constructs.seen_calls:
        name = reading.names[call.index]
        if name.magic == "tag":
            tag_name = tag_called(reading, call)
            if tag_name == "ref":
                yield _Marking(call, "ref")
            elif tag_name == "references":
                yield _Marking(call, "references", True, list_group(reading, call))
        elif name.kind == "template":
            family = family_of(name.name.lower())
            if family in _NOTE_FAMILIES:
                listed = family == "note_list"
                group = list_group(reading, call) if listed else None
                yield _Marking(call, family, listed, group)


def _empty_lists(reading: Reading) -> Iterator[int]:
    """Yield the offsets of lists that show no notes: none is marked since the last of the group.

    Any other call may make notes.
    """
    lists = [tag for tag in reading.constructs.tags if tag.facts.kind == "note_list"]
    if not lists:
        return
    groups = {note.id: note.group or "" for note in reading.notes}
    marked: dict[int, set[str | None]] = {
        call.start: {None} for call in reading.constructs.seen_calls
    }
    for start, names in reading.note_marks.items():
        marked[start] = {groups[name] for name in names} or {None}
    waiting: set[str | None] = set()
    starts = sorted(marked)
    seen = 0
    for tag in lists:
        while seen < len(starts) and starts[seen] < tag.end:
            waiting |= marked[starts[seen]]
            seen += 1
        group = read_attributes(tag.attributes).get("group") or ""
        if group not in waiting and None not in waiting:
            yield tag.start
        waiting.discard(group)


def _number_tag(numbering: _Numbering, tag: TagMarkup) -> None:
    attributes = read_attributes(tag.attributes)
    content = (tag.content_start, tag.content_end)
    shows = bool(numbering.reading.text[slice(*content)].strip())
    written = WrittenNote(
        name=attributes.get("name") or None,
        group=attributes.get("group") or None,
        follow=attributes.get("follow") or None,
        content=content if shows else None,
    )
    _number(numbering, written, (tag.start, tag.end))


def _number_call(numbering: _Numbering, call: CallMarkup, family: str) -> None:
    reading, span = numbering.reading, (call.start, call.end)
    if family == "note_reuse":
        group, names = reused_names(reading, call)
        if names:
            notes = [numbering.note(name, group) for name in names]
            for note in notes:
                note.span = note.span or span
            numbering.mark(call.start, *notes)
        return
    if family == "short_note":
        name = short_note(reading, call)
        if name is not None:
            note = numbering.note(name, None)
            if note.call is None:
                note.call, note.span = call.index, span
            numbering.mark(call.start, note)
        return
    note_of = note_of_tag_call if family == "ref" else note_of_call
    _number(numbering, note_of(reading, call), span)


def _number(numbering: _Numbering, written: WrittenNote, span: Span) -> None:
    """Count what a tag or call says of a note."""
    reading, around = numbering.reading, numbering.around(span[0])
    group = written.group or (around.group if around is not None else None)
    if written.follow and not written.name:
        note = numbering.known(written.follow, group)
        if note is None:  # it goes on with a note of another page
            note = numbering.note(None, group)
            anchor = _SPACES.sub("_", written.follow)
            note.id = f"{NOTE_ID}-{anchor}-{len(reading.notes)}"
            note.name, note.span = written.follow, span
        if written.content is not None:
            note.content.append(written.content)
        numbering.mark(span[0])
        return
    if written.name is None and written.content is None:
        if written.made:
            message = "a footnote without name and text is none"
            reading.log.report("note-without-text", message, severity="info", span=span)
            numbering.mark(span[0])
        return
    note = numbering.note(written.name, group)
    numbering.mark(span[0], note)
    if written.content is None:
        note.span = note.span or span
    elif not note.content and note.call is None:
        note.content.append(written.content)
        note.span = span
    elif not note.content or not _same_text(reading, note.content[0], written.content):
        message = f'the footnote "{note.name}" has another text already; this one is not shown'
        reading.log.report("note-repeated", message, span=span)


def _same_text(reading: Reading, one: Span, other: Span) -> bool:
    return reading.text[slice(*one)].strip() == reading.text[slice(*other)].strip()
