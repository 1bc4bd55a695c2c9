"""Values: what a parameter, list item, table cell or term shows."""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.nodes import Block, Image, Link, Value
from wikiextract.read.text.folding import fold
from wikiextract.read.text.foreign import take_foreign_links
from wikiextract.read.text.headed_lists import headed_items
from wikiextract.read.text.lines import between, line_items, pair_of, split_run
from wikiextract.read.text.run import TextRun
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import is_plain, read_run
from wikiextract.read.wikitext.text.source_run import SourceRun

EMPTY = Value()
_TOO_MANY_LINES = 500


def value_of_range(reading: Reading, start: int, end: int) -> Value:
    """Return the value of ``text[start:end]``; lines at ``<br>`` are items where they list."""
    if is_plain(reading, start, end):
        return plain_value(fold(reading.text[start:end]))
    return value_of_source_run(read_run(reading, start, end))


def plain_value(text: str) -> Value:
    """A value that shows nothing but text."""
    return Value(text=text) if text else EMPTY


def value_of_source_run(run: SourceRun, *, lines: bool = True, own_text: bool = False) -> Value:
    """The value of a run.

    `lines`: its lines become items where they make a list. `own_text`: the text does not repeat
    the items (as a list item's does not).
    """
    if own_text:
        run.say_once()
    foreign = (*take_foreign_links(run), *run.foreign) if run.links or run.foreign else ()
    text = run.text()
    if lines and len(run.listings) > 1:
        headed = headed_items(_lines_and_lists(run))
        if headed is not None:
            return make_value(text, items=headed, foreign_links=foreign)
    if lines and not run.listed and 0 < len(run.breaks) <= _TOO_MANY_LINES:
        rows = tuple(_line(part) for part in line_items(run))
        if rows:
            return make_value(text, items=rows, foreign_links=foreign)
    return make_value(
        text,
        links=run.all_links(),
        images=run.all_images(),
        items=tuple(run.listed),
        parts=() if run.listed or not (run.links or run.strong or run.images) else pair_of(run),
        foreign_links=foreign,
        references=run.all_references(),
        blocks=run.kept(),
    )


def _lines_and_lists(run: SourceRun) -> Iterator[Value | tuple[Value, ...]]:
    """The lines of a run and the lists that calls show in it, in their order."""
    start = 0
    for place, shown in run.listings:
        yield from (_line(part) for part in split_run(between(run, start, place)))
        if shown.only_items:
            yield shown.items
        else:
            yield Value(text=shown.text or None, items=shown.items)
        start = place + 1
    yield from (_line(part) for part in split_run(between(run, start, len(run.pieces))))


def make_value(
    text: str,
    *,
    links: tuple[Link, ...] = (),
    images: tuple[Image, ...] = (),
    items: tuple[Value, ...] = (),
    parts: tuple[str, ...] = (),
    foreign_links: tuple[Link, ...] = (),
    references: tuple[str, ...] = (),
    ordered: bool | None = None,
    blocks: tuple[Block, ...] | None = None,
    span: tuple[int, int] | None = None,
) -> Value:
    """A value; an empty text is none."""
    return Value(
        text=text or None,
        links=links,
        images=images,
        items=items,
        parts=parts,
        foreign_links=foreign_links,
        references=references,
        ordered=ordered,
        blocks=blocks,
        span=span,
    )


def _line(part: TextRun) -> Value:
    """One line of several as an item."""
    return make_value(
        part.text(),
        links=part.all_links(),
        images=part.all_images(),
        parts=pair_of(part),
        references=part.all_references(),
        blocks=part.kept(),
    )
