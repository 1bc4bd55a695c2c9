"""Link holders: markers that stand for links between pages until everything else is done.

While the other passes run, none of them meets a link's URL or its tooltip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiextract.site import Title

_PREFIX = "\x7fLINK"
_HOLDER = re.compile("\x7fLINK([0-9]+)\x7f")


class LinkHolders:
    """The links of one page that are held back.

    `start_tags` keeps the ``<a …>`` of each target (namespace, text, fragment) once it is made.
    """

    def __init__(self) -> None:
        self._held: list[tuple[Title, str]] = []
        self._resolved: set[str] = set()
        self.start_tags: dict[tuple[int, str, str | None], str] = {}

    def hold(self, title: Title, text: str) -> str:
        """Return the holder of a link to `title` that shows `text` (HTML)."""
        self._held.append((title, text))
        return f"{_PREFIX}{len(self._held) - 1}\x7f"

    def unresolved(self) -> Iterator[Title]:
        """Yield the title of each link that was in no resolved text."""
        if len(self._resolved) == len(self._held):
            return
        for number, (title, _) in enumerate(self._held):
            if str(number) not in self._resolved:
                yield title

    def resolve(self, text: str, start_tag: Callable[[Title], str]) -> str:
        """Return the text with links for their holders; `start_tag` makes the ``<a …>`` of each."""
        if _PREFIX not in text:
            return text
        # Texts, and between each two the number of a holder.
        pieces = _HOLDER.split(text)
        self._resolved.update(pieces[1::2])
        for place in range(1, len(pieces), 2):
            title, shown = self._held[int(pieces[place])]
            # A link's text has holders of other links only inside a picture's caption.
            if _PREFIX in shown:
                shown = self.as_text(shown)
            pieces[place] = f"{start_tag(title)}{shown}</a>"
        return "".join(pieces)

    def as_text(self, text: str) -> str:
        """Return the text with the text of each link (HTML) in place of its holder."""
        if _PREFIX not in text:
            return text
        return _HOLDER.sub(lambda holder: self._held[int(holder[1])][1], text)
