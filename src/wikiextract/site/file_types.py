"""Types of media files, by the endings of their names (``data/file_types.json``)."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from wikiextract.data_files import DataFile, read_data

FileType: TypeAlias = Literal["image", "document", "video", "audio"]


class FileTypes(DataFile, frozen=True):
    """Endings of names in lower case, without the point, as the file's description explains."""

    image: frozenset[str]
    document: frozenset[str]
    video: frozenset[str]
    audio: frozenset[str]
    vector: frozenset[str]
    drawn: frozenset[str]
    drawn_as: frozenset[str]


@cache
def file_types() -> FileTypes:
    """Return the data file."""
    return read_data("wikiextract.site", "file_types", FileTypes)


def file_type(name: str) -> FileType | None:
    """Return the type of the file with this name; None where its ending is that of no file."""
    return _by_ending().get(name.rpartition(".")[2].lower()) if "." in name else None


def is_vector(name: str) -> bool:
    """Return True if a file is shown in any size without loss."""
    return name.rpartition(".")[2].lower() in file_types().vector


def name_of_drawn(name: str) -> str:
    """Return ``X.svg`` for ``X.svg.png``, a picture drawn of it; other names as they are."""
    own, _, ending = name.rpartition(".")
    stem, _, own_ending = own.rpartition(".")
    types = file_types()
    is_drawn = ending.lower() in types.drawn_as and own_ending.lower() in types.drawn
    return own if stem and is_drawn else name


@cache
def _by_ending() -> dict[str, FileType]:
    types: tuple[FileType, ...] = ("image", "document", "video", "audio")
    return {ending: kind for kind in types for ending in getattr(file_types(), kind)}
