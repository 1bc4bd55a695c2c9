"""Frames: arguments, expansion, parser functions, extension tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, islice
from typing import Any

from wikiextract.expand.lua.failures import LuaCallError
from wikiextract.expand.lua.host import HostError
from wikiextract.expand.lua.session import Session, decode, encode, pairs, text_of
from wikiextract.expand.tags import tag_text
from wikiextract.site.title import TEMPLATE

_POSITION = re.compile(r"0|-?[1-9][0-9]{0,17}")
_MOST_ARGUMENTS = 3000
"""Names and values go to Lua as results of one call, of which there may be some 8,000."""


def _is_position(name: str) -> bool:
    return _POSITION.fullmatch(name) is not None


def _in_order(arguments: Mapping[str, str]) -> dict[str, str]:
    """Arguments as a parser function gets them from a module: positions, then names by letters."""
    return dict(
        sorted(
            arguments.items(),
            key=lambda item: (0, int(item[0]), "") if _is_position(item[0]) else (1, 0, item[0]),
        )
    )


def _positions_first(arguments: dict[str, str]) -> dict[str, str]:
    """Arguments as a template gets them from a module."""
    named = {name: value for name, value in arguments.items() if not _is_position(name)}
    return {name: value for name, value in arguments.items() if name not in named} | named


class FrameCallbacks:
    """See the module. Frames are known to Lua by number."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def frame_argument(self, number: int, name: bytes) -> bytes | None:
        """The value of one argument."""
        value = self._session.frame(number).frame.argument(decode(name))
        return None if value is None else encode(value)

    def frame_arguments(self, number: int, first: float) -> tuple[bytes, ...]:
        """Name, value, name, value … of the arguments from `first` (counted from 0) on.

        At most 3,000 of them: ask again for more.
        """
        arguments: Mapping[str, str] = self._session.frame(number).frame.arguments()
        part = islice(arguments.items(), int(first), int(first) + _MOST_ARGUMENTS)
        return tuple(map(encode, chain.from_iterable(part)))

    def frame_argument_names(self, number: int) -> tuple[bytes, ...]:
        """The names of the arguments: all, or the first 3,001."""
        names = self._session.frame(number).frame.argument_names()
        return tuple(map(encode, islice(names, _MOST_ARGUMENTS + 1)))

    def frame_empty(self, number: int) -> int:
        """A frame of the page without arguments and caller; nothing of the page is asked yet."""
        touched = self._session.touched
        frame = self._session.frame(number).frame
        self._session.touched = touched
        return self._session.add_frame(frame.child(frame.expansion.facts.title, {}), None)

    def frame_title(self, number: int) -> bytes:
        """The title of the page that the frame expands."""
        return encode(self._session.frame(number).frame.title.prefixed)

    def frame_parent(self, number: int) -> int | None:
        """The number of the frame that called, as far as modules may know it."""
        return self._session.frame(number).parent

    def frame_new_child(self, number: int, title: bytes | None, *flat: Any) -> int:
        """A frame below this one; gives its number."""
        frame = self._session.frame(number).frame
        name = frame.title if title is None else self._session.site.title(decode(title))
        if name is None:
            raise LuaCallError("newChild: invalid title")
        size = sum(len(value) for value in flat if isinstance(value, bytes))
        return self._session.add_frame(frame.child(name, pairs(flat)), number, size)

    def frame_preprocess(self, number: int, text: Any) -> bytes:
        """Wikitext, expanded in the frame."""
        wikitext = text_of(text)
        frame = self._session.frame(number).frame
        return self._session.expanded(number, (wikitext,), lambda: frame.expand_text(wikitext))

    def frame_expand_template(self, number: int, title: bytes, *flat: Any) -> bytes:
        """The expansion of a template."""
        name = decode(title)
        found = self._session.site.title(name, TEMPLATE)
        if found is None or found.interwiki is not None or not found.text:
            raise LuaCallError(f'expandTemplate: invalid title "{name}"')
        frame = self._session.frame(number).frame
        try:
            return self._session.expanded(
                number,
                ("template", title, *flat),
                lambda: frame.expand_template(found, _positions_first(pairs(flat))),
            )
        except HostError as error:
            # The module's author knows the page by the name that was written there.
            raise LuaCallError(str(error).replace(f'"{found.prefixed}"', f'"{name}"')) from None

    def frame_call_parser_function(self, number: int, name: Any, *flat: Any) -> bytes:
        """The result of a parser function."""
        self._session.seconds_left()
        function, arguments = text_of(name), pairs(flat)
        frame = self._session.frame(number).frame
        if ":" not in function and "1" not in arguments:
            raise LuaCallError(
                "callParserFunction: At least one unnamed parameter (the parameter that comes "
                "after the colon in wikitext) must be provided"
            )
        result = frame.call_parser_function(function, _in_order(arguments))
        if result is None:
            name = function.partition(":")[0]
            raise LuaCallError(f'callParserFunction: function "{name}" was not found')
        return encode(result)

    def frame_extension_tag(self, number: int, name: Any, content: Any, *flat: Any) -> bytes:
        """The strip marker (or text) of an extension tag."""
        tag = text_of(name)
        inner = "" if content is None else text_of(content)
        # As in {{#tag:}}, only what has a name is an attribute.
        attributes = {
            key: value for key, value in _in_order(pairs(flat)).items() if not key.isdecimal()
        }
        result = self._session.frame(number).frame.extension_tag(tag, inner, attributes)
        return encode(tag_text(tag, inner, attributes) if result is None else result)
