"""Texts with what stands in them: links, pictures, marks of footnotes, items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from wikiextract.nodes import Block, Image, Link, Value

ShowBlock: TypeAlias = Callable[[Block], Iterable[str]]


def indent(lines: Iterable[str]) -> Iterator[str]:
    return ("  " + line for line in lines)


def show_text(
    text: str | None,
    links: Iterable[Link] = (),
    images: Iterable[Image] = (),
    references: Iterable[str] = (),
) -> Iterator[str]:
    """A text and what stands in it, a line each."""
    if text:
        yield f"“{text}”"
    for link in links:
        yield show_link(link)
    for image in images:
        yield from show_image(image)
    marks = " ".join(references)
    if marks:
        yield f"marks {marks}"


def show_link(link: Link, name: str = "link") -> str:
    wiki = f"{link.interwiki}:" if link.interwiki else ""
    anchor = f"#{link.anchor}" if link.anchor else ""
    red = " (red)" if link.red else ""
    language = f" [{link.language_name}]" if link.language_name else ""
    return f"{name} {link.text!r} → {link.kind} {wiki}{link.target}{anchor}{red}{language}"


def show_image(image: Image) -> Iterator[str]:
    parts = [image.file, image.caption and f"“{image.caption}”", image.alt and f"alt {image.alt!r}"]
    yield f"{image.media or 'image'} " + " ".join(part for part in parts if part)
    yield from indent(show_text(None, image.links, (), image.references))


def show_value(value: Value, show_block: ShowBlock, head: str = "-") -> Iterator[str]:
    """A value behind `head`; `show_block` shows the blocks that it holds."""
    text = f" “{value.text}”" if value.text else ""
    parts = f" = {' | '.join(value.parts)}" if value.parts else ""
    ordered = " (ordered)" if value.ordered else ""
    yield f"{head}{text}{parts}{ordered}"
    yield from indent(show_text(None, value.links, value.images, value.references))
    for link in value.foreign_links:
        yield "  " + show_link(link, "foreign")
    for item in value.items:
        yield from indent(show_value(item, show_block))
    for block in value.blocks or ():
        yield from indent(show_block(block))
