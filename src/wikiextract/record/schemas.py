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


def _folder() -> Traversable:
    """Return where the schemas are: inside an installed package, or at the root of a checkout."""
    installed = files("wikiextract.record") / "schemas"
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parents[3] / "schemas"


def schema_names() -> list[str]:
    """Return the names of the schemas, such as ``article``."""
    found = (entry.name for entry in _folder().iterdir() if entry.name.endswith(_SUFFIX))
    return sorted(name.removesuffix(_SUFFIX) for name in found)


def schema_text(name: str = "article") -> str:
    """Return the schema's JSON text.

    Raises InputError when there is no schema of that name.
    """
    known = schema_names()
    if name not in known:
        raise InputError(f"schema {name}", "there is no such schema", f"one of: {', '.join(known)}")
    return (_folder() / f"{name}{_SUFFIX}").read_text(encoding="utf-8")


@cache
def article_schema_id() -> str:
    """Return the versioned ``$id`` of the article schema."""
    return str(json.loads(schema_text())["$id"])


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
