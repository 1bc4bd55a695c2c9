"""Extension tags as blocks: which kind of tag is read by what.

`markup.tags` says of which kind a tag is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from wikiextract.markup.tabs import pages_of, tabs_of
from wikiextract.markup.tags import TagKind
from wikiextract.nodes import ContentList, Figure, Gallery, Link, Math, Value
from wikiextract.read.wikitext.blocks.code import code_block
from wikiextract.read.wikitext.blocks.extensions import extension_block
from wikiextract.read.wikitext.blocks.flow_items import PartReader, UnreadItem
from wikiextract.read.wikitext.blocks.formulas import formula_of_tag
from wikiextract.read.wikitext.blocks.paragraphs import read_paragraph
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.pictures import gallery_caption, gallery_images, image_of_map

_Reader: TypeAlias = Callable[[Reading, TagMarkup, PartReader], list[UnreadItem]]


def items_of_tag(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    """Return the blocks and headings that an extension tag makes where it stands as a block."""
    return _READERS[tag.facts.kind](reading, tag, read)


def _nothing(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    return []


def _text(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    return list(read_paragraph(reading, tag.start, tag.end))


def _code(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    block = code_block(reading, tag)
    return [block] if block is not None else []


def _formula(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    formula = formula_of_tag(reading, tag)
    return [Math(text=formula, span=(tag.start, tag.end))] if formula else []


def _gallery(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    caption = gallery_caption(reading, tag, read_run)
    images = gallery_images(reading, tag.content_start, tag.content_end, read_run)
    if not images and caption is None:
        return []
    return [Gallery(caption=caption, images=tuple(images), span=(tag.start, tag.end))]


def _image_map(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    image = image_of_map(reading, tag, read_run)
    if image is None:
        return [extension_block(reading, tag)]
    return [Figure(image=image, span=(tag.start, tag.end))]


def _prose(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    return read(tag.content_start, tag.content_end)


def _poem(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    return read(tag.content_start, tag.content_end, lines_run_on=True)


def _tabs(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    """The name of each tab as a paragraph, and what it holds."""
    start = tag.content_start
    items: list[UnreadItem] = []
    for tab in tabs_of(reading.text[start : tag.content_end]):
        items += read_paragraph(reading, start + tab.name[0], start + tab.name[1])
        items += read(start + tab.content[0], start + tab.content[1])
    return items


def _tab(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    """The tab's name as a paragraph, and what it holds."""
    name = tag.attribute("name")
    heading = read_paragraph(reading, *name) if name is not None else ()
    return [*heading, *read(tag.content_start, tag.content_end)]


def _page_tabs(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    """The pages that the tabs show, as a list of links."""
    values = []
    for page, label in pages_of(reading.text[tag.content_start : tag.content_end]):
        title = reading.site.link_title(page, reading.title)
        if title is not None:
            link = Link(text=label, target=title.prefixed)
            values.append(Value(text=label, links=(link,)))
    return [ContentList(items=tuple(values), span=(tag.start, tag.end))] if values else []


def _kept(reading: Reading, tag: TagMarkup, read: PartReader) -> list[UnreadItem]:
    return [extension_block(reading, tag)]


_READERS: Mapping[TagKind, _Reader] = {
    "chemistry": _formula,
    "code": _code,
    "formula": _formula,
    "gallery": _gallery,
    "image_map": _image_map,
    "indicator": _nothing,
    # A box of the page (`boxes/infobox_tags.py`).
    "infobox": _nothing,
    "note": _text,
    "note_list": _nothing,
    "nowiki": _text,
    "page_tabs": _page_tabs,
    "poem": _poem,
    "preformatted": _code,
    "prose": _prose,
    "silent": _nothing,
    "source": _kept,
    "tab": _tab,
    "tabs": _tabs,
    "variant": _text,
}
