"""Link holders: markers that stand for links between pages until everything else is done.

While the other passes run, none of them meets a link's URL or its tooltip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wikiextract.site import Title

_PREFIX = "\x7fLINK"
_HOLDER = re.compile("\x7fLINK([0-9]+)\x7f")


class _Held(NamedTuple):
    title: Title
    text: str


class LinkHolders:
    """The links of one page that are held back.

    `start_tags` keeps the ``<a …>`` of each target (namespace, text, fragment) once it is made.
    """

    def __init__(self) -> None:
        self._held: list[_Held] = []
        self.start_tags: dict[tuple[int, str, str | None], str] = {}

    def hold(self, title: Title, text: str) -> str:
        """Return the holder of a link to `title` that shows `text` (HTML)."""
        self._held.append(_Held(title, text))
        return f"{_PREFIX}{len(self._held) - 1}\x7f"

    def titles(self) -> Iterator[Title]:
        """Yield the title of each link, also of those that the page does not show in the end."""
        return (title for title, _ in self._held)

    def resolve(self, text: str, start_tag: Callable[[Title], str]) -> str:
        """Return the text with links for their holders; `start_tag` makes the ``<a …>`` of each."""
        if _PREFIX not in text:
            return text

        def link(holder: re.Match[str]) -> str:
            title, shown = self._held[int(holder[1])]
            # A link's text has holders of other links only inside a picture's caption.
            if _PREFIX in shown:
                shown = self.as_text(shown)
            return f"{start_tag(title)}{shown}</a>"

        return _HOLDER.sub(link, text)

    def as_text(self, text: str) -> str:
        """Return the text with the text of each link (HTML) in place of its holder."""
        if _PREFIX not in text:
            return text
        return _HOLDER.sub(lambda holder: self._held[int(holder[1])].text, text)
