"""Both ways of reading agree on real dumps, which hold what is known of them."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from tests.shared import shared_files, shared_path
from tests.sources.dumps import in_chunks
from wikiextract.sources import Page, open_source
from wikiextract.sources.xml.events import read_events

pytestmark = pytest.mark.shared


def check(path: Path) -> list[Page]:
    found = list(open_source(path))
    text = bz2.decompress(path.read_bytes())
    assert found == list(read_events(in_chunks(text, 1 << 20), str(path)))
    assert text.count(b"<page>") == len(found)
    return [item for item in found if isinstance(item, Page)]


@pytest.mark.parametrize("path", shared_files("data/berlin/*.bz2"))
def test_one_article_in_many_editions(path: Path) -> None:
    assert all(page.wikitext for page in check(path))


def test_a_whole_wiki() -> None:
    pages = check(shared_path("data/ltgwiki-20180101-pages-articles.xml.bz2"))
    articles = [page for page in pages if page.namespace == 0 and page.redirect_to is None]
    assert len(articles) == 903
    assert sum(page.namespace == 828 for page in pages) == 28
    assert all(page.site is not None and page.site.dbname == "ltgwiki" for page in pages)


def test_a_sample_with_redirects() -> None:
    pages = check(shared_path("data/enwiki-2016-sample.xml.bz2"))
    assert sum(page.redirect_to is None for page in pages) == 106


@pytest.mark.parametrize("path", shared_files("data/paired/*.json.xz"))
def test_enterprise_articles(path: Path) -> None:
    (page,) = open_source(path)
    assert isinstance(page, Page)
    assert page.html
    assert page.wikitext
    assert page.title == path.name.removesuffix(".json.xz").partition("-")[2].replace("_", " ")
    assert page.diagnostics == ()
