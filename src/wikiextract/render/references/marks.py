"""The marks of footnotes in the text, and the ids that join them to their notes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.diagnostics import shortened
from wikiextract.language.facts import load_language
from wikiextract.markup.names import MARK_ID, NOTE_ID, NOTE_MARK
from wikiextract.render.sanitizer import anchor_id, escape_text
from wikiextract.render.sanitizer.anchors import FragmentMode

if TYPE_CHECKING:
    from wikiextract.render.references.citations import Group, Note
    from wikiextract.render.roles import Setting

_UNDERSCORES = re.compile(r"[\s_]+")


def note_id(note: Note, mode: FragmentMode) -> str:
    """Return the id of a note in its list, without ``cite_note-``."""
    return f"{_normal(note.name, mode)}-{note.key}" if note.name else str(note.key)


def mark_id(note: Note, use: int, mode: FragmentMode) -> str:
    """Return the id of a mark in the text, without ``cite_ref-``."""
    return f"{_normal(note.name, mode)}_{note.key}-{use}" if note.name else str(note.key)


@lru_cache(maxsize=256)
def _normal(name: str, mode: FragmentMode) -> str:
    """Return a name as part of an id, which its note's key makes the only one."""
    return anchor_id(_UNDERSCORES.sub("_", shortened(name)), mode)


def localised(number: int, language: str, width: int = 1) -> str:
    """Return a number of at least `width` digits, in those of a language."""
    digits = load_language(language).digits
    text = str(number).zfill(width)
    return "".join(digits.get(digit, digit) for digit in text) if digits else text


def label(note: Note, group: Group, page: Setting) -> str:
    """Return the text in the brackets of a mark: a number (with its group), or a group's label."""
    number = note.number or 0
    if not group.name:
        return localised(number, page.site.language)
    labels = page.messages.get(f"cite_link_label_group-{group.name}")
    if labels is not None:
        words = labels.split()
        if 0 < number <= len(words):
            return escape_text(words[number - 1])
    return f"{escape_text(shortened(group.name))} {localised(number, page.site.language)}"


def mark(note: Note, group: Group, use: int, page: Setting) -> str:
    """Return the HTML of a mark, ``<sup>[1]</sup>``."""
    left, right = "&#91;", "&#93;"
    if page.options.structure == "current":
        left = f'<span class="cite-bracket">{left}</span>'
        right = f'<span class="cite-bracket">{right}</span>'
    mode = page.options.fragment_mode
    identity, target = escape_text(mark_id(note, use, mode)), escape_text(note_id(note, mode))
    return (
        f'<sup id="{MARK_ID}-{identity}" class="{NOTE_MARK}">'
        f'<a href="#{NOTE_ID}-{target}">'
        f"{left}{label(note, group, page)}{right}</a></sup>"
    )
