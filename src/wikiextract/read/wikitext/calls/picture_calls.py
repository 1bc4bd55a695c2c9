"""Calls whose arguments are pictures with captions ("multiple image", a montage)."""

from __future__ import annotations

import re

from wikiextract.nodes import Image, Value
from wikiextract.read.text.value_parts import captioned
from wikiextract.read.wikitext.boxes.box_names import says_infobox
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.text.files import is_file_name, media_kind

_NUMBERED = re.compile(r"(?:\d+[a-z]?)?\Z")
_BARE = re.compile(r"[\s_\-.\d]+")
_WORDS = re.compile(r"[^\W\d_]+")


def is_picture_call(arguments: CallArguments) -> bool:
    """Return True if a call shows nothing but pictures with captions ("multiple image")."""
    if says_infobox(arguments.call.name):
        return False
    filled = [p for p in arguments.call.parameters if p.value.text or p.value.images]
    pictures = [p for p in filled if is_file_name(p.value.text or "") or p.value.images]
    if not pictures:
        return False
    kinds = {_BARE.sub("", _NUMBERED.sub("", p.name.lower())) for p in pictures}
    if len(kinds) > 2:
        return False  # flag, arms, map: facts of a subject, not pictures side by side
    about = [p for p in filled if _is_about_pictures(p.name.lower())]
    return len(pictures) + len(about) >= 0.75 * len(filled) and len(pictures) * 6 >= len(filled)


def _is_about_pictures(name: str) -> bool:
    """Return True if a parameter's name is one of captions, sizes and the like."""
    words = _WORDS.findall(name)
    if not facts().words.picture_settings.isdisjoint(words):
        return True
    return any(
        caption in words or (len(caption) > 4 and caption in name)
        for caption in facts().boxes.caption
    )


def call_images(arguments: CallArguments) -> tuple[Image, ...]:
    """The pictures among a call's arguments, with the captions that belong to them by name."""
    images: list[Image] = []
    for parameter in arguments.call.parameters:
        value = parameter.value
        if value.images:
            images += value.images
        elif value.text and is_file_name(value.text) and "/" not in value.text:
            file = file_name(value.text)
            digits = _NUMBERED.search(parameter.name)
            caption = _caption(arguments, digits[0] if digits else "")
            images.append(
                Image(
                    file=file,
                    caption=caption.text if caption is not None else None,
                    media=media_kind(file),
                    links=caption.links if caption is not None else (),
                    references=caption.references if caption is not None else (),
                    span=parameter.span,
                )
            )
    if len(images) > 1 and images[-1].caption is None:
        shared = _shared_caption(arguments)
        if shared is not None:
            images[-1] = captioned(images[-1], shared)
    return tuple(images)


def _shared_caption(arguments: CallArguments) -> Value | None:
    """The caption below several pictures."""
    beginnings, captions = facts().words.caption_of_all, facts().boxes.caption
    for name, parameter in arguments.named.items():
        if parameter.value.text and (name.startswith(beginnings) or name in captions):
            return parameter.value
    return None


def file_name(text: str) -> str:
    """A file's name as titles have it: without namespace and underscores, capitalised."""
    prefix, colon, rest = text.partition(":")
    if colon and prefix.strip().lower() in facts().foreign.file:
        text = rest
    text = " ".join(text.replace("_", " ").split())
    return text[:1].upper() + text[1:]


def _caption(arguments: CallArguments, number: str) -> Value | None:
    for word in facts().boxes.caption:
        parameter = arguments.named.get(word + number)
        if parameter is not None and parameter.value.text:
            return parameter.value
    return None
