"""Each visible word of an article's content is in its record, as often as the page shows it.

Two kinds of content are no text of the record: extension tags that the page shows as a picture are
kept as their source (a block of type extension), so they are counted on neither side; and page
numbers beside a reference mark (``known.json``) belong to the mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.invariants.comparison import Comparison, compare, hold
from tests.invariants.pages import content_of, page_files, record_of
from tests.invariants.shown import (
    Json,
    block_texts,
    image_texts,
    infobox_texts,
    navbox_texts,
)
from tests.invariants.visible import visible_text, words

pytestmark = pytest.mark.shared


def sections_of(sections: list[Json]) -> Iterator[Json]:
    for section in sections:
        yield section
        yield from sections_of(section.get("sections", []))


def record_texts(record: Json) -> Iterator[str]:
    """Everything that a record says the page shows, each text once."""
    for section in sections_of(record.get("sections", [])):
        yield section.get("title", "")
        yield from block_texts(section.get("blocks", []))
    for infobox in record.get("infoboxes", []):
        yield from infobox_texts(infobox)
    for navbox in record.get("navboxes", []):
        yield from navbox_texts(navbox)
    for note in (*record.get("references", []), *record.get("notices", [])):
        yield note.get("text", "")
        yield from image_texts(note.get("images", []))


def compare_words(content: Any, record: Json) -> Comparison:
    shown = words([visible_text(content, notes=True)])
    return compare(shown, words(record_texts(record)))


@pytest.mark.parametrize("path", page_files())
def test_each_word_of_the_page_is_in_the_record_once(path: Path) -> None:
    hold(path.name, "words", compare_words(content_of(path), record_of(path)))
