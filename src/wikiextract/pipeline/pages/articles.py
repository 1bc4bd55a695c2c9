"""The articles of an input, one after the other: for a program, or for commands about a few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.pipeline.counts import NOTHING, ONE, Counts, counts_of
from wikiextract.pipeline.pages.bounds import PageBounds
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.page_runner import PageRunner
from wikiextract.pipeline.select.find import (
    find_stored,
    is_one_page,
    is_store,
    pages_of,
    same_title,
)
from wikiextract.pipeline.select.selection import Selection
from wikiextract.record import Article
from wikiextract.sinks.read_back import holds_records, read_records
from wikiextract.sources import Damage, Source
from wikiextract.store import Store


def made_articles(
    source: Source,
    extractor: Extractor,
    selection: Selection,
    bounds: PageBounds = nullcontext,
    tell: Callable[[Counts, int], None] = lambda _counts, _bytes: None,
) -> Iterator[Article]:
    """Yield the articles of an input as they are made, in this process.

    A page that fails gives an article that says so. `tell` is told the pages so far and how many
    bytes are read, after each page. Each page is made within `bounds`. Raises `InputError` for an
    input that is unusable, and for one that is damaged, after all that could be read of it.
    """
    runner = _runner(extractor, selection, bounds)
    damaged: Damage | None = None
    counts, read = NOTHING, 0

    def moved(position: int) -> None:
        nonlocal read
        read = position

    for item in source.read(moved):
        if counts.written == selection.limit:
            return
        if isinstance(item, Damage):
            damaged = damaged or item
            counts += counts_of((item,))
            continue
        result = runner.run(item) if runner.wants(item) else runner.skipped(item)
        counts += ONE[result.outcome.outcome]
        tell(counts, read)
        if result.line is not None:
            yield Article.from_json(result.line)
    if damaged is not None:
        raise InputError(damaged.where, damaged.problem, position=damaged.start)


def articles_in(
    path: str,
    extractor: Extractor | None = None,
    title: str | None = None,
    bounds: PageBounds = nullcontext,
) -> Iterator[Article]:
    """Return the articles of records, of a page store or of an input with pages.

    With `title` only those of that title, whatever its namespace; else those of namespace 0 of an
    input, every one of records, and the article that an input is: an address, a saved one. A page
    store is asked for a title. Each page is made within `bounds`. Raises `InputError` for an input
    that is unusable, and for a page of which the store has no text.
    """
    if is_store(path):
        if title is None:
            raise InputError(
                path, "is a page store, of which one page is shown", "give its --title"
            )
        with Store.open(Path(path)) as store:
            page = find_stored(store, title)
            every = Selection(namespaces=None)
            result = _runner(extractor or Extractor(store=store), every, bounds).run(page)
            if result.line is not None:
                yield Article.from_json(result.line)
    elif not is_one_page(path) and holds_records(path):
        wanted = None if title is None else same_title(title)
        for article in read_records(path):
            if wanted is None or same_title(article.title) == wanted:
                yield article
    else:
        titles = None if title is None else frozenset({title, same_title(title)})
        namespaces = frozenset({0}) if title is None and not is_one_page(path) else None
        selection = Selection(namespaces=namespaces, titles=titles)
        yield from made_articles(pages_of(path), extractor or Extractor(), selection, bounds)


def _runner(extractor: Extractor, selection: Selection, bounds: PageBounds) -> PageRunner:
    fallback = None if extractor.plain else extractor.in_source_view()
    return PageRunner(
        extractor,
        selection,
        fallback,
        renders=extractor.renders,
        bounds=bounds,
        parts=extractor.parts,
    )
