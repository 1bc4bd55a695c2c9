"""The content of a data page for readers of one language, as JsonConfig gives it to modules.

https://www.mediawiki.org/wiki/Help:Tabular_data, https://www.mediawiki.org/wiki/Help:Map_data
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from wikiextract.diagnostics import shortened
from wikiextract.store.data_pages.content import PREFIX, is_map, is_table
from wikiextract.store.page_source import PageSource

Message: TypeAlias = Callable[[str], str | None]
"""Gives the text of an interface message, None for an unknown one."""

_COPIED = ("zoom", "latitude", "longitude")
_TEXTS = ("title", "description")
_ALWAYS = "en"


def missing_data(name: str, pages: PageSource) -> tuple[str, str]:
    """Return the code and the message of a problem: the data page `name` is not there."""
    shown = shortened(PREFIX + name)
    if pages.has_data_pages():
        return "data-not-stored", f"Among the data pages there is no {shown}."
    return "data-not-stored", f"There are no data pages, so nothing is known of {shown}."


def localised(
    name: str, content: dict[str, Any], languages: Sequence[str], message: Message
) -> dict[str, Any]:
    """Return the content of the data page `name` in the first of `languages` that each text has.

    `content` is as `read_content` gave it, and is not changed.
    """
    shown: dict[str, Any] = {}
    if "description" in content:
        shown["description"] = _pick(content["description"], languages)
    if "license" in content:
        shown["license"] = _licence(content["license"], message)
    if "sources" in content:
        shown["sources"] = content["sources"]
    if is_table(name):
        fields = content["schema"]["fields"]
        shown["schema"] = {"fields": [_field(field, languages) for field in fields]}
        columns = {at for at, field in enumerate(fields) if field.get("type") == "localized"}
        shown["data"] = [_row(row, columns, languages) for row in content["data"]]
    elif is_map(name):
        shown |= {key: content[key] for key in _COPIED if content.get(key) is not None}
        shown["data"] = _places(content["data"], languages)
    else:
        shown = {**content, **shown}
    return shown


def in_all_languages(name: str, content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of the data page `name` with all its languages."""
    if not is_table(name):
        return content
    schema = content["schema"]
    fields = [{"title": {_ALWAYS: field["name"]}, **field} for field in schema["fields"]]
    return {**content, "schema": {**schema, "fields": fields}}


def empty_content(name: str) -> dict[str, Any]:
    """Return a data page without content, of the kind that the name tells."""
    content: dict[str, Any] = {"license": "", "description": {_ALWAYS: ""}, "sources": ""}
    if is_table(name):
        return {**content, "schema": {"fields": []}, "data": []}
    if is_map(name):
        return {**content, "data": {"type": "FeatureCollection", "features": []}}
    return content


def _field(field: dict[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    title = _pick(field["title"], languages) if "title" in field else field["name"]
    return {"name": field["name"], "type": field.get("type"), "title": title}


def _row(row: list[Any], columns: set[int], languages: Sequence[str]) -> list[Any]:
    if not columns:
        return row
    return [_pick(cell, languages) if at in columns else cell for at, cell in enumerate(row)]


def _pick(value: Any, languages: Sequence[str]) -> Any:
    """Return the text of the first language that has one, of no language the first there is."""
    if not isinstance(value, dict):
        return value
    for code in (*languages, _ALWAYS):
        if code in value:
            return value[code]
    return next(iter(value.values()), "") or ""


def _licence(code: Any, message: Message) -> dict[str, Any]:
    def text(what: str) -> str:
        key = f"jsonconfig-license-{what}-{code}"
        return message(key) or f"⧼{key}⧽"

    if not code:
        return {"code": "", "text": "", "url": ""}
    return {"code": code, "text": text("name"), "url": text("url")}


def _places(value: Any, languages: Sequence[str]) -> Any:
    """Return GeoJSON with its titles and descriptions in one language each."""
    if isinstance(value, list):
        return [_places(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    shown = {}
    for key, item in value.items():
        if key == "properties" and isinstance(item, dict):
            picked = {name: _pick(item[name], languages) for name in _TEXTS if name in item}
            shown[key] = {**item, **picked}
        else:
            shown[key] = _places(item, languages)
    return shown
