"""The inspector's page in a real browser: what is pointed at is lit everywhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.inspect.chromium import Chromium
from tests.inspect.pages import shown

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(shutil.which("chromedriver") is None, reason="Chromium is not installed"),
]
LIT = "return [...CSS.highlights.get('lit')].map(String)"
FIELD = "items.get(record.infoboxes[0].groups[0].fields[0])"
ARROW_DOWN, ARROW_RIGHT = "\ue015", "\ue014"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    path = tmp_path_factory.mktemp("inspector") / "page.html"
    path.write_text(shown(), encoding="utf-8")
    with Chromium() as chromium:
        chromium.open(path.as_uri())
        yield chromium


def centre(browser: Chromium, range_of: str) -> tuple[float, float]:
    script = f"const box = {range_of}.getBoundingClientRect();"
    x, y = browser.run(f"{script} return [box.x + box.width / 2, box.y + box.height / 2]")
    return x, y


def test_the_page_runs_and_nothing_of_its_content_does(browser: Chromium) -> None:
    assert browser.run("return document.documentElement.dataset.ready") == "yes"
    assert browser.run("return window.ran === undefined")
    assert browser.complaints() == []


def test_a_field_lights_its_wikitext_and_its_place_in_the_rendering(browser: Chromium) -> None:
    browser.run(f"light({FIELD}, {{keep: true}})")
    source, place = browser.run(LIT)
    assert source.strip() == "length = 30 km"
    assert place.split() == ["Length", "30", "km"]
    assert "from {{Infobox river}}" in browser.run("return state.textContent")


def test_what_is_under_the_pointer_in_the_wikitext_is_lit(browser: Chromium) -> None:
    browser.point_at(*centre(browser, f"sourceRange({FIELD}.own)"))
    assert "fields" in browser.run("return state.textContent")
    assert browser.run(LIT)[1].split() == ["Length", "30", "km"]


def test_what_is_under_the_pointer_in_the_rendering_is_lit(browser: Chromium) -> None:
    item = "items.get(record.sections[1].blocks[0].items[1])"
    browser.point_at(*centre(browser, f"placeRange({item}.place)"))
    source, place = browser.run(LIT)
    assert source.strip(" *") == place.strip() == "second item"


@pytest.mark.parametrize(
    ("item", "place"),
    [("record.references[0]", "A note."), ("record.categories[0]", "Rivers")],
)
def test_notes_and_categories_have_a_place(browser: Chromium, item: str, place: str) -> None:
    browser.run(f"light(items.get({item}), {{keep: true}})")
    assert place in browser.run(LIT)[1]


def test_diagnostics_stand_at_their_places(browser: Chromium) -> None:
    script = "return [...CSS.highlights.get('problem')].map(String)"
    assert browser.run(script) == ["{{Nowhere|x}}"]


def test_the_tree_is_walked_by_keys(browser: Chromium) -> None:
    browser.run("focusRow(tree.firstChild); collapse(tree.firstChild)")
    before = browser.run("return shownRows().length")
    browser.press(ARROW_RIGHT, ARROW_DOWN)
    assert browser.run("return shownRows().length") > before
    focus = "return [document.activeElement.getAttribute('role'), document.activeElement.wx.key]"
    assert browser.run(focus) == ["treeitem", "0"]


def test_the_record_is_searched(browser: Chromium) -> None:
    browser.run("search.value = 'second'; search.dispatchEvent(new Event('input'))")
    assert browser.run("return hits.hidden") is False
    assert "items › 1 › text" in browser.run("return hits.textContent")
    browser.run("hits.querySelector('button').click()")
    assert browser.run(LIT)[1] == "second item"
