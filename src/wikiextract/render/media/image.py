"""A picture (or film, sound, document) as its link describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from wikiextract.render.media.info import FileInfo
    from wikiextract.site import Title


@dataclass(slots=True)
class ImageLink:
    """A picture as its link describes it.

    `info` is what is known of `file`, `shown` of the file that is shown for it; ``None``: there is
    no such file. `bad`: the wiki wants it to be linked only.

    `caption` is half-parsed HTML, `title` and `alt` are plain text. `link` is where a click
    leads: ``None`` to the file's page, ``""`` nowhere, else a URL or a `Title`.
    """

    file: Title
    info: FileInfo | None
    format: Literal["", "thumb", "frame", "frameless", "manual"] = ""
    shown: FileInfo | None = None
    bad: bool = False
    horizontal: str = ""
    vertical: str = ""
    width: int | None = None
    height: int | None = None
    upright: float | None = None
    border: bool = False
    css_class: str = ""
    alt: str | None = None
    link: Title | str | None = None
    page: int | None = None
    language: str | None = None
    caption: str = ""
    caption_given: bool = False

    @property
    def framed(self) -> bool:
        """True if it stands in a frame of its own with the caption below."""
        return self.format in {"thumb", "frame", "manual"}

    @property
    def broken(self) -> bool:
        """True if a link stands for it, as there is no such file or it may not be shown."""
        return self.info is None or self.bad
