"""A box and its items, one after another and in groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wikiextract.markup.calls import ABOUT, about_call
from wikiextract.markup.portable_infobox import (
    ITEM_KINDS,
    NOT_WELL_FORMED,
    InfoboxItem,
    read_infobox_content,
    told_item,
)
from wikiextract.markup.portable_names import BOX
from wikiextract.render.sanitizer import write_attributes
from wikiextract.render.sanitizer.style import check_style
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.tags.infobox import layouts
from wikiextract.render.tags.infobox.layouts import BoxPart
from wikiextract.render.tags.infobox.media import media
from wikiextract.render.tags.infobox.values import BoxValues, ShownValue

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEDIA = frozenset(["image", "media", "audio", "video"])
_NO_CLASS = re.compile(r"[^\w-]+")
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{3,8}|[A-Za-z]{3,30}|(?:rgb|hsl)a?\([\d\s.,%]{1,60}\)")
_HEX = re.compile(r"[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?")
_COLOURS = {"accent-color": "background-color", "accent-color-text": "color"}


def infobox(call: TagCall) -> TagResult:
    """An ``aside`` of the class ``portable-infobox``; nothing where all that it holds is empty."""
    content = read_infobox_content(call.content)
    if not content.sound:
        call.page.log.report("infobox-not-well-formed", NOT_WELL_FORMED)
    values = BoxValues(call)
    html = _Items(values, _accent(call, values)).shown(content.items)
    if not html:
        return TagResult("", "nowiki")
    return TagResult(f"<aside{_attributes(call, values)}>{html}</aside>", "nowiki")


def _attributes(call: TagCall, values: BoxValues) -> str:
    given = call.attributes
    themes = [given.get("theme", ""), values.arguments.get(given.get("theme-source", ""), "")]
    themes = [theme.strip() for theme in themes if theme.strip()] or ["default"]
    layout = "stacked" if given.get("layout") == "stacked" else "default"
    classes = [BOX, "noexcerpt", "pi-background", *(f"pi-theme-{_word(one)}" for one in themes)]
    classes.append(f"pi-layout-{layout}")
    if given.get("type"):
        classes.append(f"pi-type-{_word(given['type'])}")
    stated = {"class": " ".join(classes)}
    if given.get("name"):
        stated["data-item-name"] = given["name"]
    around = call.contents.call_around(call.marker)
    if around is not None:
        stated[ABOUT] = about_call(around.transclusion)
    return write_attributes(stated)


def _word(text: str) -> str:
    """A text as a part of a class."""
    return _NO_CLASS.sub("-", text.strip()[:200])


def _accent(call: TagCall, values: BoxValues) -> str:
    """The style of titles and headings."""
    declared = []
    for name, declaration in _COLOURS.items():
        given = call.attributes
        chosen = values.arguments.get(given.get(f"{name}-source", ""), "")
        for colour in (chosen.strip(), given.get(f"{name}-default", "").strip()):
            if _COLOUR.fullmatch(colour):
                sign = "#" if _HEX.fullmatch(colour) else ""
                declared.append(f"{declaration}:{sign}{colour};")
                break
    return write_attributes({"style": check_style("".join(declared))}) if declared else ""


class _Items:
    """Makes the items of a box HTML."""

    def __init__(self, values: BoxValues, style: str) -> None:
        self._values = values
        self._style = style

    def shown(self, items: Sequence[InfoboxItem]) -> str:
        """Return the items that are not empty."""
        return "".join(part.html for part in self._parts(items) if not part.empty)

    def _parts(self, items: Sequence[InfoboxItem]) -> list[BoxPart]:
        parts = []
        for item in items:
            if item.name in ITEM_KINDS:
                parts.append(self._part(item))
            else:
                self._values.call.page.log.report("infobox-item-unknown", told_item(item.name))
        return parts

    def _part(self, item: InfoboxItem) -> BoxPart:
        kind = item.name
        if kind in _MEDIA:
            html = media(item, self._values)
            return BoxPart("media", html, empty=not html)
        if kind == "group":
            return self._group(item)
        if kind == "panel":
            return self._panel(item)
        in_itself = kind in ("header", "navigation")
        value = self._values.text(item) if in_itself else self._values.of(item)
        attributes = self._values.attributes(item, value)
        if kind == "data":
            label = self._values.text(item.first("label")).html
            html = layouts.data(label, value.html, attributes)
            span = 0 if item.attributes.get("layout") == "default" else _number(item, "span") or 1
            return BoxPart(kind, html, label, value.html, attributes, span, not value.html)
        if kind == "navigation":
            html = layouts.navigation(value.html, attributes)
        else:
            make = layouts.title if kind == "title" else layouts.header
            html = make(value.html, attributes, self._style)
        return BoxPart(kind, html, "", value.html, attributes, empty=not value.html)

    def _group(self, item: InfoboxItem) -> BoxPart:
        """A group: with nothing but headings it is empty."""
        parts = self._parts(item.items)
        empty = all(part.empty or part.kind == "header" for part in parts)
        if item.attributes.get("show", "").lower() != "incomplete":
            parts = [part for part in parts if not part.empty]
        columns = _number(item, "row-items")
        if columns:
            html = "".join(layouts.rows(parts, columns))
        elif item.attributes.get("layout") == "horizontal":
            html = layouts.horizontal(parts, self._style)
        else:
            html = "".join(part.html for part in parts)
        headed = bool(parts) and parts[0].kind == "header"
        attributes = self._values.attributes(item, ShownValue()) if item.attributes else ""
        html = layouts.group(html, _collapse(item.attributes) if headed else "", attributes)
        return BoxPart("group", html, empty=empty)

    def _panel(self, item: InfoboxItem) -> BoxPart:
        heading = ""
        sections = []
        for inner in item.items:
            if inner.name == "header" and not heading:
                heading = self.shown([inner])
            elif inner.name == "section":
                label = self._values.text(inner.first("label")).html
                held = (one for one in inner.items if one.name not in ("label", "panel", "section"))
                content = self.shown(list(held))
                if content:
                    sections.append((label, content, ""))
        collapse = _collapse(item.attributes) if heading else ""
        html = layouts.panel(heading, sections, collapse, "")
        return BoxPart("panel", html, empty=not sections)


def _collapse(attributes: Mapping[str, str]) -> str:
    """The classes of a group that folds."""
    how = attributes.get("collapse", "")
    return f" pi-collapse pi-collapse-{how}" if how in ("open", "closed") else ""


def _number(item: InfoboxItem, name: str) -> int:
    digits = item.attributes.get(name, "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else 0
