"""The arguments of a call, ready to be asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wikiextract.kept import kept
from wikiextract.nodes import Parameter, TemplateCall, Value
from wikiextract.read.wikitext.facts import facts


class _TakenApart(NamedTuple):
    named: dict[str, Parameter]
    positional: list[Value]
    raw: list[str]


class CallArguments:
    """Positional values in order (gaps end them) and named ones; the last of a name wins."""

    __slots__ = ("_found", "call", "lowered")

    def __init__(self, call: TemplateCall) -> None:
        self.call = call
        self.lowered = call.name.lower()
        # Many a call is told by its name alone, so that its arguments are looked at when asked for.
        self._found: _TakenApart | None = None

    @property
    def named(self) -> dict[str, Parameter]:
        """The named arguments, by their names in lower case."""
        return (self._found or self._look()).named

    @property
    def positional(self) -> list[Value]:
        """The values of the positional arguments."""
        return (self._found or self._look()).positional

    @property
    def raw(self) -> list[str]:
        """The positional arguments as they are written."""
        return (self._found or self._look()).raw

    def _look(self) -> _TakenApart:
        numbered: dict[int, Parameter] = {}
        named: dict[str, Parameter] = {}
        for parameter in self.call.parameters:
            name = parameter.name
            if parameter.positional or (name.isascii() and name.isdigit() and len(name) < 4):
                numbered[int(name)] = parameter
            else:
                named[name.lower()] = parameter
        ordered = [numbered[number] for number in sorted(numbered)]
        values = [parameter.value for parameter in ordered]
        self._found = _TakenApart(named, values, [parameter.raw.strip() for parameter in ordered])
        return self._found

    def display(self) -> Value | None:
        """Return what the editor says is to be shown, in a parameter made for it."""
        return self.first_of(facts().words.shown)

    def first_of(self, names: Iterable[str]) -> Value | None:
        """Return the value of the first of the named parameters that has a text."""
        for name in names:
            parameter = self.named.get(name)
            if parameter is not None and parameter.value.text:
                return parameter.value
        return None


@kept(20_000)
def family_of(lowered: str) -> str | None:
    """Return the family in ``inline_calls.json`` of a template's name in lower case."""
    family = facts().families.get(lowered)
    if family is not None:
        return family
    for before, after, name in facts().family_patterns:
        if (
            len(lowered) > len(before) + len(after)
            and lowered.startswith(before)
            and lowered.endswith(after)
        ):
            return name
    return None
