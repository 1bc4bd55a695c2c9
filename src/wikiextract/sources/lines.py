"""Lines of text that comes in pieces, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wikiextract.sources.limits import LINE_BYTES, MIB

LINE_TOO_LONG = f"the line is longer than {LINE_BYTES // MIB} MiB"


def lines_of(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """Split into lines; None stands for one that is longer than `limits.LINE_BYTES`."""
    held = bytearray()
    too_long = False
    for chunk in chunks:
        *complete, rest = chunk.split(b"\n")
        for line in complete:
            if too_long or len(held) + len(line) > LINE_BYTES:
                yield None
            else:
                yield bytes(held) + line if held else line
            held.clear()
            too_long = False
        held += rest
        if len(held) > LINE_BYTES:
            held.clear()
            too_long = True
    if held or too_long:
        yield None if too_long else bytes(held)
