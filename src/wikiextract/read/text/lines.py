"""Lines and pairs: where a value is a list without list markup, or two things in one line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeVar

from wikiextract.read.text.folding import fold
from wikiextract.read.text.run import PlacedLink, TextRun

_Placed = TypeVar("_Placed", bound=tuple[Any, ...])

_CONTINUES = re.compile(r"[(（\[［,;:.，；：。、–—-]|\d{1,4}[)）]")
_UNFINISHED = re.compile(r"[,:(（\[，：、–—-]\Z")
_DASHES = ("-", "–", "—")
# A colon before white space or at the end of its piece, or a full-width one.
_COLON = re.compile(r"\s?:(?=\s|\Z)|：")
_LONGEST_LABEL = 80


def split_run(
    run: TextRun, separators: str = "", breaks: Collection[int] | None = None
) -> Iterator[TextRun]:
    """The parts of `run` between line breaks and characters of `separators` outside links.

    With `breaks` only these of the run's line breaks count.
    """
    counting = run.breaks if breaks is None else breaks
    if not separators and not counting:
        if shows(run):
            yield whole(run)
        return
    pattern = re.compile(f"[{re.escape(separators)}]") if separators else None
    inside: set[int] = set()
    for link in run.links:
        inside.update(range(link.start, link.end))
    counting = set(counting) - inside  # a link that goes over lines is one thing
    part = TextRun()
    moved: list[tuple[int, int, TextRun]] = []  # old index, new index, part
    for index, piece in enumerate(run.pieces):
        if index in counting:
            moved.append((index, len(part.pieces), part))
            yield from _finish(part, run, moved)
            part, moved = TextRun(), []
            continue
        if pattern is None or index in inside or not pattern.search(piece):
            moved.append((index, len(part.pieces), part))
            part.pieces.append(piece)
            continue
        first, *others = pattern.split(piece)
        moved.append((index, len(part.pieces), part))
        part.pieces.append(first)
        for other in others:
            yield from _finish(part, run, moved)
            part, moved = TextRun(), []
            part.pieces.append(other)
    moved.append((len(run.pieces), len(part.pieces), part))
    yield from _finish(part, run, moved)


def _finish(
    part: TextRun, run: TextRun, moved: list[tuple[int, int, TextRun]]
) -> Iterator[TextRun]:
    """Give `part` the links, pictures and marks of its pieces; nothing when it shows nothing."""
    if moved:
        first, last = moved[0][0], moved[-1][0]
        offset = moved[0][1] - first
        for placed in _links_within(run.links, first, last):
            if placed.end <= last + 1:
                start, end = placed.start + offset, placed.end + offset
                part.links.append(PlacedLink(start, end, placed.link))
        if run.images:
            part.images = [(i + offset, image) for i, image in _within(run.images, first, last)]
        if run.references:
            marks = _within(run.references, first, last)
            part.references = [(i + offset, name) for i, name in marks]
        if run.extensions:
            found = _within(run.extensions, first, last)
            part.extensions = [(i + offset, block) for i, block in found]
        if run.stated:
            part.stated = [(i + offset, value) for i, value in _within(run.stated, first, last)]
        if run.strong:
            part.strong = [(a + offset, b + offset) for a, b in _within(run.strong, first, last)]
    if shows(part):
        yield part


def shows(run: TextRun) -> bool:
    """Return True if a run shows or holds anything."""
    return bool(run.links or run.images or run.references or run.extensions or run.text())


def whole(run: TextRun) -> TextRun:
    """All of a run as its only part: what stands in it or beside it may be changed in either."""
    copy = TextRun(run.pieces.copy())
    copy.links = run.links.copy()
    copy.images = run.images.copy()
    copy.references = run.references.copy()
    copy.strong = run.strong.copy()
    copy.extensions = run.extensions.copy()
    copy.stated = run.stated.copy()
    return copy


def _within(placed: list[_Placed], first: int, last: int) -> list[_Placed]:
    """Those of `placed`, in the order of their first numbers, from `first` to `last`."""
    start = bisect_left(placed, first, key=itemgetter(0))
    end = bisect_right(placed, last, lo=start, key=itemgetter(0))
    return placed[start:end]


def _links_within(links: list[PlacedLink], first: int, last: int) -> list[PlacedLink]:
    start = bisect_left(links, first, key=attrgetter("start"))
    return links[start : bisect_right(links, last, lo=start, key=attrgetter("start"))]


def between(run: TextRun, start: int, end: int) -> TextRun:
    """The pieces from `start` to `end` of a run as a run of their own, with their line breaks."""
    part = TextRun(run.pieces[start:end])
    for _ in _finish(part, run, [(start, 0, part), (end, end - start, part)]):
        part.breaks = [place - start for place in run.breaks if start <= place < end]
    return part


class _Line(NamedTuple):
    """A line that shows something: the break before it, its text, if that is a link or picture."""

    place: int
    text: str
    linked: bool


def line_items(run: TextRun) -> list[TextRun]:
    """Return the lines of a run, divided by ``<br>``, that list things; none where they wrap one.

    A line that goes on with the one before (it begins with a bracket, or that one ends open) is
    one with it. Where all lines but the first begin with small letters, they wrap one thing, unless
    each is a link or has a picture.
    """
    shown = list(_shown_lines(run))
    if len(shown) < 2:
        return []
    bulleted = shown[0].text.startswith(_DASHES)
    lines = shown[:1]
    breaks: list[int] = []
    for before, line in pairwise(shown):
        goes_on = _CONTINUES.match(line.text) and not (bulleted and line.text.startswith(_DASHES))
        if goes_on or _UNFINISHED.search(before.text) or _is_open(lines[-1].text):
            last = lines[-1]
            text, linked = f"{last.text} {line.text}", last.linked or line.linked
            lines[-1] = last._replace(text=text, linked=linked)
        else:
            lines.append(line)
            breaks.append(line.place)
    first, *others = lines
    if not others:
        return []
    wraps = not first.text[:1].islower() and all(line.text[:1].islower() for line in others)
    if wraps and not all(line.linked for line in lines):
        return []
    return list(split_run(run, breaks=breaks))


def _is_open(text: str) -> bool:
    """Return True if a bracket is open at the end of a text."""
    return text.count("(") > text.count(")") or text.count("（") > text.count("）")


def _shown_lines(run: TextRun) -> Iterator[_Line]:
    """The lines of a run that show text or a picture."""
    inside: set[int] = set()
    for link in run.links:
        inside.update(range(link.start, link.end))
    places = sorted(set(run.breaks) - inside)
    for start, end in zip([-1, *places], [*places, len(run.pieces)], strict=True):
        text = fold("".join(run.pieces[start + 1 : end]))
        pictured = bool(_within(run.images, start + 1, end))
        if text or pictured:
            rest = (run.pieces[index] for index in range(start + 1, end) if index not in inside)
            yield _Line(start, text, pictured or not "".join(rest).strip())


def may_pair(text: str) -> bool:
    """Return True if a text could be a pair: there is a colon in it."""
    return ":" in text or "：" in text


def pair_of(run: TextRun) -> tuple[str, ...]:
    """The two sides of "label: value", empty when `run` is no such pair.

    The label must be set apart: a link, a picture's caption or strong text, so that a colon within
    a sentence or a title divides nothing.
    """
    if not may_pair("".join(run.pieces)):
        return ()
    inside: set[int] = set()
    for link in run.links:
        inside.update(range(link.start, link.end))
    found: tuple[int, re.Match[str]] | None = None
    for index, piece in enumerate(run.pieces):
        if index in inside or not may_pair(piece):
            continue
        for match in _COLON.finditer(piece):
            if found is not None:
                return ()
            found = (index, match)
    if found is None:
        return ()
    index, match = found
    piece = run.pieces[index]
    left = fold("".join(run.pieces[:index]) + piece[: match.start()])
    right = fold(piece[match.end() :] + "".join(run.pieces[index + 1 :]))
    if not left or not right or len(left) > _LONGEST_LABEL:
        return ()
    if left.count("(") != left.count(")") or left.count("（") != left.count("）"):
        return ()
    return (left, right) if _is_label(run, index, left) else ()


def _is_label(run: TextRun, index: int, left: str) -> bool:
    """Return True if a picture with its name, a link or strong text ends at piece `index`."""
    if any(place <= index for place, _ in run.images):
        return True
    if any(
        link.end <= index and fold("".join(run.pieces[link.start : link.end])) == left
        for link in run.links
    ):
        return True
    return any(
        fold("".join(run.pieces[start:end])).rstrip(":： ") == left for start, end in run.strong
    )
