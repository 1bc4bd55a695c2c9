"""How large a picture is shown: what is asked for, and what its file allows.

https://www.mediawiki.org/wiki/Help:Images#Size_and_frame
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiextract.render.media.image import ImageLink
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.options import RenderOptions

# Pixels of the box for a file that does not exist, in a frame; the lesser with ``upright``.
_SMALL, _SMALLER = 180, 130


def shown_size(image: ImageLink, options: RenderOptions) -> tuple[int | None, int | None]:
    """Return width and height in pixels as shown; ``None`` where nobody knows."""
    width, height = image.width, image.height
    if image.info is None:
        if width is None and image.framed:
            width = _SMALL if image.upright is None else _SMALLER
        return width, height
    info = image.shown or image.info
    if image.format in {"frame", "manual"} and image.shown is not None:
        return info.width, info.height
    if width is None and height is None and image.format:
        width = options.thumb_width
        if image.upright is not None:
            # MediaWiki rounds to tens, so that fewer sizes are kept.
            factor = max(image.upright, 0) or 0.75
            width = max(_rounded(width * factor / 10) * 10, 1)
    if not info.width or not info.height:
        return width, height
    return _within(width, height, info.width, info.height, enlarged=_is_enlarged(image, info))


def _is_enlarged(image: ImageLink, info: FileInfo) -> bool:
    """Return True if a file may be shown larger than it is."""
    return info.vector or (image.width is not None and not image.format)


def _within(
    width: int | None, height: int | None, file_width: int, file_height: int, *, enlarged: bool
) -> tuple[int, int]:
    """Return the largest size that fits the width and the height."""
    wanted = file_width if width is None else width
    if height is not None and (
        (width is None and enlarged) or wanted * file_height > height * file_width
    ):
        wanted = scaled_width(height, file_width, file_height)
    if not enlarged:
        wanted = min(wanted, file_width)
    return wanted, max(_rounded(wanted * file_height / file_width), 1)


def _rounded(number: float) -> int:
    return floor(number + 0.5)


def scaled_width(height: int, file_width: int, file_height: int) -> int:
    """Return the greatest width whose height, rounded, is not above `height`."""
    width = -(-height * file_width // file_height)
    if _rounded(width * file_height / file_width) > height:
        width = height * file_width // file_height
    return max(width, 1)
