"""Names of a package that load when they are asked for: what nobody uses costs no time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def loader(package: str, exports: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a package (PEP 562) that exports names of other modules.

    `exports` has the names by the module that defines them. It raises AttributeError for others.
    """
    places = {name: module for module, names in exports.items() for name in names}

    def load(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(places[name]), name)
        setattr(import_module(package), name, value)
        return value

    return load
