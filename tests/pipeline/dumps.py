"""Dumps for runs: some hundred short pages, as multistream bz2 or otherwise."""

from __future__ import annotations

import bz2
from pathlib import Path

from tests.sources.dumps import FOOTER, HEADER, page, revision

TEXT = "'''Page {0}''' is a [[page]].\n\n{{{{Infobox x|name=Page {0}|place=[[Bar]]}}}}\n* [[Baz]]\n"


def pages(count: int, **titles: str) -> list[str]:
    """So many pages; ``p7="title"`` names one of them, others are skipped or redirects at times."""
    made = []
    for number in range(1, count + 1):
        title = titles.get(f"p{number}", f"Page {number}")
        text = TEXT.format(number) * (1 + number % 5)
        skipped = number % 11 == 0
        made.append(
            page(
                title,
                revision(text, number=1000 + number),
                namespace=10 if skipped else 0,
                page_id=number,
                redirect="Page 1" if number % 13 == 0 else None,
            )
        )
    return made


def write_multistream(path: Path, made: list[str], of: int = 10) -> list[int]:
    """Write a multistream dump of streams of so many pages; gives where they begin."""
    data = bz2.compress(HEADER.format(version="0.11").encode())
    starts = []
    for start in range(0, len(made), of):
        starts.append(len(data))
        data += bz2.compress("".join(made[start : start + of]).encode())
    path.write_bytes(data + bz2.compress(FOOTER.encode()))
    return starts


def write_single(path: Path, made: list[str]) -> None:
    """Write a dump of one bz2 stream."""
    text = HEADER.format(version="0.11") + "".join(made) + FOOTER
    path.write_bytes(bz2.compress(text.encode()))
