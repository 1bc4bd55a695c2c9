"""Which pages of an input a run is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.pipeline.select.category_filter import CategoryFilter, category_name
from wikiextract.pipeline.select.conditions import PageCondition
from wikiextract.pipeline.select.sample import Sample
from wikiextract.record import Article
from wikiextract.site import Site
from wikiextract.sources import Page, Source, Stored, source_of


@dataclass(frozen=True)
class Selection:
    """The pages wanted. None means: no restriction.

    A page whose namespace its source does not state is judged by its title; one without a title is
    wanted. `sample` is drawn from the pages that `namespaces`, `titles` and `redirects` leave;
    `categories` are those of the records. `limit` is the number of records at most, the run's to
    count, in the order of the inputs. Records that do not meet `conditions` may be left out.
    """

    namespaces: frozenset[int] | None = frozenset({0})
    """Namespaces wanted; by default articles."""
    titles: frozenset[str] | None = None
    """Titles wanted, with spaces for underscores."""
    redirects: bool = True
    """True if redirects are wanted, too."""
    categories: CategoryFilter | None = None
    """Categories of which a record must have one."""
    sample: Sample | None = None
    """A sample of the pages that the restrictions above leave."""
    limit: int | None = None
    """Records at most, in the order of the inputs."""
    conditions: tuple[PageCondition, ...] = ()
    """Conditions of which a record must meet each; others may be left out."""

    def wants(
        self, page: Page, site_of: Callable[[Page], Site | None], *, source_view: bool = False
    ) -> bool:
        """Return True if the page is wanted, as far as can be told before it is extracted.

        `source_view` says that nothing but the page's own wikitext will be read, so that a page
        whose wikitext does not name the categories can be passed over.
        """
        if self.sample is not None and not self.sample.has(page):
            return False
        if not all(condition.may_hold(page) for condition in self.conditions):
            return False
        if not self._names(page, site_of):
            return False
        return self.categories is None or not source_view or self.categories.may_have(page)

    def wants_record(self, article: Article, site: Site | None = None) -> bool:
        """Return True if the record of a page that `wants` accepted is to be written.

        `site` is the wiki that the page is of. The record of a page that failed always is, since
        its categories are not known.
        """
        if self.categories is None or self.categories.has(article, site):
            return True
        return any(diagnostic.code == "page-failed" for diagnostic in article.diagnostics)

    def _names(self, page: Page, site_of: Callable[[Page], Site | None]) -> bool:
        if self.titles is not None and normal_title(page.title or "") not in self.titles:
            return False
        if not self.redirects and page.redirect_to is not None:
            return False
        if self.namespaces is None:
            return True
        namespace = page.namespace
        if namespace is None and page.title is not None:
            site = site_of(page)
            title = site.title(page.title) if site is not None else None
            namespace = title.namespace if title is not None else None
        return namespace is None or namespace in self.namespaces


def read_titles(path: str) -> frozenset[str]:
    """The titles in a file, one a line; empty lines and lines that start with ``# `` are skipped.

    Raises InputError when the file cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(path, "no UTF-8 text", "a list of titles has one title a line") from error
    except OSError as error:
        raise InputError(path, f"the list of titles cannot be read ({error})") from error
    return frozenset(normal_title(line) for line in lines if line.strip() and line[:2] != "# ")


def read_categories(names: list[str]) -> CategoryFilter | None:
    """A filter for the categories named, with or without ``Category:``; None when there is none.

    Raises InputError for a name that is empty.
    """
    wanted = frozenset(category_name(name) for name in names)
    if "" in wanted:
        raise InputError("--category", "the name of a category is empty", "give its title")
    return CategoryFilter(wanted) if wanted else None


def draw_sample(
    selection: Selection,
    inputs: Sequence[str | Source],
    size: int | float,
    seed: int,
    site_of: Callable[[Page], Site | None],
) -> Selection:
    """The selection, of which only a sample is wanted: `size` pages, or that part of them.

    For a number of pages the inputs are read once beforehand, without extracting anything; raises
    InputError when that cannot be done. Inputs that turn out unusable are passed over: the run
    itself will say so.
    """
    if isinstance(size, float):
        return replace(selection, sample=Sample.part(size, seed))
    sources = [source_of(one) for one in inputs]
    for source in sources:
        if not isinstance(source, Stored):
            problem = (
                f"a number of pages cannot be drawn from {source.where}, which is read only once"
            )
            raise InputError("--sample", problem, "give a part (--sample 0.01) or a file")
    if selection.categories is not None:
        problem = "a number of pages cannot be drawn from a category before its pages are read"
        raise InputError("--sample", problem, "give a part (--sample 0.01)")
    pages = (
        item
        for source in sources
        for item in source.read()
        if isinstance(item, Page) and selection.wants(item, site_of)
    )
    return replace(selection, sample=Sample.count(pages, size, seed))


def normal_title(title: str) -> str:
    """The title as lists of wanted titles are compared: with single spaces for underscores."""
    return " ".join(title.replace("_", " ").split())
