"""The lists of footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.data_files import DataFile, read_data
from wikiextract.language.facts import load_language
from wikiextract.markup.names import MARK_ID, NOTE_GROUP, NOTE_ID, NOTE_LIST, NOTE_TEXT
from wikiextract.render.recipe import half_parse
from wikiextract.render.references.errors import error_html, error_wikitext
from wikiextract.render.references.marks import localised, mark_id, note_id
from wikiextract.render.sanitizer import escape_attribute

if TYPE_CHECKING:
    from wikiextract.render.references.citations import Group, Note
    from wikiextract.render.roles import TagPage

# Longer lists may be set in columns.
_MANY = 10


def list_html(group: Group, responsive: str | None, page: TagPage) -> str:
    """Return a group's list as half-parsed text."""
    if not group.notes:
        return ""
    ordered = sorted(group.notes, key=lambda note: note.number or 0)
    body = half_parse("\n" + "".join(_item(note, page) for note in ordered), page)
    name = ""
    if group.name and page.options.structure == "current":
        name = f' {NOTE_GROUP}="{escape_attribute(group.name)}"'
    columns = ""
    if responsive != "0" and len(ordered) > _MANY:
        columns = " mw-references-columns"
    body = body.rstrip("\n")
    notes = f'<ol class="{NOTE_LIST}"{name}>{body}\n</ol>'
    if responsive == "0":
        return notes
    return f'<div class="mw-references-wrap{columns}">{notes}</div>'


def remaining_lists(page: TagPage) -> str:
    """Return the lists of notes that wait for one that never came, as half-parsed text."""
    out: list[str] = []
    for name in list(page.citations.groups):
        group = page.citations.take_group(name)
        if group is None or not group.notes:
            continue
        if not name:
            out.append(list_html(group, None, page))
        elif any(note.uses for note in group.notes):
            problem = error_html(page, "cite_error_group_refs_without_references", name)
            out.append(f"<br />{problem}")
    return "\n" + "".join(out) if out else ""


def _item(note: Note, page: TagPage) -> str:
    if note.parent:
        identity = ""
        if page.options.structure == "1.39":
            identity = f' id="{NOTE_ID}-{escape_attribute(note.parent)}"'
        return f'<p{identity}><span class="{NOTE_TEXT}">{_text(note, page)}</span></p>\n'
    identity = (
        f' id="{NOTE_ID}-{escape_attribute(note_id(note, page.options.fragment_mode))}"'
        if note.uses
        else ""
    )
    direction = f' class="mw-cite-dir-{note.direction}"' if note.direction else ""
    automatic = ' dir="auto"' if note.direction == "auto" else ""
    if note.text is None and page.options.structure == "1.39":
        shown = _text(note, page).strip()
        return (
            f'<li{identity}{direction}><span class="mw-cite-backlink">{_backlinks(note, page)}'
            f"</span> {shown}</li>\n"
        )
    return (
        f'<li{identity}{direction}><span class="mw-cite-backlink">{_backlinks(note, page)}</span>'
        f' <span class="{NOTE_TEXT}"{automatic}>{_text(note, page)}</span>\n</li>\n'
    )


def _backlinks(note: Note, page: TagPage) -> str:
    if note.uses == 0:
        return "↑"
    if note.uses == 1:
        return _backlink(note, 0, "↑", page)
    language = page.site.language
    number = localised(note.number or 0, language)
    point = load_language(language).separators.get(".", ".")
    width = len(str(note.uses - 1))
    uses = [localised(use, language, width) for use in range(note.uses)]
    marks = [
        f"<sup>{_backlink(note, use, f'{number}{point}{shown}', page)}</sup>"
        for use, shown in enumerate(uses)
    ]
    between = page.messages.get("cite_references_link_many_sep") or " "
    last = page.messages.get("cite_references_link_many_and")
    if last is None:
        last = _last_joints().get(language, " ")
    return f"↑ {between.join(marks[:-1])}{last}{marks[-1]}"


@lru_cache(maxsize=1)
def _last_joints() -> Mapping[str, str]:
    """Return the text between the last two marks, by language where it is no space."""
    joints = read_data("wikiextract.render.references", "joints", _Joints).joints
    return {code: text for text, codes in joints.items() for code in codes.split()}


class _Joints(DataFile, frozen=True):
    """Texts, each with the codes of the languages that have it."""

    joints: Mapping[str, str]


def _backlink(note: Note, use: int, text: str, page: TagPage) -> str:
    """Return a link to a mark; finished, as names of notes may hold what is no part of a link."""
    target = escape_attribute(mark_id(note, use, page.options.fragment_mode))
    return page.strip.add_general(f'<a href="#{MARK_ID}-{target}">{text}</a>', "backlink")


def _text(note: Note, page: TagPage) -> str:
    text = note.text
    problems = [*note.problems]
    if text is None:
        error = error_wikitext(page, "cite_error_references_no_text", note.name)
        problems += [error] if error else []
        text = ""
    text = " ".join([text, *note.continued]).rstrip("\n")
    return " ".join([text, *problems]) if problems else text
