"""The checks that Wikimedia's newer exports bring along: ``SHA256SUMS`` and ``_SUCCESS``.

An export of mediawiki_content_current is a folder of parts with a file of their checksums and an
empty file that says that all of them are there.
https://meta.wikimedia.org/wiki/Data_dumps
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.sources.paths import is_file, is_there

_SUMS, _SUCCESS = "SHA256SUMS", "_SUCCESS"
_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+[*]?(.+)")
_READ_BYTES = 1 << 20


def stated_checksum(path: Path) -> str | None:
    """The SHA-256 that the folder's ``SHA256SUMS`` states of a file; None when it states none.

    Raises `InputError` when that list cannot be read.
    """
    sums = path.parent / _SUMS
    try:
        text = sums.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(str(sums), f"cannot be read ({error.strerror})") from error
    for line in text.splitlines():
        found = _LINE.fullmatch(line.strip())
        if found is not None and Path(found[2]).name == path.name:
            return found[1].lower()
    return None


def checksums_beside(path: Path) -> Path | None:
    """The ``SHA256SUMS`` of the folder that the file is in; None when there is none."""
    sums = path.parent / _SUMS
    return sums if is_file(sums) else None


def is_incomplete_export(path: Path) -> bool:
    """Return True if the file lies in an export that is not marked as complete."""
    return checksums_beside(path) is not None and not is_there(path.parent / _SUCCESS)


def check_file(path: Path, stopped: Callable[[], bool] = lambda: False) -> bool:
    """Compare a file with the checksum stated of it; False when none is.

    Raises `InputError` when they differ, or the file cannot be read. `stopped` is asked now and
    then whether to leave off.
    """
    stated = stated_checksum(path)
    if stated is None:
        return False
    checksum = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while (data := stream.read(_READ_BYTES)) and not stopped():
                checksum.update(data)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
    if not stopped() and checksum.hexdigest() != stated:
        advice = "fetch the file again"
        raise InputError(str(path), f"its SHA-256 is not the one that {_SUMS} states", advice)
    return True
