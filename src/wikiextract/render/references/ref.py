"""``<ref>``: a mark in the text, a note in the list."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from wikiextract.render.references.errors import error_html, error_wikitext
from wikiextract.render.references.marks import mark
from wikiextract.render.tags.call import TagCall, TagResult

if TYPE_CHECKING:
    from wikiextract.render.references.citations import Group, Note
    from wikiextract.render.roles import TagPage

_KNOWN = ("dir", "follow", "group", "name")
_TAG = re.compile(r"<(?:!--|(\w+))")
_CLOSING_TAG = re.compile(r"</(\w+)\s*>")
_NOTE_TAG = re.compile(r"<ref(?:erences)?\b[^>]*>", re.IGNORECASE)


def ref(call: TagCall) -> TagResult:
    """Note a footnote; return its mark (nothing inside a list and for continuations)."""
    page = call.page
    attributes = call.attributes
    written = call.marker.content
    name, follow = attributes.get("name", ""), attributes.get("follow", "")
    group = attributes.get("group", "")
    if page.citations.inside_list:
        _define_in_list(call, name, group if "group" in attributes else None)
        return TagResult("")
    unknown = next((key for key in attributes if key not in _KNOWN), None)
    problem = None
    if unknown is not None and follow:
        problem = error_html(page, "cite_error_ref_too_many_keys", unknown, ", ".join(_KNOWN))
    elif "name" in attributes and not name and written is None:
        problem = error_html(page, "cite_error_included_ref")
    else:
        problem = _problem(written, name, follow, page)
    if problem is not None:
        return TagResult(problem)
    text = call.expand(written, in_frame=False) if written and written.strip() else None
    if follow:
        _continue(follow, text or "", group, page)
        return TagResult("")
    notes = page.citations.group(group)
    note = notes.by_name.get(name) if name else None
    if note is None:
        note = page.citations.add(notes, name)
    notes.number(note)
    _state_text(note, text, written, attributes.get("dir", ""), page)
    if unknown is not None:
        note.add_problem(
            error_wikitext(page, "cite_error_ref_too_many_keys", unknown, ", ".join(_KNOWN))
        )
    use = note.uses
    note.uses += 1
    return TagResult(mark(note, notes, use, page))


def _problem(written: str | None, name: str, follow: str, page: TagPage) -> str | None:
    """Return the error of a tag that makes no footnote at all."""
    if not (written or "").strip() and not name:
        return error_html(page, "cite_error_ref_no_input")
    if name and follow:
        return error_html(page, "cite_error_ref_follow_conflicts")
    if name.isdigit() or follow.isdigit():
        return error_html(page, "cite_error_ref_numeric_key")
    if written and _holds_note_tag(written):
        return error_html(page, "cite_error_included_ref")
    return None


def _holds_note_tag(written: str) -> bool:
    """Return True if the tag of a footnote begins in a text, and not within another element."""
    last = written.rfind(">") + 1  # no tag ends behind it
    if not _NOTE_TAG.search(written, 0, last):
        return False
    last_comment_end = written.rfind("-->")
    closed: dict[str, list[int]] = {}
    for closing in _CLOSING_TAG.finditer(written):
        closed.setdefault(closing[1], []).append(closing.start())
    position = 0
    while (match := _TAG.search(written, position, last)) is not None:
        position = match.end()
        if match[1] is None:
            end = written.find("-->", position) + 3 if position <= last_comment_end else 0
        else:
            behind = written.index(">", position) + 1
            ends = closed.get(match[1], [])
            known = bisect_left(ends, behind)
            end = written.index(">", ends[known]) + 1 if known < len(ends) else 0
        if end > 2:
            position = end
        elif _NOTE_TAG.match(written, match.start()):
            return True
    return False


def _state_text(
    note: Note, text: str | None, written: str | None, direction: str, page: TagPage
) -> None:
    direction = direction.lower()
    if direction not in {"", "ltr", "rtl", "auto"}:
        note.add_problem(error_wikitext(page, "cite_error_ref_invalid_dir", direction))
        direction = ""
    if text is None:
        if direction and note.direction and direction != note.direction:
            note.add_problem(error_wikitext(page, "cite_error_ref_conflicting_dir", note.name))
        elif direction and note.text is None:
            note.direction = direction
        return
    if note.text is None:
        if direction and note.direction and direction != note.direction:
            note.add_problem(error_wikitext(page, "cite_error_ref_conflicting_dir", note.name))
        note.text, note.written = text, written
        note.direction = direction or note.direction
        return
    unstrip = page.strip.unstrip_both
    # Texts are compared as they were written; templates may look the same in the end.
    first = note.text if note.written is None else note.written
    if first != written and unstrip(first) != unstrip(written or text):
        note.add_problem(error_wikitext(page, "cite_error_references_duplicate_key", note.name))


def _continue(follow: str, text: str, group: str, page: TagPage) -> None:
    """A further part of a note's text (a note that runs over several pages of a book)."""
    notes = page.citations.group(group)
    parent = notes.by_name.get(follow)
    if parent is not None:
        parent.text = parent.text or ""
        parent.continued.append(text)
        return
    note = page.citations.add(notes, "")
    note.parent, note.text = follow, text


def _define_in_list(call: TagCall, name: str, group: str | None) -> None:
    """A ``<ref>`` inside ``<references>``: the text of a note whose marks are elsewhere."""
    page = call.page
    citations = page.citations
    notes: Group = citations.group(citations.list_group)
    written = call.marker.content
    text = call.expand(written, in_frame=False) if written and written.strip() else None
    if group is not None and group != citations.list_group:
        problem = error_wikitext(page, "cite_error_references_group_mismatch", group)
        note = notes.by_name.get(name)
        if text is None or note is None:
            citations.list_problems.append(problem)
        else:
            note.add_problem(problem)
            note.text = text if note.text is None else note.text
        return
    if text is None:
        citations.list_problems.append(
            error_wikitext(page, "cite_error_empty_references_define", name, citations.list_group)
        )
        return
    note = notes.by_name.get(name) if name else None
    if note is None:
        note = citations.add(notes, name)
        note.add_problem(
            error_wikitext(page, "cite_error_references_missing_key", name)
            if name
            else error_wikitext(page, "cite_error_references_no_key")
        )
    _state_text(note, text, written, call.attributes.get("dir", ""), page)
