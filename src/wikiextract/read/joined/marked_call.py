"""A call of a box made once more, with marks in its arguments: so values are followed through Lua.

What a module does to a text it does to its marks, too. A value that a module looks into (a number,
a word such as "yes", a file's name) gets no marks, as these would make it another value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from wikiextract.expand.expander import Expansion
from wikiextract.expand.lua.host import HostError
from wikiextract.expand.result import Transclusion
from wikiextract.read.joined.marks import MOST, has_marks, with_marks

_LONGEST = 100_000
_LETTERS = re.compile(r"[^\W\d_]")
_FILE_OR_ADDRESS = re.compile(
    r"\s*(?:[^\n|\[\]{}<>]*\.(?:svg|png|jpe?g|gif|tiff?|webp|og[gav]|webm|pdf|djvu)"
    r"|(?:https?:)?//\S+|#[0-9a-f]{3,8}|[\w.-]+@[\w.-]+|(?:www\.)?[\w-]+(?:\.[a-z]{2,})+/?)\s*",
    re.IGNORECASE,
)
_SWITCH = re.compile(r"[a-z]{1,8}|Yes|No|True|False|None|YES|NO")


def is_text(value: str) -> bool:
    """Whether a value is for readers, as far as one can see: not a number, a switch or a name."""
    if has_marks(value) or len(value) > _LONGEST or not _LETTERS.search(value):
        return False
    return not (_SWITCH.fullmatch(value.strip()) or _FILE_OR_ADDRESS.fullmatch(value))


def call_again(
    expansion: Expansion, transclusion: Transclusion, numbers: Mapping[str, int]
) -> str | None:
    """What a call gives with marks in those arguments that `numbers` numbers.

    The expansion is that of the page, whose limits count this call as well. None when the template
    cannot be called again.
    """
    title = expansion.page.site.title(transclusion.title)
    if title is None or transclusion.kind != "page":
        return None
    arguments = {
        name: with_marks(value, [(0, len(value), numbers[name])]) if name in numbers else value
        for name, value in transclusion.given.expanded().items()
    }
    if len(numbers) > MOST:
        return None
    try:
        return str(expansion.frame.expand_template(title, arguments))
    except (HostError, RecursionError):
        return None
