"""Links to other languages that stand beside a link: "Foo [de]", "甲（英语：A）", "X (en)".

Templates of many wikis show, beside a link to a page that does not exist yet, a link to the page of
another language. They are told by structure: a local link, then brackets that hold nothing but
links to other wikis, each perhaps with a language's name before it.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from wikiextract.late_pattern import late_pattern
from wikiextract.nodes import Link
from wikiextract.read.text.run import PlacedLink, TextRun

_OPEN = late_pattern(r"\s*[\[(（［〔]\s*(?P<name>[^\W\d][\w .'’-]{0,40}?)?\s*[:：]?\s*\Z")
_BETWEEN = late_pattern(r"[\s,;/·、，|]*(?P<name>[^\W\d][\w .'’-]{0,40}?)?\s*[:：]?\s*\Z")
_CLOSE = late_pattern(r"\s*[\])）］〕]")
_BRACKETED = late_pattern(r"[\[(（［〔]\s*(.*?)\s*[\])）］〕]\Z", re.S)


def take_foreign_links(run: TextRun) -> tuple[Link, ...]:
    """Take the links to other languages, with their brackets, out of `run` and return them."""
    for placed in run.links:
        if placed.link.kind == "interwiki":
            break
    else:
        return ()
    taken: list[Link] = []
    kept: list[PlacedLink] = []
    position = 0
    while position < len(run.links):
        placed = run.links[position]
        kept.append(placed)
        position += 1
        if placed.link.kind != "internal":
            continue
        count, links = _group_after(run, position)
        position += count
        taken.extend(links)
    if taken:
        run.links[:] = kept
    return tuple(taken)


def _group_after(run: TextRun, position: int) -> tuple[int, list[Link]]:
    """How many links from `position` on are the group of the link before, and these links.

    Their pieces are emptied.
    """
    start = run.links[position - 1].end
    links: list[Link] = []
    name_pattern = _OPEN
    opened = False
    index = position
    place = start
    while index < len(run.links) and run.links[index].link.kind == "interwiki":
        placed = run.links[index]
        gap = " ".join("".join(run.pieces[place : placed.start]).split())
        bracketed = _BRACKETED.match(placed.link.text)
        if not opened and bracketed and not gap.strip():
            links.append(replace(placed.link, text=bracketed.group(1)))
            _empty(run, place, placed.end)
            place = placed.end
            index += 1
            continue
        match = name_pattern.match(gap)
        if match is None or (links and not opened):
            break
        opened = True
        name = match.group("name")
        links.append(replace(placed.link, language_name=name.strip() if name else None))
        place = placed.end
        index += 1
        if _close(run, start, place):
            return index - position, links
        name_pattern = _BETWEEN
    if opened or not links:
        return 0, []
    return index - position, links


def _close(run: TextRun, start: int, place: int) -> bool:
    """Empty the pieces from `start` to the closing bracket when it comes next after `place`."""
    for index in range(place, min(len(run.pieces), place + 8)):
        piece = run.pieces[index]
        if not piece.strip():
            continue
        match = _CLOSE.match(piece)
        if match is None:
            return False
        run.pieces[index] = piece[match.end() :]
        _empty(run, start, index)
        return True
    return False


def _empty(run: TextRun, start: int, end: int) -> None:
    run.pieces[start:end] = [""] * (end - start)
