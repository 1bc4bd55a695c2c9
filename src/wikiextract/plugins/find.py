"""Plugins by what names them: those that are installed, in a module, or in a file."""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TypeAlias

from wikiextract.errors import InputError
from wikiextract.plugins.active import Plugins
from wikiextract.plugins.border import PluginFaultError, in_plugin
from wikiextract.plugins.plugin import Plugin

GROUP = "wikiextract.plugins"
"""The group of entry points by which distributions say that they have plugins."""

GivenPlugins: TypeAlias = "Sequence[Plugin | str] | None"
"""The plugins of a run: values or names of such; None for all that are installed."""

_ATTRIBUTE = "plugin"


def find_plugins(given: GivenPlugins = None) -> Plugins:
    """Return the plugins that are given; those that are installed where that is None.

    A name is that of one that is installed (its entry point's), ``module:attribute``, or the path
    of a file ``….py`` that defines `plugin`. Raises `InputError` for a name that is none's, and for
    a plugin that cannot be loaded.
    """
    if given is None:
        return _installed(tuple(sys.path))
    return Plugins([_plugin(one) for one in listed(given)])


def listed(given: Iterable[str | Plugin]) -> tuple[str | Plugin, ...]:
    """Return the plugins that are given. Raises `InputError` for a single one."""
    if isinstance(given, str | Plugin):
        raise InputError("plugins", "are a list, and this is a single one", "put it into one: […]")
    return tuple(given)


def check_portable(given: GivenPlugins) -> None:
    """Raise `InputError` for plugins that cannot be sent to worker processes.

    Those that are named can: each process loads its own.
    """
    for one in given or ():
        if isinstance(one, str):
            continue
        functions = [*one.templates.values(), *one.readers]
        problem = None
        if any(getattr(function, "__module__", None) == "__main__" for function in functions):
            problem = "its functions stand in the program that was started"
        try:
            pickle.dumps(one)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            problem = str(error)
        if problem is not None:
            raise InputError(
                f"the plugin {one.name}",
                f"cannot be sent to worker processes ({problem})",
                "put its functions at the top of a module, or name its file: plugins=['….py']",
            )


@lru_cache(maxsize=4)
def _installed(path: tuple[str, ...]) -> Plugins:
    """Return the plugins of the distributions on the path, in the order of their names."""
    return Plugins([_of_entry_point(one) for one in _entry_points()])


def _entry_points() -> list[EntryPoint]:
    return sorted(set(entry_points(group=GROUP)), key=lambda one: one.name)


def _plugin(given: object) -> Plugin:
    if isinstance(given, Plugin):
        return given
    if not isinstance(given, str):
        kind = type(given).__name__
        raise InputError("plugins", f"are plugins or their names, and this is of the type {kind}")
    if given.endswith(".py"):
        return _of_file(Path(given))
    if ":" in given:
        module, _, attribute = given.partition(":")
        return _loaded(given, lambda: getattr(import_module(module), attribute))
    found = [one for one in _entry_points() if one.name == given]
    if not found:
        names = ", ".join(one.name for one in _entry_points()) or "none"
        advice = f"installed are {names}; a file ….py or module:attribute names one, too"
        raise InputError(f"the plugin {given}", "is not installed", advice)
    return _of_entry_point(found[0])


def _of_entry_point(one: EntryPoint) -> Plugin:
    return _loaded(one.name, one.load, one.dist.version if one.dist is not None else None)


def _of_file(path: Path) -> Plugin:
    try:
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror or error})") from error

    def load() -> object:
        name = f"_wikiextract_plugin_{checksum}"
        spec = spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        sys.modules[name] = module  # classes look for the module that they are in
        spec.loader.exec_module(module)
        return getattr(module, _ATTRIBUTE)

    return _loaded(str(path), load, checksum)


def _loaded(name: str, load: Callable[[], object], version: str | None = None) -> Plugin:
    """Return a plugin by what loads it; it has the version unless it states its own."""
    advice = "mend it, or leave it out (--no-plugins, plugins=())"
    try:
        found = in_plugin(load)
    except PluginFaultError as error:
        problem = f"cannot be loaded ({error})"
        raise InputError(f"the plugin {name}", problem, advice) from error
    if not isinstance(found, Plugin):
        kind = type(found).__name__
        problem = f"is no wikiextract.plugins.Plugin but of the type {kind}"
        raise InputError(f"the plugin {name}", problem, advice)
    return found if found.version is not None else replace(found, version=version)
