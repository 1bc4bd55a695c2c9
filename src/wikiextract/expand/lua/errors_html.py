"""The message that a reader sees where a module failed, in the words and markup of MediaWiki."""

from __future__ import annotations

import hashlib
import re
from typing import Literal

_OWN_PLACE = re.compile(
    r"(?:base|bootstrap|bridge|frame|invoke|json|limits|random|strings|tables)\.lua:\d+: "
)
"""Places in libraries of ours, where MediaWiki has PHP or C: these have no place to name."""
_OWN_FRAME = re.compile(r"\n\t(?:\w+\.lua:|\[C\]:|\(tail call\):|\.\.\.)[^\n]*")
_PLACE = re.compile(r"([^:\n]*(?::[^:\n]*?)?):(\d+): ([^\n]*)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;"}
_SIGNS = re.compile("[&<>\"']")


def lua_error_text(message: str | None) -> str:
    """The sentence for an error's message, which names its place when that is known."""
    if message is None:
        return "Lua error: unknown error."
    if own := _OWN_PLACE.match(message):
        message = message[own.end() :]
    match = _PLACE.fullmatch(message)
    if match is None:
        return f"Lua error: {message}."
    return f"Lua error in {match[1]} at line {match[2]}: {match[3]}."


def frames_of_modules(traceback: str) -> str:
    """A traceback without the frames of libraries, which tell nothing of the wiki's own code.

    Empty when no module stands in it.
    """
    shown = _OWN_FRAME.sub("", traceback).strip()
    return shown if "\n" in shown else ""


def escape(text: str) -> str:
    """`text` as HTML."""
    return _SIGNS.sub(lambda match: _ENTITIES[match[0]], text)


def error_html(text: str, number: int, markup: Literal["id", "class"]) -> str:
    """The error with the number `number` (from 0) of a page, as it stands in the wikitext."""
    if markup == "class":
        details = f"<p>{text}</p><p>No details about the code location available.</p>"
        digest = hashlib.sha1(details.encode(), usedforsecurity=False).hexdigest()[-8:]
        mark = f'class="scribunto-error mw-scribunto-error-{digest}"'
    else:
        mark = f'class="scribunto-error" id="mw-scribunto-error-{number}"'
    return f'<strong class="error"><span {mark}>{escape(text)}</span></strong>'
