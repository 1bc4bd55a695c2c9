"""What a run was made of: by it a run that is resumed knows whether it is still the same."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.errors import InputError
from wikiextract.pipeline.block import BlockOptions
from wikiextract.record import article_schema_id
from wikiextract.sources import STANDARD_INPUT
from wikiextract.sources.characters import shown_path
from wikiextract.sources.export_checks import checksums_beside
from wikiextract.sources.paths import is_file
from wikiextract.version import __version__

_LOOKED_AT = 1 << 20


class FileIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """A file: its name, size, time of change, and the SHA-256 of its first and last MiB.

    An input that is no file (or is not there) has its name only.
    """

    name: str
    size: int | None = None
    changed: int | None = None
    ends: str | None = None


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Inputs, the files besides them, options, and who wrote the records."""

    inputs: tuple[FileIdentity, ...]
    files: dict[str, FileIdentity]
    options: dict[str, Any]
    version: str
    schema: str


def file_identity(path: str) -> FileIdentity:
    """The identity of a file as it is now."""
    file = Path(path)
    if path == STANDARD_INPUT or not is_file(path):
        return FileIdentity(name=path if path == STANDARD_INPUT else shown_path(file.name))
    checksum = hashlib.sha256()
    try:
        status = file.stat()
        with file.open("rb") as stream:
            checksum.update(stream.read(_LOOKED_AT))
            stream.seek(max(status.st_size - _LOOKED_AT, 0))
            checksum.update(stream.read(_LOOKED_AT))
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from error
    return FileIdentity(
        name=shown_path(file.name),
        size=status.st_size,
        changed=status.st_mtime_ns,
        ends=checksum.hexdigest(),
    )


def identity_of(inputs: Sequence[str], options: BlockOptions, others: dict[str, Any]) -> Identity:
    """The identity of a run; `others` are the options that a block does not know of."""
    stated = {**_plain(options), **others}
    files = {name: stated[name] for name in ("store", "site", "earlier") if stated.get(name)}
    # Manifests have always named it so.
    stated = {"form": stated.pop("format"), **stated}
    del stated["folder"], stated["list_pages"]
    stated.pop("store", None)
    earlier = files.pop("earlier", None)
    if earlier is not None:
        files["earlier"] = str(Path(earlier) / "manifest.json")
        del stated["earlier"]
    return Identity(
        inputs=tuple(file_identity(path) for path in inputs),
        files={name: file_identity(path) for name, path in (files | _checksums(inputs)).items()},
        options=stated,
        version=__version__,
        schema=article_schema_id(),
    )


def _checksums(inputs: Sequence[str]) -> dict[str, str]:
    """The lists of checksums beside the inputs: they decide which inputs are usable."""
    found: dict[str, str] = {}
    for path in inputs:
        sums = checksums_beside(Path(path))
        if path != STANDARD_INPUT and sums is not None and str(sums) not in found.values():
            found[f"{sums.name} beside {shown_path(Path(path).name)}"] = str(sums)
    return found


def differences(before: Identity, now: Identity) -> list[str]:
    """In words, what is not as it was; nothing when a run can go on."""
    found = []
    names = [[file.name for file in identity.inputs] for identity in (before, now)]
    if names[0] != names[1]:
        found.append(f"the inputs were {_listed(names[0])}, now they are {_listed(names[1])}")
    else:
        pairs = zip(before.inputs, now.inputs, strict=True)
        found += [f"the input {old.name} {_change(old, new)}" for old, new in pairs if old != new]
    if any(file.name == STANDARD_INPUT for file in now.inputs):
        found.append("standard input is read only once")
    for name in sorted({*before.files, *now.files}):
        one, other = before.files.get(name), now.files.get(name)
        if one is None or other is None:
            state = "was not given before" if one is None else "is not given any more"
            found.append(f"the {name} {state}")
        elif one != other:
            found.append(f"the {name} {_change(one, other)}")
    found += _option_changes(before.options, now.options)
    if before.version != now.version:
        found.append(f"it was begun by wikiextract {before.version}, this is {now.version}")
    if before.schema != now.schema:
        found.append(f"its records follow {before.schema}, those of now {now.schema}")
    return found


def _option_changes(before: dict[str, Any], now: dict[str, Any], prefix: str = "") -> list[str]:
    found = []
    for name in sorted({*before, *now}):
        old, new = before.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            found += _option_changes(old, new, f"{prefix}{name}.")
        elif old != new:
            found.append(f"{prefix}{name} was {_short(old)}, now it is {_short(new)}")
    return found


def _change(old: FileIdentity, new: FileIdentity) -> str:
    if old.name != new.name:
        return f"was {old.name}, now it is {new.name}"
    if new.size is None:
        return "is not there any more"
    if old.size != new.size:
        return f"has changed: {old.size} bytes before, {new.size} now"
    if old.ends != new.ends:
        return "has changed: it has other bytes"
    return "has changed: it was written to after the run began"


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown or "none"


def _short(value: Any) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 80 else f"{text[:80]}…"


def _plain(value: Any) -> Any:
    """The value as JSON has it, the same each time: sets sorted, long lists as their checksum."""
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, frozenset):
        items = sorted(_plain(item) for item in value)
        if len(items) <= 100:
            return items
        checksum = hashlib.sha256("\n".join(map(str, items)).encode("utf-8", "surrogatepass"))
        return f"{len(items)} of SHA-256 {checksum.hexdigest()}"
    if isinstance(value, int) and value.bit_length() > 53:
        return str(value)
    if isinstance(value, str):
        return shown_path(value)
    if callable(value):
        return f"{value.__module__}.{value.__qualname__}"
    return value
