"""Elements to values: text, links, pictures, items, pairs, links to other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from wikiextract.nodes import Block, Value
from wikiextract.read.html.blocks.figures import figure_images
from wikiextract.read.html.values.inline import (
    ElementRun,
    PlacedElement,
    collect,
    collect_lines,
)
from wikiextract.read.text.folding import fold
from wikiextract.read.text.foreign import take_foreign_links
from wikiextract.read.text.headed_lists import ValuePart, headed_items
from wikiextract.read.text.lines import between, line_items, pair_of, split_run
from wikiextract.read.text.run import TextRun
from wikiextract.read.text.value_parts import is_empty, value_of_run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

# Reads an element that is a block of its own (a table, code, a quote) inside a value.
BlockElementReader: TypeAlias = "Callable[[_Element, ReadContext], tuple[Block, ...]]"


def value_of_element(
    element: _Element,
    context: ReadContext,
    *,
    lines: bool = True,
    read_block: BlockElementReader | None = None,
) -> Value:
    """Return what a field, cell, term or label shows; `text` is all of it, its items included.

    `lines`: lines divided by ``<br>`` become items where they make a list. `read_block` reads
    tables, quotes and preformatted text into `Value.blocks`; without it they are text.
    """
    if not len(element):
        return Value(text=fold(element.text or "") or None)
    run = collect(element, context, blocks=read_block is not None)
    return _value(run, context, lines=lines, own_text=False, read_block=read_block)[0]


def read_item(
    element: _Element, context: ReadContext, *, read_block: BlockElementReader | None = None
) -> Value:
    """A list item: `text` is its own, lists inside it are its `items`."""
    return _item(element, context, read_block)[0]


def read_separated(element: _Element, context: ReadContext, separators: str) -> tuple[Value, ...]:
    """The items of a line that characters of `separators` divide ("A · B · C").

    Separators inside links do not count. Line breaks divide too. Lists inside are read as text.
    """
    run = collect(element, context, flat=True)
    values = []
    for part in split_run(run, separators=separators):
        value = value_of_run(part)
        if not is_empty(value):
            values.append(value)
    return tuple(values)


def read_list(
    element: _Element, context: ReadContext, *, read_block: BlockElementReader | None = None
) -> tuple[Value, ...]:
    """The items of a ``ul``, ``ol`` or ``dl``.

    A term of a ``dl`` is an item whose definitions are its items.
    """
    return tuple(value for value, _ in _items(element, context, read_block))


def lines_and_lists(element: _Element, context: ReadContext) -> list[ValuePart]:
    """Return what an element shows in lines and blocks, and the items of its lists, in order."""
    run = collect_lines(element, context, flat=False)
    lists = [tuple(value for value, _ in _items(one.element, context, None)) for one in run.lists]
    return list(_alternating(_between_lists(run), lists))


def _value(
    run: ElementRun,
    context: ReadContext,
    *,
    lines: bool,
    own_text: bool,
    read_block: BlockElementReader | None,
) -> tuple[Value, str]:
    """The value of a run, and all the text that it shows."""
    foreign = take_foreign_links(run)
    items: list[Value] = []
    lists: list[tuple[Value, ...]] = []
    parts = _between_lists(run) if len(run.lists) > 1 and not own_text else []
    for placed in run.lists:
        listed = _items(placed.element, context, read_block)
        lists.append(tuple(value for value, _ in listed if not is_empty(value)))
        items += lists[-1]
        run.pieces[placed.place] = f" {' '.join(text for _, text in listed)} "
    full_text = run.text()
    headed = headed_items(_alternating(parts, lists)) if parts else None
    text = full_text
    if own_text and run.lists:
        for placed in run.lists:
            run.pieces[placed.place] = " "
        text = run.text()
    images = [image for _, image in run.images]
    for placed in run.figures:
        images.extend(figure_images(placed.element, context))
    rows = headed
    if lines and run.breaks and not items:
        rows = tuple(_line(part) for part in line_items(run)) or None
    if rows:
        run.extensions.clear()  # which are in the rows
        return (
            Value(
                text=text or None,
                items=rows,
                images=tuple(images[len(run.images) :]),
                foreign_links=foreign,
                blocks=_blocks(run, context, read_block),
            ),
            full_text,
        )
    value = Value(
        text=text or None,
        links=run.all_links(),
        images=tuple(images),
        items=tuple(items),
        parts=() if items else pair_of(run),
        typed=run.typed(),
        foreign_links=foreign,
        references=run.all_references(),
        ordered=_is_ordered(run.lists),
        blocks=_blocks(run, context, read_block),
    )
    return value, full_text


def _between_lists(run: ElementRun) -> list[TextRun]:
    """Return the runs before each list of a run, and behind the last one."""
    places = [placed.place for placed in run.lists]
    borders = zip([-1, *places], [*places, len(run.pieces)], strict=True)
    return [between(run, before + 1, after) for before, after in borders]


def _alternating(
    texts: Sequence[TextRun], lists: Sequence[tuple[Value, ...]]
) -> Iterator[ValuePart]:
    """The lines of texts and the lists between them, in their order."""
    for text, listed in zip_longest(texts, lists):
        yield from (_line(part) for part in split_run(text))
        if listed:
            yield listed


def _line(run: TextRun) -> Value:
    """One line of several as an item."""
    return Value(
        text=run.text() or None,
        links=run.all_links(),
        images=run.all_images(),
        parts=pair_of(run),
        typed=run.typed(),
        references=run.all_references(),
        blocks=run.kept(),
    )


def _items(
    element: _Element, context: ReadContext, read_block: BlockElementReader | None
) -> list[tuple[Value, str]]:
    """Each item of a list with all the text that it shows."""
    if element.tag == "dl":
        return _definitions(element, context, read_block)
    items = []
    for child in element:
        if child.tag in ("ul", "ol", "dl"):
            # A list right inside a list, as browsers accept it.
            items.extend(_items(child, context, read_block))
        elif child.tag == "li":
            items.append(_item(child, context, read_block))
    return items


def _item(
    element: _Element, context: ReadContext, read_block: BlockElementReader | None
) -> tuple[Value, str]:
    if not len(element):
        text = fold(element.text or "")
        return Value(text=text or None), text
    run = collect(element, context, blocks=read_block is not None)
    return _value(run, context, lines=False, own_text=True, read_block=read_block)


def _definitions(
    element: _Element, context: ReadContext, read_block: BlockElementReader | None
) -> list[tuple[Value, str]]:
    """Terms as items that hold what is said of them; definitions without a term as items."""
    items: list[tuple[Value, str]] = []
    term: tuple[Value, str] | None = None
    said: list[tuple[Value, str]] = []

    def close() -> None:
        if term is None:
            items.extend(said)
            return
        value = _with_items(term[0], [value for value, _ in said])
        items.append((value, fold(" ".join([term[1], *(text for _, text in said)]))))

    for child in element:
        if child.tag == "dt":
            close()
            term, said = _item(child, context, read_block), []
        elif child.tag == "dd":
            said.append(_item(child, context, read_block))
    close()
    return items


def _with_items(value: Value, items: Sequence[Value]) -> Value:
    if not items:
        return value
    return Value(
        text=value.text,
        links=value.links,
        images=value.images,
        items=(*value.items, *items),
        typed=value.typed,
        foreign_links=value.foreign_links,
        references=value.references,
        blocks=value.blocks,
    )


def _blocks(
    run: ElementRun, context: ReadContext, read_block: BlockElementReader | None
) -> tuple[Block, ...] | None:
    """Return what stands in a value as a block of its own, in document order."""
    if not (run.extensions or run.blocks):
        return None
    found = list(run.extensions)
    if read_block is not None:
        for placed in run.blocks:
            found += ((placed.place, block) for block in read_block(placed.element, context))
        found.sort(key=itemgetter(0))
    return tuple(block for _, block in found) or None


def _is_ordered(lists: list[PlacedElement]) -> bool | None:
    return True if lists and all(placed.element.tag == "ol" for placed in lists) else None
