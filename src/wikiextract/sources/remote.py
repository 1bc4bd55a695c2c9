"""Files that lie elsewhere, on object stores or HDFS: by fsspec, which is loaded when one is named.

https://filesystem-spec.readthedocs.io
"""

from __future__ import annotations

import glob
import hashlib
import os
import secrets
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast

from wikiextract.errors import InputError, MissingPackageError, OutputError
from wikiextract.sources.paths import is_url

_CHUNK = 8 << 20


def open_anywhere(path: str) -> BinaryIO:
    """Open a file to be read at any place of it; raises `OSError`, and `InputError` if remote."""
    if not is_url(path):
        return Path(path).open("rb")
    files, name = _files(path)
    try:
        return cast(BinaryIO, files.open(name, "rb", cache_type="none"))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise InputError(path, f"cannot be opened: {error}") from error


def is_file_anywhere(path: str) -> bool:
    """Return True if there is a file of that name."""
    if not is_url(path):
        return os.path.isfile(path)  # noqa: PTH113  (a path of any length)
    files, name = _files(path)
    return bool(files.exists(name))


def size_anywhere(path: str) -> int:
    """The size of a file in bytes; 0 when there is none."""
    try:
        if not is_url(path):
            return Path(path).stat().st_size
        files, name = _files(path)
        return int(files.size(name) or 0)
    except OSError:
        return 0


def names_anywhere(pattern: str) -> list[str]:
    """The paths or addresses that a pattern matches, in order."""
    if not is_url(pattern):
        return sorted(glob.glob(pattern))  # noqa: PTH207  (folders may be patterns, too)
    files, name = _files(pattern)
    return sorted(files.unstrip_protocol(found) for found in files.glob(name))


def state_of(path: str) -> str:
    """Return a token that is another one when the file is; raises `InputError` when it is gone."""
    files, name = _files(path)
    try:
        token = files.checksum(name)
        size = files.size(name)
    except OSError as error:
        raise InputError(path, f"cannot be read ({error})") from error
    return hashlib.sha256(f"{path} {size} {token}".encode()).hexdigest()


def fetch(path: str, copy: Path, start: int = 0, end: int | None = None) -> str:
    """Copy a file, or its bytes from `start` to `end` to the same place of a file with a hole.

    Return the SHA-256 of what was copied. Raises `InputError` when it cannot be read, `OutputError`
    when it cannot be written: whoever asked may try again.
    """
    digest = hashlib.sha256()
    try:
        target = copy.open("wb")
    except OSError as error:
        raise OutputError(str(copy), f"cannot be written ({error.strerror})") from error
    with target:
        target.seek(start)
        left = None if end is None else end - start
        try:
            with open_anywhere(path) as stream:
                stream.seek(start)
                while left is None or left > 0:
                    data = stream.read(_CHUNK if left is None else min(_CHUNK, left))
                    if not data:
                        break
                    digest.update(data)
                    target.write(data)
                    left = None if left is None else left - len(data)
        except OSError as error:
            raise InputError(path, f"cannot be copied: {error}") from error
    if left:
        raise InputError(path, f"ends before byte {end}")
    return digest.hexdigest()


def read_whole(path: str) -> bytes:
    """The bytes of a small file; raises `OSError`."""
    with open_anywhere(path) as stream:
        return stream.read()


def write_whole(path: str, data: bytes) -> None:
    """Write a small file, in one piece, in a folder that is made; raises `OutputError`."""
    try:
        if not is_url(path):
            partial = Path(f"{path}.{secrets.token_hex(4)}")
            partial.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data)
            partial.replace(path)
            return
        files, name = _files(path)
        files.makedirs(files._parent(name), exist_ok=True)
        files.pipe_file(name, data)
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error})") from error


def put(file: Path, path: str) -> None:
    """Copy a local file to another place, where it appears whole; raises `OutputError`."""
    try:
        if not is_url(path):
            partial = Path(f"{path}.{secrets.token_hex(4)}")
            partial.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, partial)
            partial.replace(path)
            return
        files, name = _files(path)
        files.makedirs(files._parent(name), exist_ok=True)
        files.put_file(str(file), name)
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error})") from error


def _files(path: str) -> tuple[Any, str]:
    """The file system of an address, and the file's name there."""
    try:
        fsspec = import_module("fsspec")
        return cast("tuple[Any, str]", fsspec.core.url_to_fs(path))
    except ModuleNotFoundError as error:
        raise MissingPackageError(error.name or "fsspec") from error
    except (ImportError, ValueError) as error:
        raise InputError(path, f"cannot be reached ({error})") from error
