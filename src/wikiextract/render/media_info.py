"""What is known of files: whether there are any, and how large their pictures are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

if TYPE_CHECKING:
    from wikiextract.site import Title


class FileInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A file. `width` and `height` are pixels of the original, ``None`` when nobody knows.

    `name` is the file's own title when a redirect led to it; `vector` files are shown in any size;
    `pages` counts those of a document; `url` is the original's address.
    """

    width: int | None = None
    height: int | None = None
    media: Literal["image", "video", "audio", "document"] = "image"
    vector: bool = False
    name: str | None = None
    url: str | None = None
    pages: int | None = None


class MediaSource(Protocol):
    """Answers what is known of a file."""

    def file(self, title: Title) -> FileInfo | None:
        """What is known of a file of the wiki or of a shared one; ``None``: there is none."""
        ...


_VIDEO = frozenset({"ogv", "webm", "mpg", "mpeg", "mp4"})
_AUDIO = frozenset({"ogg", "oga", "mp3", "wav", "flac", "opus", "mid", "midi"})
_DOCUMENTS = frozenset({"pdf", "djvu"})


class AnyFile:
    """Takes every file for one that exists: a dump does not say which there are elsewhere."""

    def file(self, title: Title) -> FileInfo | None:
        """See `MediaSource.file`: the kind by the name's ending, no size."""
        ending = title.text.rpartition(".")[2].lower()
        if ending in _VIDEO:
            return FileInfo(media="video")
        if ending in _AUDIO:
            return FileInfo(media="audio")
        if ending in _DOCUMENTS:
            return FileInfo(media="document")
        return FileInfo(vector=ending == "svg")


class NoFiles:
    """A wiki without any file."""

    def file(self, title: Title) -> FileInfo | None:
        """Give ``None``."""
        return None
