"""``{{#tag:name|content|attribute=value}}`` shows what the extension tag would."""

from __future__ import annotations

from wikiextract.markup.formulas import tex_of
from wikiextract.markup.tags import Tag, tag_named
from wikiextract.nodes import Code, Extension, Gallery, named_values
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.show_rules import value_shown
from wikiextract.read.wikitext.calls.shown import NOTHING_SHOWN, UNKNOWN, Shown
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.pictures import gallery_images
from wikiextract.site.parse_title import decode_shown_entities


def tag_of_call(reading: Reading, name: str) -> Tag | None:
    """Return the tag that a call names (None: the wiki has no such tag)."""
    lowered = name.strip().lower()
    return tag_named(lowered) if lowered in reading.site.extension_tags else None


def show_tag(reading: Reading, arguments: CallArguments) -> Shown:
    """Return what such a call shows; content that is no text is as it stands in the call."""
    if not arguments.raw:
        return UNKNOWN
    name = arguments.raw[0].lower()
    tag = tag_of_call(reading, name)
    if tag is None:
        return UNKNOWN
    content = arguments.raw[1] if len(arguments.raw) > 1 else ""
    attributes = {key: one.value.text or "" for key, one in arguments.named.items()}
    span = arguments.call.span
    if tag.content == "source":
        named = named_values(attributes)
        return Shown(
            blocks=(Extension(name=name, text=content or None, attributes=named, span=span),)
        )
    if tag.kind == "gallery":
        return _gallery(reading, arguments)
    if tag.content in ("silent", "elsewhere") or tag.kind == "infobox" or not content:
        return NOTHING_SHOWN
    if tag.kind in ("formula", "chemistry"):
        return Shown(text=tex_of(name, content, attributes))
    if tag.kind in ("preformatted", "code") and "inline" not in attributes:
        language = attributes.get("lang") if tag.kind == "code" else None
        return Shown(blocks=(Code(text=content, language=language or None, span=span),))
    if tag.content == "text":
        return Shown(text=decode_shown_entities(content))
    return value_shown(arguments.positional[1])


def _gallery(reading: Reading, arguments: CallArguments) -> Shown:
    caption = arguments.first_of(("caption",))
    place = arguments.call.parameters[1].span if len(arguments.raw) > 1 else None
    images = gallery_images(reading, *place, read_run) if place is not None else []
    if not images and caption is None:
        return NOTHING_SHOWN
    span = arguments.call.span
    return Shown(blocks=(Gallery(caption=caption, images=tuple(images), span=span),))
