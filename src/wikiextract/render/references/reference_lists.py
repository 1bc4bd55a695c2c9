"""The lists of footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from wikiextract.language.facts import load_language
from wikiextract.markup.names import MARK_ID, NOTE_GROUP, NOTE_ID, NOTE_LIST, NOTE_TEXT
from wikiextract.render.recipe import half_parse
from wikiextract.render.references.errors import error_html, error_wikitext
from wikiextract.render.references.marks import localised, mark_id, note_id
from wikiextract.render.sanitizer import escape_attribute

if TYPE_CHECKING:
    from wikiextract.render.references.citations import Group, Note
    from wikiextract.render.state import PageState

# Longer lists may be set in columns.
_MANY = 10


def list_html(group: Group, responsive: str | None, state: PageState) -> str:
    """A group's list as half-parsed HTML."""
    if not group.notes:
        return ""
    ordered = sorted(group.notes, key=lambda note: note.number or 0)
    body = half_parse("\n" + "".join(_item(note, state) for note in ordered), state)
    name = ""
    if group.name and state.options.structure == "current":
        name = f' {NOTE_GROUP}="{escape_attribute(group.name)}"'
    columns = ""
    if responsive != "0" and len(ordered) > _MANY:
        columns = " mw-references-columns"
    body = body.rstrip("\n")
    notes = f'<ol class="{NOTE_LIST}"{name}>{body}\n</ol>'
    if responsive == "0":
        return notes
    return f'<div class="mw-references-wrap{columns}">{notes}</div>'


def remaining_lists(state: PageState) -> str:
    """What follows the page when notes wait for a list that never came, half-parsed."""
    out: list[str] = []
    for name in list(state.citations.groups):
        group = state.citations.take_group(name)
        if group is None or not group.notes:
            continue
        if not name:
            out.append(list_html(group, None, state))
        elif any(note.uses for note in group.notes):
            problem = error_html(state, "cite_error_group_refs_without_references", name)
            out.append(f"<br />{problem}")
    return "\n" + "".join(out) if out else ""


def _item(note: Note, state: PageState) -> str:
    if note.parent:
        identity = ""
        if state.options.structure == "1.39":
            identity = f' id="{NOTE_ID}-{escape_attribute(note.parent)}"'
        return f'<p{identity}><span class="{NOTE_TEXT}">{_text(note, state)}</span></p>\n'
    identity = (
        f' id="{NOTE_ID}-{escape_attribute(note_id(note, state.fragment_mode))}"'
        if note.uses
        else ""
    )
    direction = f' class="mw-cite-dir-{note.direction}"' if note.direction else ""
    automatic = ' dir="auto"' if note.direction == "auto" else ""
    if note.text is None and state.options.structure == "1.39":
        shown = _text(note, state).strip()
        return (
            f'<li{identity}{direction}><span class="mw-cite-backlink">{_backlinks(note, state)}'
            f"</span> {shown}</li>\n"
        )
    return (
        f'<li{identity}{direction}><span class="mw-cite-backlink">{_backlinks(note, state)}</span>'
        f' <span class="{NOTE_TEXT}"{automatic}>{_text(note, state)}</span>\n</li>\n'
    )


def _backlinks(note: Note, state: PageState) -> str:
    if note.uses == 0:
        return "↑"
    if note.uses == 1:
        return _backlink(note, 0, "↑", state)
    number = localised(note.number or 0, state)
    point = load_language(state.site.language).separators.get(".", ".")
    width = len(str(note.uses - 1))
    uses = [localised(use, state, width) for use in range(note.uses)]
    marks = [
        f"<sup>{_backlink(note, use, f'{number}{point}{shown}', state)}</sup>"
        for use, shown in enumerate(uses)
    ]
    between = state.message("cite_references_link_many_sep") or " "
    last = state.message("cite_references_link_many_and")
    if last is None:
        last = _last_joints().get(state.site.language, " ")
    return f"↑ {between.join(marks[:-1])}{last}{marks[-1]}"


@lru_cache(maxsize=1)
def _last_joints() -> Mapping[str, str]:
    """What stands between the last two marks, by language where it is no space."""
    source = files("wikiextract.render.references") / "data" / "joints.json"
    joints = msgspec.json.decode(source.read_bytes(), type=dict[str, str])
    return {code: text for text, codes in joints.items() for code in codes.split()}


def _backlink(note: Note, use: int, text: str, state: PageState) -> str:
    """A link to a mark; finished, as names of notes may hold what is no part of a link."""
    target = escape_attribute(mark_id(note, use, state.fragment_mode))
    return state.strip.add_general(f'<a href="#{MARK_ID}-{target}">{text}</a>', "backlink")


def _text(note: Note, state: PageState) -> str:
    text = note.text
    problems = note.problems
    if text is None:
        problems = [
            *problems,
            error_wikitext(state, "cite_error_references_no_text", note.name),
        ]
        text = ""
    text = text.rstrip("\n")
    return " ".join([text, *problems]) if problems else text
