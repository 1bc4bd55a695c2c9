"""The articles of an input, one after the other: for a program, or for commands about a few."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

from wikiextract.errors import InputError
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
from wikiextract.sources import Damage
from wikiextract.store import Store


def extract_dump(
    path: str | os.PathLike[str],
    *,
    extractor: Extractor | None = None,
    selection: Selection | None = None,
    progress: Callable[[int, int], None] | None = None,
    bounds: PageBounds = nullcontext,
) -> Iterator[Article]:
    """Return the articles of a dump, or of any other input with pages, as they are made.

    `extractor` makes them (by default one without a store, in the source view), in this process; a
    page that fails gives an article that says so. `selection` says which pages are wanted; by
    default those of namespace 0. `progress` is told how many bytes of how many of the input are
    read, after each page. Each page is made within `bounds`. Raises `InputError` for an input that
    is unusable, and for one that is damaged, after all that could be read of it.
    """
    source = pages_of(os.fspath(path))
    selection = selection or Selection()
    runner = _runner(extractor or Extractor(), selection, bounds)
    damaged: Damage | None = None
    read = 0

    def moved(position: int) -> None:
        nonlocal read
        read = position

    left = selection.limit
    for item in source.read(moved):
        if left == 0:
            return
        if isinstance(item, Damage):
            damaged = damaged or item
            continue
        result = runner.run(item) if runner.wants(item) else None
        if progress is not None:
            progress(read, source.size)
        if result is not None and result.line is not None:
            left = None if left is None else left - 1
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
        yield from extract_dump(path, extractor=extractor, selection=selection, bounds=bounds)


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
