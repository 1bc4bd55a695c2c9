"""Writes a large multistream dump out of a small one: its pages again and again under new names.

    python tools/make_dump.py SMALL.xml.bz2 OUT-multistream.xml.bz2 [--megabytes 200]

The pages are those of the small dump; from the second round on their titles have " (2)", " (3)" …
added (templates, modules and messages keep their names and come once), and all page ids are new. So
the work is that of real pages. The index is written beside it, under Wikimedia's name for it. The
size is that of the XML. The result depends on nothing but the arguments.
"""

from __future__ import annotations

import argparse
import bz2
import re
from collections.abc import Iterator
from pathlib import Path

PAGE = re.compile(rb"  <page>.*?</page>\n", re.DOTALL)
TITLE = re.compile(rb"<title>([^<]*)</title>")
NAMESPACE = re.compile(rb"<ns>(-?\d+)</ns>")
PAGE_ID = re.compile(rb"<id>\d+</id>")
ONCE = {b"8", b"10", b"828"}


def pages(text: bytes, size: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Page id, title and XML, until there are `size` bytes of it."""
    originals = PAGE.findall(text)
    number = written = 0
    turn = 1
    while written < size:
        for page in originals:
            namespace = NAMESPACE.search(page)
            if turn > 1 and namespace is not None and namespace[1] in ONCE:
                continue
            number += 1
            title = TITLE.search(page)
            assert title is not None
            name = title[1] if turn == 1 else b"%s (%d)" % (title[1], turn)
            new = page.replace(title[0], b"<title>%s</title>" % name, 1)
            new = PAGE_ID.sub(b"<id>%d</id>" % number, new, count=1)
            yield number, name, new
            written += len(new)
            if written >= size and turn > 1:
                return
        turn += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("small", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--megabytes", type=float, default=200.0)
    parser.add_argument("--per-stream", type=int, default=100, help="pages in a bz2 stream")
    options = parser.parse_args()
    with bz2.open(options.small) as stream:
        text = stream.read()
    name = options.output.name.replace("multistream", "multistream-index", 1)
    index_path = options.output.with_name(name.replace(".xml", ".txt", 1))
    if index_path == options.output:
        parser.error('the name of the output must have "multistream" and ".xml" in it')
    with options.output.open("wb") as output, bz2.open(index_path, "wb") as index:
        output.write(bz2.compress(text[: text.index(b"  <page>")]))
        held: list[tuple[int, bytes, bytes]] = []

        def write() -> None:
            offset = output.tell()
            for number, title, _ in held:
                index.write(b"%d:%d:%s\n" % (offset, number, title))
            output.write(bz2.compress(b"".join(page for _, _, page in held)))
            held.clear()

        for page in pages(text, round(options.megabytes * 1e6)):
            held.append(page)
            if len(held) == options.per_stream:
                write()
        if held:
            write()
        output.write(bz2.compress(b"</mediawiki>\n"))


if __name__ == "__main__":
    main()
