"""The report and the inspector as a browser shows them: what is read, and what keys reach."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.inspect.chromium import Chromium
from tests.inspect.pages import shown
from tests.pipeline.compare.test_runs import compared, town
from tests.pipeline.test_run_report import made
from wikiextract.pipeline.compare.runs.page import html_changes
from wikiextract.pipeline.reports.html_report import html_report

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(shutil.which("chromedriver") is None, reason="Chromium is not installed"),
]
PAGES = ("inspector", "report", "comparison")
TAB, ENTER = "\ue004", "\ue007"

LOW_CONTRAST = """
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = numbers(colour).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (numbers(colour)[3] !== 0) return colour;
  }
  return 'rgb(255, 255, 255)';
};
for (const details of document.querySelectorAll('details')) details.open = true;
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
  const style = getComputedStyle(element);
  const drawn = element.closest('svg') ? style.fill : style.color;
  const both = [light(drawn), light(ground(element))].sort((a, b) => a - b);
  const contrast = (both[1] + 0.05) / (both[0] + 0.05);
  if (contrast < 4.5) found.push([walker.currentNode.data.trim().slice(0, 40), contrast]);
}
return found;
"""

FOCUS = """
const one = document.activeElement, style = getComputedStyle(one);
const row = one.querySelector(':scope > .row');
const outlines = [style, row ? getComputedStyle(row) : style].map((each) => each.outlineStyle);
return [one.tagName, outlines.some((each) => each !== 'none'),
  one.getAttribute('aria-label') || one.getAttribute('aria-labelledby') || one.textContent.trim()];
"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("pages")
    report = made()
    report.state = "running"
    changes = compared(folder, [town("A"), town("B")], [town("A", infoboxes=()), town("C")])
    pages = dict(zip(PAGES, (shown(), html_report(report), html_changes(changes)), strict=True))
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with Chromium() as chromium:
        yield chromium


@pytest.mark.parametrize("name", PAGES)
def test_all_text_can_be_read_in_light_and_in_dark(
    browser: Chromium, addresses: dict[str, str], name: str
) -> None:
    browser.open(addresses[name])
    grounds = set()
    for scheme in ("light", "dark"):
        browser.prefer(scheme)
        assert browser.run(LOW_CONTRAST) == []
        grounds.add(browser.run("return getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2
    assert browser.complaints() == []


@pytest.mark.parametrize("name", PAGES)
def test_keys_reach_all_that_acts_and_it_shows_where_they_are(
    browser: Chromium, addresses: dict[str, str], name: str
) -> None:
    browser.open(addresses[name])
    browser.run("document.activeElement.blur()")
    acting = browser.run(
        "return [...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]"
        ".filter((one) => one.checkVisibility()).length"
    )
    reached: list[Any] = []
    for _ in range(min(acting, 25)):
        browser.press(TAB)
        reached.append(browser.run(FOCUS))
    assert "BODY" not in {tag for tag, _, _ in reached}
    assert all(outlined and name for _, outlined, name in reached), reached


def test_nothing_is_wider_than_a_narrow_window(
    browser: Chromium, addresses: dict[str, str]
) -> None:
    browser.resize(400, 800)
    for address in addresses.values():
        browser.open(address)
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    browser.resize(1500, 900)


def test_a_box_of_the_report_is_opened_by_a_key(
    browser: Chromium, addresses: dict[str, str]
) -> None:
    browser.open(addresses["report"])
    browser.run("document.querySelector('summary').focus()")
    browser.press(ENTER)
    assert browser.run("return document.querySelector('details').open")
