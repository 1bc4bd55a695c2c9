"""The content of a value at any depth, for nodes that keep texts, links and marks side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from wikiextract.nodes import Image, Link, Value
from wikiextract.read.text.foreign import take_foreign_links
from wikiextract.read.text.lines import pair_of
from wikiextract.read.text.run import TextRun

COLONS = ":："


def _walk(value: Value) -> Iterator[Value]:
    yield value
    for item in value.items:
        yield from _walk(item)


def all_links(value: Value) -> tuple[Link, ...]:
    """All links of a value and its items, those to other languages last in each."""
    if not value.items:
        return value.links + value.foreign_links
    return tuple(link for part in _walk(value) for link in (*part.links, *part.foreign_links))


def all_images(value: Value) -> tuple[Image, ...]:
    """All pictures of a value and its items."""
    if not value.items:
        return value.images
    return tuple(image for part in _walk(value) for image in part.images)


def all_references(value: Value) -> tuple[str, ...]:
    """All reference marks of a value and its items."""
    if not value.items:
        return value.references
    return tuple(reference for part in _walk(value) for reference in part.references)


def is_empty(value: Value) -> bool:
    """Return True if a value shows and holds nothing."""
    return not (
        value.text
        or value.links
        or value.images
        or value.items
        or value.references
        or value.foreign_links
        or value.blocks
    )


def label_text(text: str | None) -> str | None:
    """A label as shown, without the colon that ends it."""
    return (text or "").rstrip(COLONS + " \u00a0") or None


def caption_of(values: Iterable[Value]) -> Value | None:
    """The caption of a table: where it has several, which are all shown, each is an item."""
    shown = [value for value in values if not is_empty(value)]
    if len(shown) < 2:
        return shown[0] if shown else None
    text = " ".join(value.text for value in shown if value.text)
    return Value(text=text or None, items=tuple(shown))


def captioned(image: Image, value: Value) -> Image:
    """A picture with what a value says as (the rest of) its caption."""
    caption = " ".join(part for part in (image.caption, value.text) if part)
    return replace(
        image,
        caption=caption or None,
        links=(*image.links, *all_links(value)),
        references=(*image.references, *all_references(value)),
    )


def joined(values: list[Value]) -> Value:
    """Values that stand side by side as the items of one value.

    A picture without text belongs to the value after it, or to the only value.
    """
    if len(values) == 1:
        return Value() if is_empty(values[0]) else values[0]
    shown: list[Value] = []
    icons: tuple[Image, ...] = ()
    for value in values:
        if is_empty(value):
            continue
        if value == Value(images=value.images):
            icons += value.images
            continue
        shown.append(replace(value, images=(*icons, *value.images)) if icons else value)
        icons = ()
    if icons and len(shown) == 1:
        shown = [replace(shown[0], images=(*shown[0].images, *icons))]
    elif icons:
        shown.append(Value(images=icons))
    if len(shown) == 1:
        return shown[0]
    text = " ".join(value.text for value in shown if value.text)
    return Value(text=text or None, items=tuple(shown))


def side_by_side(values: list[Value]) -> Value:
    """Values that together say one thing as one value."""
    texts = [value.text for value in values if value.text]
    return Value(
        text=" ".join(texts) or None,
        links=tuple(link for value in values for link in value.links),
        images=tuple(image for value in values for image in value.images),
        items=tuple(item for value in values for item in value.items),
        typed=tuple(typed for value in values for typed in value.typed),
        foreign_links=tuple(link for value in values for link in value.foreign_links),
        references=tuple(mark for value in values for mark in value.references),
        blocks=tuple(block for value in values for block in value.blocks or ()) or None,
    )


def value_of_run(run: TextRun) -> Value:
    """The value of a stretch of running text."""
    foreign = take_foreign_links(run)
    return Value(
        text=run.text() or None,
        links=run.all_links(),
        images=run.all_images(),
        parts=pair_of(run),
        typed=run.typed(),
        foreign_links=foreign,
        references=run.all_references(),
        blocks=run.kept(),
    )
