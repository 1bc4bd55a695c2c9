"""Extension tags that are kept as their source: where they got to, and which were left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.nodes import Extension


def extensions_in(part: object) -> Iterator[Extension]:
    """Yield every extension tag in a node, or in nodes in tuples, at any depth."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Extension):
            yield one
        elif isinstance(one, tuple):
            waiting.extend(one)
        elif isinstance(one, msgspec.Struct):
            waiting.extend(getattr(one, name) for name in one.__struct_fields__)


def report_left_out(
    met: Iterable[Extension], kept: Iterable[Extension], log: DiagnosticLog
) -> None:
    """Report the tags that were `met` on a page, and that no node of the page has `kept`.

    They stand where a node holds text alone: in a note, in a caption, in the text of a link.
    """
    left = Counter(map(_key, kept))
    for extension in met:
        key = _key(extension)
        if left[key]:
            left[key] -= 1
            continue
        log.report(
            "extension-left-out",
            f"<{extension.name}> stands where only text is read: its source is left out",
            severity="info",
            span=extension.span,
        )


def _key(extension: Extension) -> tuple[object, ...]:
    return extension.name, extension.text, extension.span
