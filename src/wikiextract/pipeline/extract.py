"""One page to one record."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from wikiextract.errors import InputError
from wikiextract.nodes import Document
from wikiextract.read.html import read_html
from wikiextract.read.source import read_source
from wikiextract.record import Article, failed_article, to_article
from wikiextract.site import Site
from wikiextract.sources import PageFailure
from wikiextract.sources.page import Page


class Extractor:
    """Makes records of pages of one or several wikis.

    `site` is the wiki that all pages are taken to be of; without it, each page's source says so.
    """

    def __init__(self, site: Site | None = None) -> None:
        self._site = site
        self._site_of_dump = lru_cache(maxsize=16)(Site.from_dump)

    def article(self, page: Page) -> Article:
        """The record of one page.

        Given HTML it is what the HTML shows, with the editor's template calls where the wikitext is
        there too; given wikitext alone it is the source view. Raises what goes wrong.
        """
        site = self.site_of(page)
        if page.html is not None:
            document = read_html(page.html, site=site, page=page)
            if page.wikitext is not None:
                document = _with_source(document, self._read_source(page, site))
        elif page.wikitext is not None:
            document = self._read_source(page, site)
        else:
            raise InputError(page.where, "the page has no text")
        return to_article(document, page, site)

    def article_or_failure(self, page: Page) -> tuple[Article, str | None]:
        """The record of one page, or, when the page cannot be processed, what is known of it.

        In that case the second value is the reason, which the record holds as a diagnostic too.
        """
        try:
            return self.article(page), None
        except InputError as error:
            reason = error.problem
        except MemoryError:
            reason = "out of memory"
        except Exception as error:  # the page's border: a page never stops a run
            reason = f"{type(error).__name__}: {error}"
        return self.failed(page, reason), reason

    @staticmethod
    def failed(page: Page, reason: str) -> Article:
        """The record of a page that could not be processed for `reason`."""
        return failed_article(page, reason)

    @staticmethod
    def failure(item: PageFailure) -> Article:
        """The record of a page that its source could not give."""
        return failed_article(Page(title=item.title, where=item.where), item.problem)

    def site_of(self, page: Page) -> Site | None:
        """The wiki that the page is of, as far as options and the source tell."""
        if self._site is not None:
            return self._site
        if page.site is not None:
            return self._site_of_dump(page.site)
        return None

    @staticmethod
    def _read_source(page: Page, site: Site | None) -> Document:
        wikitext = page.wikitext or ""
        return read_source(wikitext, site=site or Site.default(), title=page.title)


def _with_source(document: Document, source: Document) -> Document:
    """The rendered view, with the calls that the editor wrote."""
    return replace(document, templates=source.templates)


def extract(
    text_or_page: str | bytes | Page, *, site: Site | str | None = None, title: str | None = None
) -> Article:
    """The record of one article.

    `text_or_page` is a page, wikitext, or HTML (bytes, or text that starts with ``<!DOCTYPE`` or
    ``<html``); `site` a `Site`, the name of a bundled one or a siteinfo file; `title` the title of
    a page that is given as text. Raises InputError when there is nothing to extract from.
    """
    if isinstance(site, str):
        site = Site.load(site)
    if not isinstance(text_or_page, Page):
        text_or_page = _page_of_text(text_or_page, title)
    return Extractor(site).article(text_or_page)


def _page_of_text(text: str | bytes, title: str | None) -> Page:
    head = text[:200].lstrip().lower()
    if isinstance(head, bytes) or head.startswith(("<!doctype", "<html")):
        return Page(title=title, where="text", html=text)
    assert isinstance(text, str)
    return Page(title=title, where="text", wikitext=text)
