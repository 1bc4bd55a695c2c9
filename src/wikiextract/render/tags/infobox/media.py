"""Pictures, films and sounds of a box: single, or several that a gallery or tabs name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from wikiextract.expand.markers import StripMarker, remove_markers
from wikiextract.markup import portable_names as names
from wikiextract.markup.names import PICTURE_LINK
from wikiextract.markup.portable_infobox import InfoboxItem
from wikiextract.markup.tabs import tabs_of
from wikiextract.markup.tags import tag_named
from wikiextract.render.media.captions import alt_text
from wikiextract.render.media.options import read_image_options
from wikiextract.render.media.parts import element, link_start
from wikiextract.render.tags.infobox.values import BoxValues, ShownValue
from wikiextract.site import Title
from wikiextract.site.file_types import file_type
from wikiextract.site.title import FILE

_WIDTH = 270
_TAG = re.compile(r"<[^<>]*>")
_CLASSES = {"image": names.IMAGE, "video": names.VIDEO, "audio": names.AUDIO}


class _Medium(NamedTuple):
    file: Title
    caption: ShownValue
    alt: str | None = None


def media(item: InfoboxItem, values: BoxValues) -> str:
    """Return the pictures that an item shows, "" for none."""
    written = values.written(item)
    tags = [tag for tag in values.call.contents.tags_in(written) if _names_files(tag)]
    if tags:
        found = [one for tag in tags for one in _listed(tag, values)]
    else:
        file = _file(written, values)
        alt, caption = (item.first(name) for name in ("alt", "caption"))
        page = values.call.page
        text = alt_text(values.of(alt).html, page) if alt is not None else ""
        shown = values.of(caption) if caption is not None else ShownValue()
        found = [_Medium(file, shown, text or None)] if file is not None else []
    figures = [figure for one in found if (figure := _figure(one, item, values))]
    if len(figures) < 2:
        return "".join(one + end for one, _, end in figures)
    return _collection(figures, values.attributes(item, ShownValue()))


def _collection(figures: list[tuple[str, str, str]], attributes: str) -> str:
    """Several pictures, of which a reader sees one at a time: captions are tabs."""
    tabs = "".join(
        f'<li class="{names.TAB} pi-item-spacing{_current(number)}" '
        f'data-pi-tab="pi-tab-{number}">{caption}</li>'
        for number, (_, caption, _) in enumerate(figures)
    )
    contents = "".join(
        f'<div class="{names.TAB_CONTENT}{_current(number)}" id="pi-tab-{number}">'
        f"{start}</figure></div>"
        for number, (start, _, _) in enumerate(figures)
    )
    return (
        f'<div class="{names.COLLECTION}"{attributes}>'
        f'<ul class="{names.COLLECTION}-tabs">{tabs}</ul>{contents}</div>'
    )


def _current(number: int) -> str:
    return " current" if number == 0 else ""


def _figure(one: _Medium, item: InfoboxItem, values: BoxValues) -> tuple[str, str, str] | None:
    """A picture up to its caption, the caption, and the end of both."""
    page = values.call.page
    page.lists.images[one.file.db_key] = None
    image = read_image_options(one.file, "", page)
    if image.info is None or image.bad:
        return None
    kind = image.info.media if image.info.media in _CLASSES else "image"
    if item.attributes.get(kind, "").lower() == "false":
        return None
    image.width = _WIDTH if kind == "image" else None
    image.alt = one.alt or one.file.text
    shown = "pi-image-thumbnail" if kind == "image" else f"pi-{kind}-player"
    picture = element(image, image.info, shown, page)
    link = link_start(
        image, f"{PICTURE_LINK} image-thumbnail" if kind == "image" else kind, image.alt, page
    )
    written = values.attributes(item, one.caption)
    classes = f"pi-item {names.MEDIUM} {_CLASSES[kind]}"
    start = f'<figure class="{classes}"{written}>{link}{picture}{"</a>" if link else ""}'
    caption = one.caption.html
    below = f'<figcaption class="pi-item-spacing pi-caption">{caption}</figcaption>'
    return start, caption, f"{below if caption else ''}</figure>"


def _names_files(tag: StripMarker) -> bool:
    return tag_named(tag.name).kind in ("gallery", "tabs")


def _listed(tag: StripMarker, values: BoxValues) -> Iterator[_Medium]:
    """The files in a gallery, or the first one in each tab; labels are captions."""
    content = tag.content or ""
    if tag_named(tag.name).kind == "tabs":
        listed = [
            (content[slice(*tab.content)], content[slice(*tab.name)]) for tab in tabs_of(content)
        ]
    else:
        lines = (line.partition("|") for line in content.split("\n"))
        listed = [(name, text) for name, _, text in lines]
    for name, text in listed:
        file = _file(values.call.expand(name), values) if name.strip() else None
        if file is not None:
            label = values.text(InfoboxItem("label", {}, text.strip()))
            yield _Medium(file, label, alt_text(label.html, values.call.page) or None)


def _file(text: str, values: BoxValues) -> Title | None:
    """The first file that a text names: by its name, or by a link that shows it."""
    for line in _TAG.sub("", remove_markers(text)).split("\n"):
        name = line.strip().strip("[]").partition("|")[0].strip()
        if not name:
            continue
        title = values.call.page.site.title(unquote(name, errors="replace"), FILE)
        known = title is not None and title.interwiki is None and title.namespace == FILE
        return title if known and file_type(name) is not None else None
    return None
