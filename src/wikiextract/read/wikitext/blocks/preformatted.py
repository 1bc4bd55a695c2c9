"""Preformatted text: lines that begin with a blank, and ``<pre>`` that holds wikitext."""

from __future__ import annotations

from wikiextract.nodes import Code, Span
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run


def preformatted_block(reading: Reading, ranges: list[Span], span: Span) -> Code | None:
    """Return the preformatted text of some ranges of a line or more each; None if it is blank."""
    runs = [read_run(reading, start, end) for start, end in ranges]
    text = "\n".join("".join(run.pieces).rstrip() for run in runs).strip("\n").rstrip()
    if not text.strip():
        return None
    return Code(
        text=text,
        links=tuple(placed.link for run in runs for placed in run.links),
        references=tuple(name for run in runs for _, name in run.references),
        span=span,
    )
