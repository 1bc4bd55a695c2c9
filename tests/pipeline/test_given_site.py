"""A wiki that the caller names is taken for the page's, whatever the dump's header says."""

from pathlib import Path

from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.page import Page

DUMP = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en">
<siteinfo><sitename>Wikipedia</sitename><dbname>enwiki</dbname></siteinfo>
<page><title>Berlin</title><ns>0</ns><id>1</id><revision><id>2</id>
<text>{{Infobox town
| name = Berlin
| area = 891,85 km²
}}</text></revision></page></mediawiki>"""


def page_of(folder: Path) -> Page:
    path = folder / "dump.xml"
    path.write_text(DUMP, encoding="utf-8")
    (page,) = (page for page in open_source(str(path)) if isinstance(page, Page))
    return page


def test_its_language_is_that_of_the_given_wiki(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    article = Extractor(Site.bundled("dewiki")).article(page)
    assert (article.site, article.language) == ("dewiki", "de")
    (field,) = (f for f in article.infoboxes[0].groups[0].fields if f.param == "area")
    assert [typed.number for typed in field.value.typed] == [891.85]


def test_without_one_the_header_holds(tmp_path: Path) -> None:
    article = Extractor().article(page_of(tmp_path))
    assert (article.site, article.language) == ("enwiki", "en")


def test_a_page_in_another_language_than_its_wiki_keeps_it(tmp_path: Path) -> None:
    page = Page(title="A", where="test", wikitext="A", language="fr")
    assert Extractor(Site.bundled("dewiki")).article(page).language == "fr"
