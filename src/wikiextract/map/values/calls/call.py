"""A call as the families see it: its name and its arguments as texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wikiextract.nodes import TemplateCall

_MOST_POSITIONAL = 40
_LONGEST_TEXT = 200


class StatedCall(NamedTuple):
    """A template or parser function with its arguments as they are shown, trimmed.

    `name` is casefolded, with spaces and without the namespace. `positional` has "" where an
    argument is empty or left out; `named` are the others that are filled, by casefolded name.
    `text` is for the values' `text`: the positional arguments side by side.
    """

    name: str
    positional: tuple[str, ...] = ()
    named: Mapping[str, str] = {}
    text: str = ""
    is_function: bool = False

    def first(self, names: Iterable[str]) -> str:
        """Return the first filled argument of these names; "" where none is."""
        return next((self.named[name] for name in names if name in self.named), "")


def call_of(node: TemplateCall) -> StatedCall | None:
    """Return a call of the page; None for variables and modules, which state no value."""
    if node.kind not in ("template", "parser_function"):
        return None
    numbered: dict[int, str] = {}
    named: dict[str, str] = {}
    for parameter in node.parameters:
        text = (parameter.value.text or "").strip()
        name = parameter.name
        if parameter.positional or (name.isascii() and name.isdigit()):
            if len(name) < 3 and 0 < int(name) <= _MOST_POSITIONAL:
                numbered[int(name)] = text
        elif text:
            named[name.casefold()] = text
    positional = tuple(
        numbered.get(number, "") for number in range(1, max(numbered, default=0) + 1)
    )
    return StatedCall(
        name=" ".join(node.name.replace("_", " ").split()).casefold(),
        positional=positional,
        named=named,
        text=" ".join(filter(None, positional))[:_LONGEST_TEXT] or node.name,
        is_function=node.kind == "parser_function",
    )
