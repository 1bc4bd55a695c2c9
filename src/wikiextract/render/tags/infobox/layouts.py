"""The elements of a box as HTML: single items, and those of a group side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wikiextract.markup import portable_names as names

_LABEL = f"{names.LABEL} pi-secondary-font"
_VALUE = f"{names.VALUE} pi-font"
_UNLABELLED = f" {names.TABLE}-no-labels"


class BoxPart(NamedTuple):
    """A part of a box that is to be shown.

    `html` is all of it where it stands by itself; `label` and `value` are those of data,
    `attributes` say where the value comes from. `span` is how many columns it takes in a row of a
    group, 0: it stands in none.
    """

    kind: str
    html: str
    label: str = ""
    value: str = ""
    attributes: str = ""
    span: int = 1
    empty: bool = False


def title(html: str, attributes: str, style: str) -> str:
    """Return the title of a box."""
    return f'<h2 class="pi-item pi-item-spacing {names.TITLE}"{attributes}{style}>{html}</h2>'


def header(html: str, attributes: str, style: str) -> str:
    """Return the heading of a group."""
    classes = f"pi-item {names.HEADER} pi-secondary-font pi-item-spacing pi-secondary-background"
    return f'<h2 class="{classes}"{attributes}{style}>{html}</h2>'


def navigation(html: str, attributes: str) -> str:
    """Return what stands across a box without being a value."""
    classes = f"{names.NAVIGATION} pi-item-spacing pi-secondary-background pi-secondary-font"
    return f'<nav class="{classes}"{attributes}>{html}</nav>'


def data(label: str, value: str, attributes: str) -> str:
    """Return a label with its value."""
    heading = f'<h3 class="{_LABEL}">{label}</h3>' if label else ""
    return (
        f'<div class="pi-item {names.DATA} pi-item-spacing pi-border-color"{attributes}>{heading}'
        f'<div class="{_VALUE}">{value}</div></div>'
    )


def group(html: str, collapse: str, attributes: str) -> str:
    """Return a group; `collapse`: "open" or "closed" where it can be folded, else ""."""
    classes = f"pi-item {names.GROUP} pi-border-color{collapse}"
    return f'<section class="{classes}"{attributes}>{html}</section>'


def horizontal(parts: Sequence[BoxPart], style: str) -> str:
    """Return the data of a group as a table of one row, its heading as the caption."""
    shown = [part for part in parts if part.kind == "data"]
    heading = next((part for part in reversed(parts) if part.kind == "header"), None)
    labelled = any(part.label for part in shown)
    pieces = [f'<table class="{names.TABLE}{"" if labelled else _UNLABELLED}">']
    if heading is not None:
        classes = f"{names.HEADER} pi-secondary-font pi-secondary-background pi-item-spacing"
        pieces.append(f'<caption class="{classes}"{style}>{heading.value}</caption>')
    item = f"{names.TABLE}-item"
    around = "pi-border-color pi-item-spacing"
    if labelled:
        pieces.append("<thead><tr>")
        pieces += (
            f'<th class="{item} {_LABEL} {around}"{part.attributes}>{part.label}</th>'
            for part in shown
        )
        pieces.append("</tr></thead>")
    pieces.append("<tbody><tr>")
    pieces += (
        f'<td class="{item} {_VALUE} {around}"{part.attributes}>{part.value}</td>' for part in shown
    )
    pieces.append("</tr></tbody></table>")
    return "".join(pieces)


def rows(parts: Sequence[BoxPart], columns: int) -> Iterator[str]:
    """Yield the parts of a group, its data in rows of so many columns at most."""
    row: list[BoxPart] = []
    taken = 0
    for part in parts:
        in_row = part.kind == "data" and part.span > 0
        if row and (not in_row or taken + part.span > columns):
            yield _row(row, taken)
            row, taken = [], 0
        if in_row:
            row.append(part)
            taken += part.span
        else:
            yield part.html
    if row:
        yield _row(row, taken)


def _row(parts: Sequence[BoxPart], columns: int) -> str:
    def cells(element: str, classes: str, *, labels: bool) -> str:
        return "".join(
            f'<{element} class="{classes} pi-item-spacing" '
            f'style="width: {part.span / columns * 100:.14g}%;"{part.attributes}>'
            f"{part.label if labels else part.value}</{element}>"
            for part in parts
        )

    head = ""
    if any(part.label for part in parts):
        labels = cells("h3", f"{names.ROW_LABEL} {_LABEL}", labels=True)
        head = f'<section class="{names.ROW}-head">{labels}</section>'
    values = cells("div", f"{names.ROW_VALUE} {_VALUE}", labels=False)
    body = f'<section class="{names.ROW_BODY}">{values}</section>'
    return f'<section class="pi-item {names.ROW} pi-border-color">{head}{body}</section>'


def panel(
    heading: str, sections: Sequence[tuple[str, str, str]], collapse: str, attributes: str
) -> str:
    """Return sections that a reader turns over; each has a label, content and attributes."""
    tabs = ""
    labelled = any(label for label, _, _ in sections)
    if labelled:
        tabs = "".join(
            f'<li class="pi-section-tab pi-item-spacing{_active(number)}" data-ref="{number}"'
            f'{attrs}><div class="{names.SECTION_LABEL}">{label or number}</div></li>'
            for number, (label, _, attrs) in enumerate(sections)
        )
        tabs = (
            '<div class="pi-panel-scroll-wrapper"><ul class="pi-section-navigation">'
            f"{tabs}</ul></div>"
        )
    contents = "".join(
        f'<div class="{names.SECTION}{_active(0 if not labelled else number)}" '
        f'data-ref="{number}"{attrs}>{content}</div>'
        for number, (_, content, attrs) in enumerate(sections)
    )
    classes = f"pi-item {names.PANEL} pi-border-color{collapse}"
    return (
        f'<section class="{classes}"{attributes}>{heading}{tabs}'
        f'<div class="pi-section-contents">{contents}</div></section>'
    )


def _active(number: int) -> str:
    return " pi-section-active" if number == 0 else ""
