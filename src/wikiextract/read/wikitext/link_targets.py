"""What ``[[…]]`` leads to."""

from __future__ import annotations

from typing import Literal

import msgspec


class LinkTarget(msgspec.Struct, frozen=True, gc=False):
    """The target of ``[[…]]``. `name` is a file's or category's name without its namespace.

    `default_text` is what is shown without a caption. The target of a "dynamic" link is only known
    after expansion; a "hidden" one is such a link that shows nothing or a picture. An "annotation"
    states something of the page, and shows its value or text. `foreign`: the
    namespace has the name that another language has for it.
    """

    kind: Literal["page", "file", "category", "language", "dynamic", "hidden", "annotation"]
    name: str
    default_text: str = ""
    anchor: str | None = None
    interwiki: str | None = None
    foreign: bool = False
