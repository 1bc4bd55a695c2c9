"""What a dump states of another wiki than the one that is given."""

from __future__ import annotations

from wikiextract import Extractor, Site
from wikiextract.sources.page import DumpSiteInfo, Page

BOX = "{{Infobox|densidad=3.834,5|b=x}}"


def page(dbname: str) -> Page:
    site = DumpSiteInfo(dbname=dbname, language="en")
    return Page(title="P", wikitext=BOX, where="dump", site=site, language="en")


def test_the_language_of_a_page_is_that_of_the_wiki_that_is_given() -> None:
    article = Extractor(Site.bundled("eswiki")).article(page("enwiki"))
    assert (article.language, article.site) == ("es", "eswiki")


def test_what_is_stated_of_the_same_wiki_holds() -> None:
    article = Extractor(Site.bundled("eswiki")).article(page("eswiki"))
    assert (article.language, article.site) == ("en", "eswiki")
