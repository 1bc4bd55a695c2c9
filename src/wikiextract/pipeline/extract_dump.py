"""The articles of a dump, one after the other, made in this process or by workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from os import PathLike, fspath
from typing import TYPE_CHECKING

from wikiextract.errors import InputError
from wikiextract.nodes import asked_parts
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.pages.articles import made_articles
from wikiextract.pipeline.pages.extract import Extractor, make_extractor
from wikiextract.pipeline.plan import default_block_bytes
from wikiextract.pipeline.runs.article_lines import ArticleLines
from wikiextract.pipeline.runs.run import Progress, Run, RunSettings
from wikiextract.pipeline.select.find import pages_of
from wikiextract.pipeline.select.selection import Selection
from wikiextract.plugins import GivenPlugins
from wikiextract.plugins.find import listed
from wikiextract.record import Article
from wikiextract.site import Site
from wikiextract.sources import Source
from wikiextract.store import PageSource
from wikiextract.store.entities.source import EntitySource

if TYPE_CHECKING:
    from wikiextract.map.domains.dbpedia import MappingFolder


class ArticleStream(Iterator[Article]):
    """The articles of an input as they are made: iterate over it, once.

    Leaving a loop early ends what is under way when nothing holds the stream any more; `close`, or
    the end of a ``with`` block, ends it at once.
    """

    def __init__(
        self,
        articles: Callable[[Callable[[Progress], None]], Iterator[Article]],
        told: Callable[[int, int], None] | None = None,
    ) -> None:
        """`articles` makes them, and tells how far it is; that is told on to `told`, in bytes."""
        self._state = _State(told)
        self._articles = articles(self._state.move)

    @property
    def progress(self) -> Progress:
        """How far it is: pages counted by their outcome, bytes read of all bytes of the input."""
        return self._state.progress

    def __next__(self) -> Article:
        return next(self._articles)

    def close(self) -> None:
        """End what is under way; there are no more articles then."""
        close = getattr(self._articles, "close", None)
        if close is not None:
            close()

    def __enter__(self) -> ArticleStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _State:
    """The progress of a stream: what makes the articles holds it, and not the stream itself."""

    def __init__(self, told: Callable[[int, int], None] | None) -> None:
        self.progress = Progress()
        self._told = told

    def move(self, progress: Progress) -> None:
        self.progress = progress
        if self._told is not None:
            self._told(progress.bytes_done, progress.bytes_all)


def extract_dump(
    path: str | PathLike[str],
    *,
    store: PageSource | str | PathLike[str] | None = None,
    workers: int | None = None,
    site: Site | str | None = None,
    entities: EntitySource | str | PathLike[str] | None = None,
    variant: str | None = None,
    mappings: MappingFolder | str | PathLike[str] | None = None,
    only: str | Iterable[str] | None = None,
    without: str | Iterable[str] | None = None,
    plugins: GivenPlugins = None,
    extractor: Extractor | None = None,
    selection: Selection | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ArticleStream:
    """Return the articles of a dump, or of any other input with pages, as they are made.

    A page that fails gives an article that says so. `site`, `store`, `entities`, `variant`,
    `mappings`, `only`, `without` and `plugins` are those of `extract`; or else `extractor` makes
    the articles. `workers` is the number of processes that do; they are given names and files, no
    values, and keep some records in a temporary folder until these are taken. Without it they are
    made in this process. `selection` says which pages are wanted; by default those of namespace 0.

    The stream's `progress` says how far it is; a function given as `progress` is told how many
    bytes of how many of the input are read, before each article. The stream raises `InputError` for
    an input that is unusable, and for one that is damaged, after all that could be read of it.
    """
    source = pages_of(fspath(path))
    selection = selection or Selection()
    if workers is not None:
        if workers < 1 or extractor is not None:
            problem = "makes its own extractor" if workers > 0 else "is no number of processes"
            raise InputError(f"workers={workers}", problem, "give site=, store= and the like")
        options = BlockOptions(
            folder="",
            selection=selection,
            site=_name("site", site),
            store=_name("store", store),
            entities=_name("entities", entities),
            mappings=_name("mappings", mappings),
            variant=variant,
            parts=asked_parts(only, without),
            plugins=None if plugins is None else listed(plugins),
        )
        size = default_block_bytes([source])
        settings = RunSettings(workers=workers, block_bytes=size)
        run = Run(inputs=[source], options=options, settings=settings)
        return ArticleStream(lambda tell: _by_workers(run, tell), progress)
    if extractor is None:
        extractor = make_extractor(
            site=site,
            store=store,
            entities=entities,
            variant=variant,
            mappings=mappings,
            only=only,
            without=without,
            plugins=plugins,
        )
    made_by = extractor
    return ArticleStream(lambda tell: _in_process(source, made_by, selection, tell), progress)


def _in_process(
    source: Source, extractor: Extractor, selection: Selection, tell: Callable[[Progress], None]
) -> Iterator[Article]:
    size = source.size

    def moved(counts: Counts, read: int) -> None:
        tell(Progress(counts=counts, bytes_done=read, bytes_all=size))

    return made_articles(source, extractor, selection, tell=moved)


def _by_workers(run: Run, tell: Callable[[Progress], None]) -> Iterator[Article]:
    lines = ArticleLines(run)
    try:
        for line in lines:
            tell(lines.progress)
            yield Article.from_json(line)
        tell(lines.progress)
    finally:
        lines.close()


def _name(what: str, value: object) -> str | None:
    """Return the name or the path that workers are given; raises `InputError` for other values."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, PathLike):
        return str(fspath(value))
    kind = type(value).__name__
    raise InputError(what, f"is a {kind}, and workers open it themselves", "give its name or path")
