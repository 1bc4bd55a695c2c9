"""Facts about wikis, languages, templates and HTML that are kept as data, not as code.

A folder that knows such facts keeps them as JSON in its subfolder ``data`` and has one module that
says what the files hold, as subclasses of `DataFile`, and reads each of them once.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec

_T = TypeVar("_T", bound="DataFile")


class DataFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The content of a data file. `description` tells its readers what stands in it."""

    description: str


def read_data(package: str, name: str, kind: type[_T]) -> _T:
    """Return the content of ``data/<name>.json`` in the folder of `package`, read anew."""
    path = files(package) / "data" / f"{name}.json"
    return msgspec.json.decode(path.read_bytes(), type=kind, strict=False)
