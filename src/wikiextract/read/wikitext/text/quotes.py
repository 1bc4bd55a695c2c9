"""Apostrophes as bold and italic, by MediaWiki's rules for each line.

Source of the rules: https://www.mediawiki.org/wiki/Help:Formatting; where a line has an odd number
of both bold and italic marks, one bold mark is an apostrophe before an italic one ("L'''amour''").
"""

from __future__ import annotations

from wikiextract.read.wikitext.text.source_run import SourceRun


def resolve_quotes(run: SourceRun, marks: list[int]) -> None:
    """Turn the runs of apostrophes at the indexes `marks` of a line's pieces into what they show.

    Bold stretches are noted in ``run.strong``.
    """
    pieces = run.pieces
    kinds: list[int] = []
    for index in marks:
        length = len(pieces[index])
        kind = 2 if length == 2 else 3 if length < 5 else 5
        kinds.append(kind)
        pieces[index] = "'" * (length - kind)
    bold, italic = len(kinds) - kinds.count(2), len(kinds) - kinds.count(3)
    if bold % 2 and italic % 2:
        chosen = _apostrophe(pieces, marks, kinds)
        if chosen is not None:
            kinds[chosen] = 2
            pieces[marks[chosen]] += "'"
    opened: int | None = None
    for index, kind in zip(marks, kinds, strict=True):
        if kind == 2:
            continue
        if opened is None:
            opened = index
        else:
            run.strong.append((opened, index + 1))
            opened = None
    if opened is not None:
        run.strong.append((opened, len(pieces)))


def _apostrophe(pieces: list[str], marks: list[int], kinds: list[int]) -> int | None:
    """Which bold mark is an apostrophe: after a one-letter word, a longer one, else a blank."""
    after_word: int | None = None
    after_blank: int | None = None
    for number, (index, kind) in enumerate(zip(marks, kinds, strict=True)):
        if kind != 3:
            continue
        before = pieces[index - 1][-2:] if index else ""
        if before.endswith(" "):
            after_blank = number if after_blank is None else after_blank
        elif before[:-1] == " ":
            return number
        elif after_word is None:
            after_word = number
    return after_word if after_word is not None else after_blank
