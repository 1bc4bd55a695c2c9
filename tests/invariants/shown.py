"""What a record says that its boxes show: every text of them, once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def image_texts(images: list[Json]) -> Iterator[str]:
    for image in images:
        yield image.get("caption", "")


def beside(value: Json) -> Iterator[str]:
    """What a value shows beside its text: captions, foreign links, tables and code within it."""
    yield from image_texts(value.get("images", []))
    for link in value.get("foreign_links", []):
        yield link["text"]
        yield link.get("language_name", "")
    yield from block_texts(value.get("blocks", []))


def field_texts(value: Json) -> Iterator[str]:
    """Of a field or cell, whose text includes its items."""
    yield value.get("text", "")
    todo = [value]
    while todo:
        current = todo.pop()
        yield from beside(current)
        todo += current.get("items", [])


def item_texts(item: Json) -> Iterator[str]:
    """Of an item, whose text is its own."""
    yield item.get("text", "")
    yield from beside(item)
    for inner in item.get("items", []):
        yield from item_texts(inner)


def block_texts(blocks: list[Json]) -> Iterator[str]:
    """Of blocks of content, as an item or a cell may hold them."""
    for block in blocks:
        if block["type"] != "extension":  # its source, shown as a picture
            yield block.get("text", "")
        yield from image_texts(block.get("images", []))
        yield from block_texts(block.get("blocks", []))
        if "image" in block:
            yield from image_texts([block["image"]])
        for part in ("caption", "source"):
            if part in block:
                yield from field_texts(block[part])
        for item in block.get("items", []):
            inner = (
                item.get("terms", []) + item.get("definitions", [])
                if {"terms", "definitions"} & item.keys()
                else [item]
            )
            for value in inner:
                yield from item_texts(value)
        for row in block.get("rows", []):
            for cell in row.get("cells", []):
                yield from field_texts(cell["value"])
                yield from block_texts(cell.get("blocks", []))


def infobox_texts(infobox: Json) -> Iterator[str]:
    yield infobox.get("title", "")
    yield from image_texts(infobox.get("images", []))
    for group in infobox.get("groups", []):
        yield from field_group_texts(group)


def field_group_texts(group: Json) -> Iterator[str]:
    yield group.get("label", "")
    yield from image_texts(group.get("images", []))
    for field in group.get("fields", []):
        yield field.get("label", "")
        yield from field_texts(field["value"])
    for inner in group.get("groups", []):
        yield from field_group_texts(inner)


def navbox_texts(navbox: Json) -> Iterator[str]:
    title = navbox.get("title", {"images": []})
    yield title.get("text", "")
    yield from image_texts(title.get("images", []))
    yield from image_texts(navbox.get("images", []))
    for row in ("above", "below"):
        if row in navbox:
            yield from field_texts(navbox[row])
    for group in navbox.get("groups", []):
        yield from navbox_group_texts(group)


def navbox_group_texts(group: Json) -> Iterator[str]:
    yield group.get("label", "")
    yield from image_texts(group.get("images", []))
    for link in group.get("foreign_links", []):
        yield link["text"]
        yield link.get("language_name", "")
    for row in ("above", "below"):
        if row in group:
            yield from field_texts(group[row])
    for item in group.get("items", []):
        yield from item_texts(item)
    for inner in group.get("groups", []):
        yield from navbox_group_texts(inner)
