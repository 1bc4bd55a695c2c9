"""The values that items of a box show: of parameters, their defaults, texts of the template."""

from __future__ import annotations

from typing import NamedTuple

from wikiextract.expand.origins import OF_STATEMENT, StatementName, Traced
from wikiextract.markup.portable_infobox import InfoboxItem
from wikiextract.markup.portable_names import PARAMETERS, SOURCE, STATEMENT
from wikiextract.render.recipe import finish_whole, half_parse
from wikiextract.render.sanitizer import write_attributes
from wikiextract.render.tags.call import TagCall

_PARAMETER = ("{{{", "}}}")
_MOST_CHARACTERS = 4_000_000


class ShownValue(NamedTuple):
    """A value as HTML, with the parameters of the page's own call that are in it.

    `statement` is what alone gave it, where statements of an entity did.
    """

    html: str = ""
    parameters: tuple[str, ...] = ()
    statement: StatementName | None = None


class BoxValues:
    """The values of one box."""

    def __init__(self, call: TagCall) -> None:
        self.call = call
        # As in MediaWiki all at once, so that footnotes in them are numbered in the call's order.
        self.arguments = call.contents.arguments(call.marker)
        self._around = call.contents.call_around(call.marker)
        self._known: dict[str, str] = {}
        self._characters = 0

    def of(self, item: InfoboxItem) -> ShownValue:
        """Return the value of an item's source: formatted where it has one, else the default."""
        value = self._shown(self.arguments.get(item.source, "")) if item.source else ShownValue()
        other = item.first("format" if value.html else "default")
        return value if other is None else self.text(other)

    def written(self, item: InfoboxItem) -> str:
        """Return the wikitext of an item's source, or else of its default, expanded."""
        value = self.arguments.get(item.source, "") if item.source else ""
        default = item.first("default") if not value.strip() else None
        return value if default is None else self.call.expand(default.text)

    def text(self, item: InfoboxItem | None) -> ShownValue:
        """Return what the wikitext in an item shows."""
        if item is None or not item.text:
            return ShownValue()
        return self._shown(self.call.expand(item.text))

    def attributes(self, item: InfoboxItem, value: ShownValue) -> str:
        """Return the attributes that say where a value comes from."""
        stated = {}
        if item.source:
            stated[SOURCE] = item.source
        if item.attributes.get("name"):
            stated["data-item-name"] = item.attributes["name"]
        if self._around is not None:
            own = (item.source,) if self._around.is_own and item.source else ()
            stated[PARAMETERS] = "\n".join(value.parameters or own)
            if value.statement is not None:
                name = value.statement
                stated[STATEMENT] = f"{name.entity}#{name.property_id}"
        return write_attributes(stated)

    def _shown(self, expanded: str) -> ShownValue:
        html = ""
        if self._characters <= _MOST_CHARACTERS:  # beyond it, nothing is rendered any more
            html = self._known.get(expanded) or self._html(str(expanded))
            self._known[str(expanded)] = html
            self._characters += len(html)
        if self._characters > _MOST_CHARACTERS:
            problem = "An <infobox> shows too much: what is beyond the limit is left out."
            self.call.page.log.report("infobox-too-large", problem)
            return ShownValue()
        return ShownValue(html, self._parameters(expanded), _only_statement(expanded))

    def _html(self, expanded: str) -> str:
        page = self.call.page
        html = finish_whole(half_parse(_without_unknown(expanded), page), page).strip()
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            return html[3:-4].strip()
        return html

    def _parameters(self, expanded: str) -> tuple[str, ...]:
        """The parameters of the page's call that a text is made of."""
        if not isinstance(expanded, Traced) or self._around is None:
            return ()
        number = self._around.transclusion
        origins = sorted(expanded.origins, key=lambda one: one.start)
        own = (one.name for one in origins if one.transclusion == number)
        return tuple(dict.fromkeys(name for name in own if name and "\n" not in name))


def _only_statement(expanded: str) -> StatementName | None:
    """The statements that all of a text comes from; None where anything else is in it."""
    origins = expanded.origins if isinstance(expanded, Traced) else ()
    named = {one.name for one in origins if one.name is not None}
    whole = any(
        one.transclusion == OF_STATEMENT
        and not (expanded[: one.start] + expanded[one.end :]).strip()
        for one in origins
    )
    name = named.pop() if whole and len(named) == 1 else None
    return name if isinstance(name, StatementName) else None


def _without_unknown(text: str) -> str:
    """The text without parameters that nobody gave: a box does not show them."""
    opening, closing = _PARAMETER
    pieces = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        pieces.append(text[position:start])
        position = end + len(closing)
    return "".join((*pieces, text[position:])) if pieces else text
