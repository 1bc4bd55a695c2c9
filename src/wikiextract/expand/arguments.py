"""The arguments of a call: expanded when they are asked for, in the caller's frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from wikiextract.expand.origins import BLANKS, strip
from wikiextract.expand.pieces import Part, Pieces

Value = str | Pieces
"""Text when it is known, pieces while nobody has asked for it."""


class Arguments:
    """Arguments by name, as https://www.mediawiki.org/wiki/Help:Templates says.

    Positional ones are named "1", "2", … and keep their white space; names and named values are
    trimmed. Of several with one name the last counts. `names` are those of the parts, in order.
    """

    __slots__ = ("_expand", "_named", "_positional", "names")

    def __init__(self, expand: Callable[[Pieces], str], parts: Sequence[Part]) -> None:
        """`parts` are those behind the title; `expand` gives their text in the caller's frame."""
        self._expand = expand
        self._positional: dict[str, Value] = {}
        self._named: dict[str, Value] = {}
        self.names: list[str] = []
        count = 0
        for part in parts:
            pieces = part.value
            if part.name is None:
                count += 1
                key = str(count)
                self._named.pop(key, None)
                self._positional[key] = _plain(pieces)
            else:
                key = expand(part.name).strip(BLANKS)
                value = _plain(pieces)
                self._positional.pop(key, None)
                self._named[key] = value.strip(BLANKS) if isinstance(value, str) else value
            self.names.append(key)

    def has_doubles(self) -> bool:
        """Return True if the call gives an argument twice."""
        return len(self.names) != len(self)

    def expanded_by(self, expand: Callable[[Pieces], str]) -> Arguments:
        """Return the same arguments, of which `expand` expands those that are not expanded yet."""
        other = Arguments(expand, ())
        other._positional, other._named = dict(self._positional), dict(self._named)
        other.names = self.names
        return other

    def argument(self, name: str) -> str | None:
        """Return the value of `name`, expanded; None when there is no such argument."""
        value = self._positional.get(name)
        if value is not None:
            if isinstance(value, str):
                return value
            text = self._positional[name] = self._expand(value)
            return text
        value = self._named.get(name)
        if value is None or isinstance(value, str):
            return value
        text = self._named[name] = strip(self._expand(value))
        return text

    def arguments(self) -> Mapping[str, str]:
        """Return all values, expanded: positional ones first, then named ones."""
        return {name: self.argument(name) or "" for name in self.argument_names()}

    def argument_names(self) -> Iterable[str]:
        """Return the names of all arguments, each once."""
        return (*self._positional, *self._named)

    def expanded(self) -> Mapping[str, str]:
        """Return the values that are known by now."""
        values = {**self._named, **self._positional}
        return {name: value for name, value in values.items() if isinstance(value, str)}

    def __len__(self) -> int:
        return len(self._positional) + len(self._named)


class GivenArguments:
    """Arguments whose values are there already (from Lua, or from the program)."""

    __slots__ = ("_values", "names")

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)
        self.names = list(values)

    def expanded_by(self, expand: Callable[[Pieces], str]) -> GivenArguments:
        """Return these arguments, which need no expansion."""
        return self

    def argument(self, name: str) -> str | None:
        """Return the value of `name`, None when there is no such argument."""
        return self._values.get(name)

    def arguments(self) -> Mapping[str, str]:
        """Return all values in their order."""
        return self._values

    def argument_names(self) -> Iterable[str]:
        """Return the names of all arguments, each once."""
        return self._values

    def expanded(self) -> Mapping[str, str]:
        """Return all values."""
        return self._values

    def __len__(self) -> int:
        return len(self._values)


def _plain(pieces: Pieces) -> Value:
    """Text for pieces that hold nothing else."""
    if not pieces:
        return ""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return pieces[0]
    return pieces
