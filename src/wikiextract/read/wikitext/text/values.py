"""Values: what a parameter, list item, table cell or term shows."""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.nodes import Block, Image, Link, Span, Value
from wikiextract.read.text.folding import fold
from wikiextract.read.text.foreign import take_foreign_links
from wikiextract.read.text.headed_lists import headed_items
from wikiextract.read.text.lines import between, line_items, may_pair, pair_of, split_run
from wikiextract.read.text.run import TextRun
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.external import bare_address, note_address
from wikiextract.read.wikitext.text.inline import read_run, sole_link
from wikiextract.read.wikitext.text.source_run import SourceRun

EMPTY = Value()
_TOO_MANY_LINES = 500


def value_of_range(reading: Reading, start: int, end: int) -> Value:
    """Return the value of ``text[start:end]``; lines at ``<br>`` are items where they list."""
    simple = simple_value(reading, start, end)
    return value_of_source_run(read_run(reading, start, end)) if simple is None else simple


def simple_value(
    reading: Reading, start: int, end: int, *, span: Span | None = None
) -> Value | None:
    """Return the value of ``text[start:end]`` if it is plain text, an address or a link; else None.

    Most parameters and many items are such. The value is given a `span`.
    """
    text, constructs = reading.text, reading.constructs
    token = reading.tokens.search(text, start, end)
    if constructs.rests and constructs.next_rest(start, end) != end:
        return None
    if token is None:
        shown = fold(text[start:end])
        return Value(text=shown or None, span=span) if shown or span else EMPTY
    colon = token.start()
    if token[0] == "[[":
        link = sole_link(reading, colon, end)
        if link is None or not (colon == start or text[start:colon].isspace()):
            return None
        return Value(text=link.text or None, links=(link,), span=span)
    if token[0] != ":" or colon - start > reading.addresses.longest_protocol:
        return None
    found = bare_address(reading, text[start:colon], colon, end)
    if found is None or found.first != start or found.stop != end or found.behind:
        return None
    note_address(reading, found.link.target, None, start)
    return Value(text=found.link.text or None, links=(found.link,), span=span)


def value_of_source_run(run: SourceRun, *, lines: bool = True, own_text: bool = False) -> Value:
    """The value of a run.

    `lines`: its lines become items where they make a list. `own_text`: the text does not repeat
    the items (as a list item's does not).
    """
    if own_text and run.listings:
        run.say_once()
    foreign = take_foreign_links(run) if run.links else ()
    if run.foreign:
        foreign += tuple(run.foreign)
    text = run.text()
    if lines and len(run.listings) > 1:
        headed = headed_items(_lines_and_lists(run))
        if headed is not None:
            return make_value(text, items=headed, foreign_links=foreign)
    if lines and run.breaks and not run.listed and len(run.breaks) <= _TOO_MANY_LINES:
        rows = tuple(_line(part) for part in line_items(run))
        if rows:
            return make_value(text, items=rows, foreign_links=foreign)
    set_apart = run.links or run.strong or run.images
    return Value(
        text=text or None,
        links=run.all_links(),
        images=run.all_images(),
        items=tuple(run.listed),
        parts=pair_of(run) if set_apart and not run.listed and may_pair(text) else (),
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
