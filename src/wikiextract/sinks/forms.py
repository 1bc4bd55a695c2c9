"""The forms of output by name. A form's module, and the packages it needs, load when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from wikiextract.errors import OutputError
from wikiextract.sinks.sink import Form

# Each module has a function `form() -> Form`.
_MODULES = {"ndjson": "wikiextract.sinks.ndjson"}


def form_names() -> tuple[str, ...]:
    """The names that `form_of` knows."""
    return tuple(_MODULES)


def form_of(name: str) -> Form:
    """The form of this name; `OutputError` for an unknown one, or when its packages are missing."""
    module = _MODULES.get(name)
    if module is None:
        raise OutputError(name, "no form of output", f"there are {', '.join(_MODULES)}")
    try:
        return cast(Form, import_module(module).form())
    except ModuleNotFoundError as error:
        advice = f'install it: pip install "wikiextract[{name}]"'
        raise OutputError(name, f"needs the package {error.name}", advice) from error
