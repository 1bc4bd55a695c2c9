"""Records as they are stored: in files that we wrote, and in folders of such files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.record import to_json
from wikiextract.sinks.formats import format_of

_PARQUET = b"PAR1"
_SHARDS = "part-*"


def stored_files(path: str) -> Sequence[str]:
    """The files with the records of `path`: itself, or the shards of a run when it is a folder.

    Raises `InputError` for a folder without any.
    """
    folder = Path(path)
    if not folder.is_dir():
        return (path,)
    shards = sorted(one for one in folder.glob(_SHARDS) if one.suffix != ".partial")
    if not shards:
        raise InputError(path, "a folder without shards", "give the folder of a run, or files")
    return [str(shard) for shard in shards]


def is_parquet(path: str) -> bool:
    """Return True if it is a Parquet file, by its first bytes."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(_PARQUET)) == _PARQUET
    except OSError:
        return False


def lines_of_parquet(path: str) -> Iterator[bytes]:
    """The records of a Parquet file that we wrote, each as JSON.

    Raises `InputError` when it is none, `OutputError` when the package for such files is missing.
    """
    format_of("parquet")
    module = import_module("wikiextract.sinks.parquet")
    return map(to_json, module.read_parquet(path))
