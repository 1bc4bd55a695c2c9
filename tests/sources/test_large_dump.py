"""A large multistream dump is cut by its index: next to nothing of the dump itself is read."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from tests.sources.dumps import FOOTER, HEADER, page
from wikiextract.errors import InputError
from wikiextract.sources.cut.cutting import cut_file

SIZE = 20 << 30
APART = 4 << 20
COUNTERS = Path("/proc/self/io")


def bytes_read() -> int:
    return int(COUNTERS.read_text(encoding="ascii").split()[1])


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """20 GB of holes with a page every 4 MiB, and an index of these pages."""
    path = tmp_path / "wiki-pages-articles-multistream.xml.bz2"
    stream = bz2.compress(page("A").encode())
    offsets = range(APART, SIZE, APART)
    with path.open("wb") as file:
        file.write(bz2.compress(HEADER.format(version="0.11").encode()))
        for offset in offsets:
            file.seek(offset)
            file.write(stream)
        file.seek(SIZE)
        file.write(bz2.compress(FOOTER.encode()))
    lines = "".join(f"{offset}:{number}:A\n" for number, offset in enumerate(offsets))
    index = tmp_path / "wiki-pages-articles-multistream-index.txt.bz2"
    index.write_bytes(bz2.compress(lines.encode()))
    return path


@pytest.mark.skipif(not COUNTERS.exists(), reason="the system does not count what is read")
def test_planning_a_large_multistream_dump_reads_its_index_only(dump: Path) -> None:
    cut_file(str(dump), "xml", SIZE // 2)
    before = bytes_read()
    pieces = cut_file(str(dump), "xml", 16 << 20)
    read = bytes_read() - before
    assert pieces is not None
    assert len(pieces) == SIZE // (16 << 20)
    assert {piece.site for piece in pieces[1:]} == {pieces[1].site}
    assert all(piece.start % APART == 0 for piece in pieces)
    assert read < 8 << 20


def test_an_index_of_another_dump_is_told_by_some_of_its_places(dump: Path, tmp_path: Path) -> None:
    index = tmp_path / "other.txt"
    index.write_text("".join(f"{offset + 7}:1:A\n" for offset in range(APART, SIZE, APART)))
    with pytest.raises(InputError, match="no stream begins where it says"):
        cut_file(str(dump), "xml", 16 << 20, str(index))
