"""What stands in a rendered page for a box that is known from another page.

Rendering puts it where the box would be, reading takes the box's nodes for it.
"""

from __future__ import annotations

import html
from typing import Final

from wikiextract.markup.calls import ABOUT

STAND_IN: Final = "data-mw-stand-in"
"""Attribute of such an element, its value a number. No page can have it (the sanitizer)."""

_LIST = "<ul><li>{}</li></ul>"
_CONTENTS = {"table": f"<tr><td>{_LIST}</td></tr>", "div": _LIST}
TAGS: Final = frozenset(_CONTENTS)
"""Elements that something can stand in for."""


def stand_in(tag: str, classes: str, about: str, number: int) -> str:
    """Return the HTML for a box of this tag and class, which shows its number alone.

    It holds a list, as boxes of links do: a reader may ask what stands above a notice.
    """
    attributes = f'class="{html.escape(classes)}" {ABOUT}="{about}" {STAND_IN}="{number}"'
    return f"<{tag} {attributes}>{_CONTENTS[tag].format(number)}</{tag}>"
