"""The template calls that Parsoid notes in its HTML: what the editor wrote.

See https://www.mediawiki.org/wiki/Specs/HTML (Transclusion content).
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Literal, cast

import msgspec
from lxml import etree

from wikiextract.errors import NOT_JSON
from wikiextract.markup.calls import ABOUT
from wikiextract.nodes import Parameter, TemplateCall, Value

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSCLUDED = etree.XPath("descendant::*[@data-mw and contains(@typeof, 'mw:Transclusion')]")
_LONGEST = 2_000_000
# Any of these in a parameter means that its text is not what is shown.
_MARKUP = re.compile(r"[\[{<&]|''|\n[*#:;]|__")


def read_templates(root: _Element) -> tuple[TemplateCall, ...]:
    """Every outermost template call of a Parsoid document, in its order.

    Calls within parameters are in the parameters' raw wikitext only.
    """
    calls: list[TemplateCall] = []
    for element in cast("list[_Element]", _TRANSCLUDED(root)):
        calls.extend(calls_noted(element.get("data-mw") or ""))
    return tuple(calls)


def transclusion_names(root: _Element, wanted: AbstractSet[str]) -> dict[str, str | None]:
    """The template's name by the ``about`` of its output, for those in `wanted` that are one's.

    None where several calls made the output together.
    """
    names: dict[str, str | None] = {}
    for element in cast("list[_Element]", _TRANSCLUDED(root)):
        about = element.get(ABOUT)
        if about is not None and about in wanted and about not in names:
            found = calls_noted(element.get("data-mw") or "")
            names[about] = found[0].name if len(found) == 1 else None
    return names


def calls_noted(data: str) -> list[TemplateCall]:
    """The calls that a ``data-mw`` attribute describes; none where it cannot be read."""
    if len(data) > _LONGEST:
        return []
    try:
        described: Any = msgspec.json.decode(data)
    except NOT_JSON:
        return []
    parts = described.get("parts") if isinstance(described, dict) else None
    calls = []
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, dict):
            call = _call(part)
            if call is not None:
                calls.append(call)
    return calls


def _call(part: dict[str, Any]) -> TemplateCall | None:
    template = part.get("template") or part.get("templatearg") or part.get("parserfunction")
    target = template.get("target") if isinstance(template, dict) else None
    if not isinstance(template, dict) or not isinstance(target, dict):
        return None
    written = target.get("wt")
    name = " ".join(written.split()) if isinstance(written, str) else ""
    kind: Literal["template", "parser_function"] = "template"
    href = target.get("href")
    if isinstance(target.get("function"), str) or "parserfunction" in part:
        kind = "parser_function"
        name = name.partition(":")[0] or str(target.get("function"))
    elif isinstance(href, str) and ":" in href:
        name = " ".join(href.partition(":")[2].replace("_", " ").split())
    given = template.get("params")
    parameters = []
    for key, value in given.items() if isinstance(given, dict) else ():
        raw = value.get("wt") if isinstance(value, dict) else None
        if isinstance(raw, str):
            parameters.append(_parameter(str(key), raw))
    return TemplateCall(name=name, kind=kind, parameters=tuple(parameters)) if name else None


def _parameter(name: str, raw: str) -> Parameter:
    """A parameter; its value is read only where its wikitext is plain text."""
    positional = name.isascii() and name.isdigit()
    plain = _MARKUP.search(raw) is None
    text = " ".join(raw.split()) if plain else None
    return Parameter(
        name=name,
        raw=raw if positional else raw.strip(),
        value=Value(text=text or None),
        positional=positional or None,
    )
