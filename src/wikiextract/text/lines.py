"""What plain text and Markdown have in common: texts in one line, headings above what they head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wikiextract.nodes import Section


def one_line(text: str) -> str:
    """Return a text with single spaces, in one line."""
    return " ".join(text.split())


def headed_parts(
    sections: Iterable[Section],
    heading: Callable[[Section], str],
    parts: Callable[[Section], Iterable[str]],
) -> Iterator[str]:
    """Yield the headings and parts of sections and of those in them, in their order.

    A heading comes with the first part below it, so one with nothing below it stays out.
    """
    waiting = [(section, 0) for section in reversed([*sections])]
    headings: list[str] = []
    while waiting:
        section, depth = waiting.pop()
        headings[depth:] = [heading(section)]
        for part in parts(section):
            yield from filter(None, headings)
            headings = [""] * len(headings)
            yield part
        waiting.extend((inner, depth + 1) for inner in reversed(section.sections))
