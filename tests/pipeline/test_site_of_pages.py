"""The wiki that pages are taken to be of, where a dump tells of another one."""

from __future__ import annotations

import pytest

from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.site import Site
from wikiextract.sources.page import DumpSiteInfo, Page


@pytest.mark.parametrize(
    ("dbname", "language", "expected"),
    [("enwiki", "en", "de"), ("dewiki", "de", "de"), (None, "nds", "nds")],
)
def test_the_language_is_of_the_wiki_that_was_asked_for(
    dbname: str | None, language: str, expected: str
) -> None:
    said = DumpSiteInfo(dbname=dbname, language=language)
    page = Page(title="A", where="a dump", wikitext="a", site=said, language=language)
    article = Extractor(site=Site.bundled("dewiki")).article(page)
    assert (article.site, article.language) == ("dewiki", expected)
