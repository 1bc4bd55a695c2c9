"""Where text comes from: calls that the page's editor wrote, and values of their parameters.

With `ExpandOptions.trace_origins` what a call gives, and the value that a parameter's use puts in,
are `Traced` texts: the same characters, with the offsets that came from the call or parameter.
Texts are put together, trimmed and passed on by parser functions without losing that. What a
function makes of values alone (a number written out, a date, a change of case, a word chosen by
``#switch``, a module's line of text) is taken for a value of the same parameters (`derive`);
anything else that is done to a text simply gives an ordinary one. So nothing can look different for
being traced, and what is known is certain. `Expansion.origins` is what is left in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

BLANKS = " \t\n\r\0\x0b"
"""The characters that are trimmed from names and named values."""


MOST = 20_000
"""A text with more origins than this is taken for an ordinary one."""


_LONGEST_DERIVED = 2_000
_TABLE = ("<t", "{|", "|-")


OF_STATEMENT = -1
"""The place of a transclusion's number in the origin of a text that a statement gave."""


class StatementName(str):
    """A name, in the place of a parameter's, for the statements of a property of an entity."""

    __slots__ = ("entity", "property_id")

    entity: str
    property_id: str

    def __new__(cls, entity: str, property_id: str) -> StatementName:
        """`entity` and `property_id` are ids."""
        self = super().__new__(cls, f"\x7f{entity}#{property_id}")
        self.entity, self.property_id = entity, property_id
        return self


class Origin(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]` is the value of the parameter `name` (or a part of it).

    `transclusion` indexes `Expansion.transclusions`: the call in the page whose argument it is.
    Without a name it is all that this call gave. With `OF_STATEMENT` the name is a `StatementName`.
    Origins may be nested: in ``{{box|place={{flag|x}}}}`` the text of ``x`` has two names and two
    calls.
    """

    start: int
    end: int
    transclusion: int
    name: str | None


class Traced(str):
    """A text of which some parts have origins."""

    __slots__ = ("origins",)

    origins: tuple[Origin, ...]

    def __new__(cls, text: str, origins: tuple[Origin, ...]) -> Traced:
        """`origins` are offsets in `text`."""
        self = super().__new__(cls, text)
        self.origins = origins
        return self


def trace(text: str, transclusion: int, name: str | None) -> str:
    """`text` as the value of a parameter, or as what a call gave; an empty one needs no trace."""
    if not text:
        return text
    inner = text.origins if isinstance(text, Traced) else ()
    return Traced(text, (Origin(0, len(text), transclusion, name), *inner))


def trace_statement(text: str, entity: str, property_id: str) -> str:
    """`text` as what statements of a property of an entity say."""
    return trace(text, OF_STATEMENT, StatementName(entity, property_id))


def derive(text: str, sources: Iterable[str]) -> str:
    """`text`, which a function made of `sources`, as the value of all their parameters.

    A text of several lines or with parts of a table is more than a value, and stays as it is. What
    is made of statements is said in none of them.
    """
    if not text or isinstance(text, Traced) or len(text) > _LONGEST_DERIVED:
        return text
    names = dict.fromkeys(
        (one.transclusion, one.name)
        for source in sources
        if isinstance(source, Traced)
        for one in source.origins
        if one.name is not None and one.transclusion != OF_STATEMENT
    )
    if not names or "\n" in text or any(sign in text for sign in _TABLE):
        return text
    return Traced(text, tuple(Origin(0, len(text), call, name) for call, name in names))


def join(texts: Sequence[str]) -> str:
    """Puts texts together."""
    if len(texts) == 1 and type(texts[0]) is str:
        return texts[0]
    if Traced not in map(type, texts):
        return "".join(texts)
    position = 0
    origins: list[Origin] = []
    for text in texts:
        if isinstance(text, Traced):
            origins += _moved(text.origins, position)
        position += len(text)
    joined = "".join(texts)
    return Traced(joined, tuple(origins)) if 0 < len(origins) <= MOST else joined


def strip(text: str) -> str:
    """`text` without the blanks around it."""
    if not isinstance(text, Traced):
        return text.strip(BLANKS)
    stripped = text.lstrip(BLANKS)
    removed = len(text) - len(stripped)
    stripped = stripped.rstrip(BLANKS)
    end = len(stripped)
    origins = tuple(
        Origin(max(one.start, 0), min(one.end, end), one.transclusion, one.name)
        for one in _moved(text.origins, -removed)
        if one.start < end and one.end > 0
    )
    return Traced(stripped, origins) if origins else str(stripped)


def _moved(origins: Sequence[Origin], distance: int) -> Sequence[Origin]:
    if not distance:
        return origins
    return [
        Origin(one.start + distance, one.end + distance, one.transclusion, one.name)
        for one in origins
    ]
