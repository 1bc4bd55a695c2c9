"""The labels of footnotes' marks: the number of the note among those of its list."""

from __future__ import annotations

from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.reading import Reading


def mark_labels(reading: Reading) -> dict[str, str]:
    """Return the text of the marks of notes, as in "[1]", by the note's id.

    Of notes in groups it is not known: each wiki may state its own numerals for a group.
    """
    grouped = {note.id for note in reading.notes if note.group}
    lists = [
        tag.start
        for tag in reading.constructs.tags
        if tag.facts.kind == "note_list" and not read_attributes(tag.attributes).get("group")
    ]
    labels: dict[str, str] = {}
    number = seen = 0
    for start, names in reading.note_marks.items():
        while seen < len(lists) and lists[seen] < start:
            number, seen = 0, seen + 1
        for name in names:
            if name not in labels and name not in grouped:
                number += 1
                labels[name] = f"[{number}]"
    return labels
