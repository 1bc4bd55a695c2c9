"""Pictures, videos and sounds, as single elements and with their captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from wikiextract.markup.names import FILE_NAME, MISSING_FILE, PICTURE_LINK, PICTURE_PAGE_LINK
from wikiextract.nodes import Image
from wikiextract.read.text.folding import fold
from wikiextract.site.file_types import name_of_drawn

if TYPE_CHECKING:
    from lxml.etree import _Element

# Where a picture, or the picture of a film, says which file it is.
_STATED_NAMES = (FILE_NAME, "data-image-name", "data-video-name")
# /thumb/a/ab/Name.jpg/220px-Name.jpg and /a/ab/Name.jpg
# (https://www.mediawiki.org/wiki/Manual:$wgHashedUploadDirectory)
_THUMB = re.compile(r"/thumb/(?:[^/]+/){0,4}?[0-9a-f]/[0-9a-f]{2}/([^/]+)/[^/]+\Z")
# The name of a scaled copy ("220px-Name.jpg"), as a browser that saved the page keeps it.
_SCALED = re.compile(r"(?:lossy-|lossless-)?(?:page\d+-)?\d+px-{1,2}(?P<name>.+)\Z", re.S)


def image_of_element(element: _Element) -> Image | None:
    """The file that an ``img``, ``video`` or ``audio`` shows; None for pictures of formulas.

    The name comes from the markup (Parsoid's ``resource``, the link to the file's page) or else
    from the address of the picture.
    """
    classes = element.get("class") or ""
    if "mwe-math-fallback" in classes:
        return None
    file = _file_name(element)
    if file is None:
        return None
    alt = fold(element.get("alt") or "") or None
    media: Literal["video", "audio"] | None = None
    if element.tag == "video":
        media = "video"
    elif element.tag == "audio":
        media = "audio"
    if alt == file:
        alt = None
    return Image(file=file, alt=alt, url=_url(element), media=media)


def broken_image(anchor: _Element) -> Image | None:
    """The file that is missing where an ``a`` offers to upload it, or None.

    MediaWiki shows the name in place of the picture.
    """
    href = anchor.get("href") or ""
    if "wpDestFile=" in href:
        name = href.partition("wpDestFile=")[2].partition("&")[0].partition("#")[0]
        file = clean_file_name(unquote(name))
        return Image(file=file) if file else None
    if not len(anchor):
        return None
    for inner in anchor.iter("span"):
        if MISSING_FILE in (inner.get("class") or ""):
            # The text may be an error message instead of the name.
            page = anchor.get("title") or href.partition("?")[0].partition("#")[0]
            stated = unquote(inner.get("resource") or "") or unquote(page) or inner.text or ""
            file = clean_file_name(_after_namespace(stated))
            return Image(file=file, alt=inner.get("data-alt")) if file else None
    return None


def _file_name(element: _Element) -> str | None:
    stated = next(filter(None, map(element.get, _STATED_NAMES)), None)
    if stated:
        return clean_file_name(stated)
    resource = element.get("resource")
    if resource:
        return clean_file_name(_after_namespace(unquote(resource)))
    parent = element.getparent()
    if parent is not None and parent.tag == "a":
        classes = (parent.get("class") or "").split()
        if PICTURE_LINK in classes or PICTURE_PAGE_LINK in classes:
            href = (parent.get("href") or "").partition("#")[0].partition("?")[0]
            if ":" in href.rsplit("//", 1)[-1]:
                return clean_file_name(_after_namespace(unquote(href)))
    return _file_of_source(element)


def _file_of_source(element: _Element) -> str | None:
    source = _source(element)
    if source is None:
        return None
    path = source.partition("?")[0].partition("#")[0]
    thumb = _THUMB.search(path)
    if thumb:
        return clean_file_name(unquote(thumb.group(1)))
    name = unquote(path.rsplit("/", 1)[-1])
    scaled = _SCALED.match(name)
    if scaled:
        name = name_of_drawn(scaled.group("name"))
    return clean_file_name(name)


def _source(element: _Element) -> str | None:
    """The address of the picture or media file itself, None when there is none."""
    for name in ("src", "data-src", "poster"):
        address = element.get(name)
        if address and not address.startswith("data:"):
            return address
    child = element.find("source")
    address = child.get("src") if child is not None else None
    return address if address and not address.startswith("data:") else None


def _after_namespace(text: str) -> str:
    """Return what follows the file namespace's name ("./File:X.jpg", "/wiki/Datei:X.jpg")."""
    page = text.rsplit("/wiki/", 1)[-1].rsplit("/index.php/", 1)[-1]
    while page.startswith(("./", "../")):
        page = page[page.index("/") + 1 :]
    return page.partition(":")[2] or page


def clean_file_name(name: str) -> str | None:
    """A file's name with spaces; None when nothing is left."""
    return " ".join(name.replace("_", " ").split()) or None


def _url(element: _Element) -> str | None:
    source = _source(element)
    return "https:" + source if source is not None and source.startswith("//") else source
