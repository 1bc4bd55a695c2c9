"""A call of a template as a handler is given it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wikiextract.nodes import Parameter, TemplateCall, Value


@dataclass(frozen=True, slots=True)
class CalledTemplate:
    """A call of a template in wikitext, and the page that it stands on."""

    node: TemplateCall
    """The call as it stands in the record: name, parameters, place in the wikitext."""
    title: str | None = None
    """The page's title."""
    language: str | None = None
    """The language of the wiki, as a code ("de")."""
    site: str | None = None
    """The name of the wiki's database ("dewiki")."""

    @property
    def name(self) -> str:
        """Return the name of the template, without its namespace."""
        return self.node.name

    @property
    def positional(self) -> list[Value]:
        """Return the values of the parameters without a name, in their order."""
        return [one.value for one in self.node.parameters if one.positional]

    def text(self, *names: str, default: str = "") -> str:
        """Return the text of the first of the parameters that has one; else `default`.

        Parameters without a name are called "1", "2", ….
        """
        return next((one.value.text for one in self._named(names) if one.value.text), default)

    def value(self, *names: str) -> Value | None:
        """Return the value (text, links, items, …) of the first of the parameters that is there."""
        return next((one.value for one in self._named(names)), None)

    def raw(self, *names: str) -> str | None:
        """Return the wikitext of the first of the parameters that is there."""
        return next((one.raw for one in self._named(names)), None)

    def _named(self, names: tuple[str, ...]) -> Iterator[Parameter]:
        # Of several parameters of one name the last one counts, as in MediaWiki.
        stated = {one.name: one for one in self.node.parameters}
        return (stated[name] for name in names if name in stated)
