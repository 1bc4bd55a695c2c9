"""Questions about paths that have an answer whatever the path is: too long, or not ours to read."""

from __future__ import annotations

import re
from pathlib import Path

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_file(path: str | Path) -> bool:
    """Return True if there is a file of that name that we can see; opening it says why not."""
    try:
        return Path(path).is_file()
    except OSError:
        return False


def is_folder(path: str | Path) -> bool:
    """Return True if there is a folder of that name that we can see."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def is_there(path: str | Path) -> bool:
    """Return True if there is anything of that name that we can see."""
    try:
        return Path(path).exists()
    except OSError:
        return False


def is_url(path: str | Path) -> bool:
    """Return True if the path is a URL, which names no file."""
    return _URL.match(str(path)) is not None and not is_there(path)
