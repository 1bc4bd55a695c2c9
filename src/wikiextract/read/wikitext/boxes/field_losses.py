"""Parts of a parameter that its field does not say: diagnostics that name the field.

What a call within a value shows is guessed from its arguments. Whatever the guess leaves out is
named, so that nothing is lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wikiextract.nodes import Link, Parameter, TemplateCall
from wikiextract.read.text.value_parts import is_empty
from wikiextract.read.wikitext.boxes.box_names import says_infobox
from wikiextract.read.wikitext.calls.arguments import family_of
from wikiextract.read.wikitext.calls.shown import Shown
from wikiextract.read.wikitext.constructs import (
    ArgumentMarkup,
    CallMarkup,
    LinkMarkup,
    Range,
    TagMarkup,
    VariantMarkup,
)
from wikiextract.read.wikitext.facts import facts, language_codes
from wikiextract.read.wikitext.reading import Reading

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_SETTING = re.compile(r"(?:[\w-]+:\S*|#[0-9a-fA-F]{3,8})\Z")
_MOST_NAMED = 8
_LONGEST_NAMED = 60
# Families of calls whose arguments are shown, or are no text to be shown (sort keys, other units).
_WITHOUT_LOSSES = frozenset(
    [
        *(
            "nothing",
            "line_break",
            "footnote",
            "short_note",
            "note_reuse",
            "note_page",
            "note_list",
        ),
        *("convert", "measured", "sorted", "sorted_name"),
    ]
)


def is_filled(parameter: Parameter) -> bool:
    """Return True if an editor gave the parameter a value, whatever it shows."""
    raw = parameter.raw
    return bool((_COMMENT.sub("", raw) if "<!--" in raw else raw).strip())


def inner_boxes(reading: Reading, parameter: Parameter) -> list[int]:
    """Return the indexes of the infoboxes in a parameter's value, not those inside of others."""
    if parameter.span is None or "{{" not in parameter.raw:
        return []
    return [call.index for call in _shown_calls(reading, parameter) if _is_box(reading, call)]


def report_losses(reading: Reading, box: TemplateCall, parameter: Parameter) -> None:
    """Report what the calls in a parameter of `box` may show beside what is known."""
    if parameter.span is None:
        return
    field = f'field "{parameter.name}" of {{{{{box.name}}}}}'
    found = False
    for call in _shown_calls(reading, parameter) if "{{" in parameter.raw else ():
        if _is_box(reading, call):
            found = True
            continue
        node, shown = reading.calls[call.index], reading.shown.get(call.start)
        if shown is None:
            continue
        name, span = f"{{{{{node.name}}}}}", (call.start, call.end)
        if not shown.understood:
            found = True
            message = f"{field}: what {name} shows is not known from its arguments"
            reading.log.report(
                "field-call-not-shown", message, severity="info", template=box.name, span=span
            )
        elif left := list(_left_out(node, shown)):
            message = f"{field}: whether {name} shows {_listed(left)} is not known"
            reading.log.report(
                "field-argument-not-shown", message, severity="info", template=box.name, span=span
            )
    if not found and is_empty(parameter.value):
        reading.log.report(
            "field-empty",
            f"{field}: its value shows nothing that is known",
            severity="info",
            template=box.name,
            span=parameter.span,
        )


def report_repeated(reading: Reading, box: TemplateCall, parameter: Parameter) -> None:
    """Report a parameter whose value a later one of the same name replaces."""
    reading.log.report(
        "parameter-repeated",
        f'field "{parameter.name}" of {{{{{box.name}}}}}: only the last of several values counts',
        severity="info",
        template=box.name,
        span=parameter.span,
    )


def _is_box(reading: Reading, call: CallMarkup) -> bool:
    name = reading.names[call.index]
    return name.kind == "template" and bool(call.arguments) and says_infobox(name.name)


def _shown_calls(reading: Reading, parameter: Parameter) -> Iterator[CallMarkup]:
    """The calls in a value that its text may show: not those in notes, unknown calls and boxes."""
    assert parameter.span is not None
    ranges: list[tuple[int, int]] = [parameter.span]
    while ranges:
        for construct in reading.constructs.within(*ranges.pop()):
            if isinstance(construct, CallMarkup):
                if construct.start in reading.note_marks or construct.start in reading.citations:
                    continue
                yield construct
                shown = reading.shown.get(construct.start)
                name = reading.names[construct.index]
                known = shown is not None and shown.understood
                if known or name.kind != "template" or family_of(name.name.lower()) is not None:
                    ranges += map(_value_range, reversed(construct.arguments))
            elif isinstance(construct, (LinkMarkup, VariantMarkup)):
                ranges += reversed(construct.parts)
            elif isinstance(construct, ArgumentMarkup) and construct.default[0] >= 0:
                ranges.append(construct.default)
            elif isinstance(construct, TagMarkup) and construct.name != "ref":
                ranges.append((construct.content_start, construct.content_end))


def _value_range(argument: Range) -> tuple[int, int]:
    return argument.value_start, argument.end


def _left_out(call: TemplateCall, shown: Shown) -> Iterator[str]:
    """The texts of arguments that are in nothing that a call is known to show."""
    lowered = call.name.lower()
    if call.kind != "template" or family_of(lowered) in _WITHOUT_LOSSES:
        return
    if lowered in facts().symbols:
        return
    said = _folded(" ".join(_said(shown)))
    words = facts().words
    for parameter in call.parameters:
        text = parameter.value.text
        if not text or parameter.name.lower() in words.settings:
            continue
        if text.lower() in words.choices or text.lower() in language_codes():
            continue
        if _SETTING.match(text) is None and _folded(text) not in said:
            yield text


def _said(shown: Shown) -> Iterator[str]:
    yield shown.text
    yield from _linked(shown.links)
    yield from _linked(shown.foreign_links)
    for image in shown.images:
        yield f"{image.file} {image.caption or ''} {image.alt or ''}"
    for item in shown.items:
        yield from _linked(item.links)


def _linked(links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        yield f"{link.text} {link.target} {link.interwiki or ''}"


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def _listed(texts: list[str]) -> str:
    shown = [
        f'"{text if len(text) <= _LONGEST_NAMED else text[: _LONGEST_NAMED - 1] + "…"}"'
        for text in texts[:_MOST_NAMED]
    ]
    return ", ".join(shown + ["…"] * (len(texts) > _MOST_NAMED))
