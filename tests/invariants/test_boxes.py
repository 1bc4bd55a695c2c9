"""Each visible word of an infobox and of a navbox is in the record, once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.invariants.boxes import is_infobox, is_navbox, outermost
from tests.invariants.comparison import Comparison, compare, hold
from tests.invariants.pages import content_of, page_files, record_of
from tests.invariants.shown import Json, infobox_texts, navbox_texts
from tests.invariants.visible import visible_text, words

pytestmark = pytest.mark.shared


def compare_infoboxes(content: Any, record: Json) -> Comparison:
    shown = [visible_text(box) for box in outermost(content, is_infobox)]
    found = [text for box in record.get("infoboxes", []) for text in infobox_texts(box)]
    return compare(words(shown), words(found))


def compare_navboxes(content: Any, record: Json) -> Comparison:
    shown = [visible_text(box) for box in outermost(content, is_navbox)]
    found = [text for box in record.get("navboxes", []) for text in navbox_texts(box)]
    return compare(words(shown), words(found))


@pytest.mark.parametrize("path", page_files())
def test_each_word_of_the_infoboxes_is_there_once(path: Path) -> None:
    hold(path.name, "infobox words", compare_infoboxes(content_of(path), record_of(path)))


@pytest.mark.parametrize("path", page_files())
def test_each_word_of_the_navboxes_is_there_once(path: Path) -> None:
    hold(path.name, "navbox words", compare_navboxes(content_of(path), record_of(path)))


@pytest.mark.parametrize("path", page_files())
def test_there_is_an_infobox_for_each_that_the_markup_names(path: Path) -> None:
    shown = sum(1 for _ in outermost(content_of(path), is_infobox))
    found = len(record_of(path).get("infoboxes", []))
    hold(path.name, "infoboxes", compare(Counter(box=shown), Counter(box=found)))
