"""The source view loses no visible word of the page's wikitext.

Section by section; what a box or notice takes may stand in any. Words that calls, extension tags
and pictures show are held elsewhere. Exceptions: ``known_lost_words.json`` (file, page, how many
words).
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest

from tests.invariants.dumps import DUMPS, Record, articles, hold_known, record_of, sections_of
from tests.invariants.test_words import record_texts
from tests.invariants.visible import words
from tests.invariants.written import written_words
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.site import Site
from wikiextract.sources.page import Page


def lost_words(wikitext: str, record: Record, site: Site) -> Counter[str]:
    """The visible words of each section that neither its node nor a box of the page has."""
    nothing: Record = {"sections": [], "infoboxes": [], "navboxes": [], "notices": []}
    boxes = words(record_texts({**record, "sections": [], "references": []}))
    text = wikitext.replace("\r\n", " \n")
    lost: Counter[str] = Counter()
    for section in sections_of(record.get("sections", [])):
        start, end = section["span"]
        end = min((inner["span"][0] for inner in section.get("sections", [])), default=end)
        own = {**record, **nothing, "sections": [{**section, "sections": []}]}
        lost += written_words(text[start:end], site) - words(record_texts(own)) - boxes
    return lost


@pytest.mark.shared
@pytest.mark.parametrize("path", DUMPS)
def test_each_visible_word_of_the_wikitext_is_in_the_record(path: Path) -> None:
    lost = set()
    for site, page in articles(path):
        assert page.wikitext is not None
        found = lost_words(page.wikitext, record_of(Extractor(site), page), site)
        if found:
            lost.add((path.name, page.title or "", str(found.total())))
    hold_known(lost, "known_lost_words.json", path.name)


WIKITEXT = """Words ''of'' [[a link|two links]].

* one <small>item</small>
== Heading ==
{| class="wikitable"
! head || style="x" | other
|-
| cell <!-- not shown --> || [https://example.org text]
|}
"""


def test_a_lost_word_is_noticed() -> None:
    site = Site.bundled("enwiki")
    record = record_of(Extractor(site), Page(title="Page", where="test", wikitext=WIKITEXT))
    assert not lost_words(WIKITEXT, record, site)
    without_list, without_row = deepcopy(record), deepcopy(record)
    without_list["sections"][0]["blocks"].pop()
    assert set(lost_words(WIKITEXT, without_list, site)) == {"one", "item"}
    without_row["sections"][1]["blocks"][0]["rows"].pop()
    assert set(lost_words(WIKITEXT, without_row, site)) == {"cell", "text"}
