"""The identity of a run: its inputs and options, compared when it is resumed."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.map.domains.dbpedia import mapping_files
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.books import manifest_of
from wikiextract.plugins import find_plugins
from wikiextract.record import article_schema_id
from wikiextract.sources import Source, Stored
from wikiextract.sources.characters import shown_path
from wikiextract.sources.file_source import file_identity
from wikiextract.sources.source import Checked, SourceIdentity
from wikiextract.store import Store
from wikiextract.version import __version__

_OF_MAPPINGS = " of the mappings"


_SHOWN = {"entities": "entity store"}
"""Names of files for people, where they have others."""


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Inputs, the files besides them, options, and who wrote the records."""

    inputs: tuple[SourceIdentity, ...]
    files: dict[str, SourceIdentity]
    options: dict[str, Any]
    version: str
    schema: str


def identity_of(
    sources: Sequence[Source], options: BlockOptions, others: dict[str, Any]
) -> Identity:
    """The identity of a run; `others` are the options that a block does not know of."""
    stated = {**_plain(options), **others}
    files = {
        name: stated[name] for name in ("store", "entities", "site", "earlier") if stated.get(name)
    }
    files |= files_read(options)
    # Manifests have always named it so.
    stated = {"form": stated.pop("format"), **stated}
    parts = options.parts.stated
    stated["parts"] = None if parts is None else list(parts)
    del stated["folder"], stated["list_pages"], stated["plugins"]
    plugins = find_plugins(options.plugins).stated
    if plugins:
        stated["plugins"] = list(plugins)
    stated.pop("store", None)
    stated.pop("entities", None)
    stated.pop("mappings", None)
    earlier = files.pop("earlier", None)
    if earlier is not None:
        files["earlier"] = str(manifest_of(Path(earlier)))
        del stated["earlier"]
    return Identity(
        inputs=tuple(map(_identity, sources)),
        files={name: file_identity(path) for name, path in (files | _statements(sources)).items()},
        options=stated,
        version=__version__,
        schema=article_schema_id(),
    )


def files_read(options: BlockOptions) -> dict[str, str]:
    """The paths of the store's dumps and of the files with mapping pages, by names for people."""
    return _dumps_of_store(options) | _files_of_mappings(options)


def _dumps_of_store(options: BlockOptions) -> dict[str, str]:
    if options.store is None:
        return {}
    with Store.open(options.store) as store:
        paths = store.dump_paths
    names = [Path(path).name for path in paths]
    return {
        f"{shown_path(name if names.count(name) == 1 else path)} of the store": path
        for name, path in zip(names, paths, strict=True)
    }


def _files_of_mappings(options: BlockOptions) -> dict[str, str]:
    if options.mappings is None:
        return {}
    return {f"{file.name}{_OF_MAPPINGS}": str(file) for file in mapping_files(options.mappings)}


def mappings_of(identity: Identity) -> dict[str, SourceIdentity]:
    """The files with mapping pages of a run."""
    files = identity.files.items()
    return {name: file for name, file in files if name.endswith(_OF_MAPPINGS)}


def _identity(source: Source) -> SourceIdentity:
    return source.identity() if isinstance(source, Stored) else SourceIdentity(name=source.name)


def _statements(sources: Sequence[Source]) -> dict[str, str]:
    """The files beside the inputs that state checksums; they decide which inputs are usable."""
    found: dict[str, str] = {}
    for source in sources:
        for path in source.statements() if isinstance(source, Checked) else ():
            if path not in found.values():
                found[f"{shown_path(Path(path).name)} beside {source.name}"] = path
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
    for name in sorted({*before.files, *now.files}):
        one, other = before.files.get(name), now.files.get(name)
        shown = _SHOWN.get(name, name)
        if one is None or other is None:
            state = "was not given before" if one is None else "is not given any more"
            found.append(f"the {shown} {state}")
        elif one != other:
            found.append(f"the {shown} {_change(one, other)}")
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


def _change(old: SourceIdentity, new: SourceIdentity) -> str:
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
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, int) and value.bit_length() > 53:
        return str(value)
    if isinstance(value, str):
        return shown_path(value)
    if callable(value):
        return f"{value.__module__}.{value.__qualname__}"
    return value
