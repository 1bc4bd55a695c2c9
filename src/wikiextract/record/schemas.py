"""The schemas that ship with the package (``schemas/`` of the repository)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from wikiextract.errors import InputError

_SUFFIX = ".schema.json"
_CONTEXT = "context"
_CONTEXT_FILE = "context.jsonld"


def _folder() -> Traversable:
    """Return where the schemas are: inside an installed package, or at the root of a checkout."""
    installed = files("wikiextract.record") / "schemas"
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parents[3] / "schemas"


@cache
def _files() -> dict[str, Traversable]:
    """The schemas' files by name: that of records, and those of classes in folders beside it."""
    root = _folder()
    entries = [*root.iterdir()]
    entries += [file for folder in entries if folder.is_dir() for file in folder.iterdir()]
    found = {one.name.removesuffix(_SUFFIX): one for one in entries if one.name.endswith(_SUFFIX)}
    return dict(sorted(found.items()))


def schema_names() -> list[str]:
    """Return the names of the schemas, such as ``article`` and ``treaty``."""
    return list(_files())


def schema_text(name: str = "article") -> str:
    """Return the schema's JSON text; that of the JSON-LD context for the name ``context``.

    Raises InputError when there is no schema of that name.
    """
    if name == _CONTEXT:
        return (_folder() / _CONTEXT_FILE).read_text(encoding="utf-8")
    known = _files()
    if name not in known:
        names = ", ".join([*known, _CONTEXT])
        raise InputError(f"schema {name}", "there is no such schema", f"one of: {names}")
    return known[name].read_text(encoding="utf-8")


@cache
def schema_id(name: str) -> str:
    """Return the versioned ``$id`` of a schema; raises as `schema_text`."""
    return str(json.loads(schema_text(name))["$id"])


def article_schema_id() -> str:
    """Return the versioned ``$id`` of the article schema."""
    return schema_id("article")


def load_schema(source: str) -> dict[str, Any]:
    """Return a schema by name (``article``) or by path.

    Raises InputError when it cannot be read or is no JSON object.
    """
    if source in schema_names():
        text = schema_text(source)
    else:
        try:
            text = Path(source).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(source, f"the schema cannot be read ({error})") from error
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(source, f"the schema is no JSON ({error})") from error
    if not isinstance(schema, dict):
        raise InputError(source, "the schema is no JSON object")
    return schema
