"""An infobox from a call: its parameters as fields, pictures and nested boxes."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from wikiextract.nodes import Field, FieldGroup, Image, Infobox, Parameter, TemplateCall, Value
from wikiextract.read.text.value_parts import all_images, all_links, all_references, is_empty
from wikiextract.read.wikitext.boxes.field_losses import (
    inner_boxes,
    is_filled,
    report_losses,
    report_repeated,
)
from wikiextract.read.wikitext.calls.picture_calls import file_name
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.files import is_file_name, media_kind

# Boxes nested deeper are values like others.
_DEPTH = 3
_DIGITS = re.compile(r"(?:\d+[a-z]?)?\Z")
_BARE = re.compile(r"[\s_\-.\d]+")
_DISAMBIGUATED = re.compile(r"\s*[(（][^()（）]*[)）]\Z")


def infobox_of_call(reading: Reading, index: int) -> Infobox:
    """The infobox that a call makes. Empty parameters are left out."""
    call = reading.calls[index]
    images, fields, groups = _read(reading, index, 0)
    first: tuple[FieldGroup, ...] = ()
    if fields:
        first = (FieldGroup(images=(), fields=fields, groups=(), span=None),)
    return Infobox(
        name=call.name,
        title=_title(reading, call),
        images=images,
        groups=(*first, *groups),
        span=call.span,
    )


def _read(
    reading: Reading, index: int, depth: int
) -> tuple[tuple[Image, ...], tuple[Field, ...], tuple[FieldGroup, ...]]:
    """Pictures, fields and nested boxes of the call with an index."""
    call = reading.calls[index]
    last = {parameter.name: parameter for parameter in call.parameters}
    pictures: dict[str, list[Image]] = {}
    others: list[Parameter] = []
    groups: list[FieldGroup] = []
    for parameter in call.parameters:
        filled = is_filled(parameter)
        if last[parameter.name] is not parameter:
            if filled:
                report_repeated(reading, call, parameter)
            continue  # a later one of the same name wins
        boxes = inner_boxes(reading, parameter) if depth < _DEPTH else []
        for inner in boxes:
            images, fields, deeper = _read(reading, inner, depth + 1)
            groups.append(
                FieldGroup(
                    name=reading.calls[inner].name,
                    images=images,
                    fields=fields,
                    groups=deeper,
                    span=reading.calls[inner].span,
                )
            )
        if not filled or (boxes and _is_only(reading, index, parameter, boxes)):
            continue
        report_losses(reading, call, parameter)
        found = _pictures(parameter)
        if found:
            pictures[parameter.name] = found
        else:
            others.append(parameter)
    described = [parameter for parameter in others if not is_empty(parameter.value)]
    captions = _captions(_without_caption(pictures), described)
    alts = _alternatives(_without_alternative(pictures), described)
    taken = {parameter.name for parameter in (*captions.values(), *alts.values())}
    fields = tuple(
        Field(
            param=parameter.name or None, label_links=(), value=parameter.value, span=parameter.span
        )
        for parameter in others
        if parameter.name not in taken
    )
    images = tuple(
        _described(image, captions.get(name), alts.get(name)) if number == 0 else image
        for name, found in pictures.items()
        for number, image in enumerate(found)
    )
    return images, fields, tuple(groups)


def _pictures(parameter: Parameter) -> list[Image]:
    """The pictures of a parameter that holds nothing else."""
    value = parameter.value
    if value.text is None:
        images = list(all_images(value))
        if not images or value.links or value.foreign_links or value.blocks:
            return []
        images[0] = replace(images[0], references=(*images[0].references, *all_references(value)))
        return images
    if value.items or value.links or not is_file_name(value.text):
        return []
    if len(value.text) > 240 or value.text.startswith(("http:", "https:", "//")):
        return []
    file = file_name(value.text)
    return [
        Image(
            file=file,
            media=media_kind(file),
            links=(),
            references=value.references,
            span=parameter.span,
        )
    ]


def _is_only(reading: Reading, call: int, parameter: Parameter, boxes: list[int]) -> bool:
    """Return True if a parameter of the call with the index `call` is nothing but infoboxes."""
    if not is_empty(parameter.value) or parameter.span is None:
        return False
    return len(list(reading.constructs.within(*parameter.span))) == len(boxes) and all(
        reading.calls[index].parent == call for index in boxes
    )


def _without_caption(pictures: dict[str, list[Image]]) -> dict[str, list[Image]]:
    return {name: found for name, found in pictures.items() if found[0].caption is None}


def _without_alternative(pictures: dict[str, list[Image]]) -> dict[str, list[Image]]:
    return {name: found for name, found in pictures.items() if found[0].alt is None}


def _captions(pictures: dict[str, list[Image]], others: list[Parameter]) -> dict[str, Parameter]:
    """By the parameter of a picture, the parameter that holds its caption."""
    words = facts().boxes
    found: dict[str, Parameter] = {}
    for parameter in others if pictures else ():
        lowered = parameter.name.lower()
        stem = _BARE.sub("", lowered)
        word = next((word for word in words.caption if word in lowered), None)
        alone = lowered.rstrip("0123456789 _") in words.caption_alone
        if word is None and not alone:
            continue
        rest = "" if alone else stem.replace(_BARE.sub("", word or ""), "")
        number = _DIGITS.search(lowered)
        for name in pictures:
            if name in found:
                continue
            picture = _BARE.sub("", name.lower())
            if alone:
                if number is not None and name.lower().endswith(number[0]):
                    found[name] = parameter
                    break
            elif len(rest) >= 3 and _same_stem(picture, rest) and _same_number(name, lowered):
                found[name] = parameter
                break
    return found


@cache
def _alternative_word() -> re.Pattern[str]:
    words = "|".join(map(re.escape, facts().words.alternative_text))
    return re.compile(rf"(?:^|[ _-])(?:{words})(?=[ _-]|\d|$)")


def _alternatives(
    pictures: dict[str, list[Image]], others: list[Parameter]
) -> dict[str, Parameter]:
    """By the parameter of a picture, the parameter that describes it for those who cannot see."""
    found: dict[str, Parameter] = {}
    word = _alternative_word()
    for parameter in others:
        lowered = parameter.name.lower()
        if word.search(lowered) is None:
            continue
        rest = _BARE.sub("", word.sub("", lowered))
        for name in pictures:
            stem = _BARE.sub("", name.lower())
            fits = _same_stem(stem, rest) if rest else True
            if name not in found and fits and _same_number(name, lowered):
                found[name] = parameter
                break
    return found


def _same_stem(picture: str, rest: str) -> bool:
    shared = min(len(picture), len(rest))
    common = next((i for i in range(shared) if picture[i] != rest[i]), shared)
    return common >= max(3, min(len(picture), len(rest)) - 2)


def _same_number(first: str, second: str) -> bool:
    return re.findall(r"\d+", first) == re.findall(r"\d+", second)


def _described(image: Image, caption: Parameter | None, alt: Parameter | None) -> Image:
    """A picture with its caption and description."""
    if alt is not None and image.alt is None:
        image = replace(image, alt=alt.value.text)
    if caption is None or image.caption is not None:
        return image
    value = caption.value
    return replace(
        image,
        caption=value.text,
        links=(*image.links, *all_links(value)),
        references=(*image.references, *all_references(value)),
    )


def _title(reading: Reading, call: TemplateCall) -> str | None:
    """Return the title of the box: a parameter that repeats the page's, or that is made for it."""
    words = facts().boxes.title
    own = reading.title.text if reading.title is not None else ""
    bare = _DISAMBIGUATED.sub("", own).casefold()
    named: Value | None = None
    for parameter in call.parameters[:25]:
        text = parameter.value.text
        if not text or len(text) > 200:
            continue
        if bare and text.casefold() in (bare, own.casefold()):
            return text
        if named is None and parameter.name.lower() in words:
            named = parameter.value
    return named.text if named is not None else None
