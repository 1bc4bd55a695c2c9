"""Pieces of an input read on their own give the pages of the whole."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.dumps import FOOTER, HEADER, dump, in_chunks, page, revision
from wikiextract.errors import InputError
from wikiextract.sources import FileSource, Page, PageFailure, Source, open_source
from wikiextract.sources.cut.batches import cut_batches
from wikiextract.sources.cut.cutting import cut_file
from wikiextract.sources.cut.piece import Piece
from wikiextract.sources.damage import Damage
from wikiextract.sources.input_kinds import kind_of_name
from wikiextract.sources.page import DumpSiteInfo
from wikiextract.sources.xml.dump import read_dump, read_pages

PAGES = [
    page(f"Page {number} < & é", revision(f"Text {number} " * 50), page_id=number)
    for number in range(1, 41)
]


def multistream(pages: list[str], of: int = 4) -> tuple[bytes, list[int]]:
    """A dump of streams of so many pages each, and where those streams begin."""
    data = bz2.compress(HEADER.format(version="0.11").encode())
    starts = []
    for start in range(0, len(pages), of):
        starts.append(len(data))
        data += bz2.compress("".join(pages[start : start + of]).encode())
    return data + bz2.compress(FOOTER.encode()), starts


def cut(path: str, size: int, index: str | None = None) -> Sequence[Source] | None:
    pieces = cut_file(path, kind_of_name(Path(path)), size, index)
    return (FileSource(path),) if pieces == () else pieces


def items(pieces: Sequence[Source] | None) -> list[Page | PageFailure | Damage]:
    assert pieces is not None
    return [item for piece in pieces for item in piece.read()]


def facts(found: list[Page | PageFailure | Damage]) -> list[object]:
    """The pages without their places, which pieces state in another way."""
    return [
        (item.title, item.page_id, item.wikitext, item.site) if isinstance(item, Page) else item
        for item in found
    ]


def whole(path: Path) -> list[object]:
    return facts(list(open_source(path)))


@pytest.mark.parametrize("size", [1, 700, 2000, 5000, 1 << 20])
@pytest.mark.parametrize("indexed", [False, True])
def test_a_multistream_dump_is_cut_at_its_streams(tmp_path: Path, size: int, indexed: bool) -> None:
    data, starts = multistream(PAGES)
    path = tmp_path / "kwwiki-pages-articles-multistream.xml.bz2"
    path.write_bytes(data)
    if indexed:
        lines = "".join(f"{starts[n // 4]}:{n + 1}:Page {n + 1}\n" for n in range(40))
        name = "kwwiki-pages-articles-multistream-index.txt.bz2"
        (tmp_path / name).write_bytes(bz2.compress(lines.encode()))
    pieces = cut(str(path), size)
    assert facts(items(pieces)) == whole(path)
    assert pieces is not None
    assert (len(pieces) > 1) == (size < len(data))
    assert {piece.start for piece in pieces if isinstance(piece, Piece)} <= {0, *starts}


def test_an_index_of_another_dump_is_not_believed(tmp_path: Path) -> None:
    data, _ = multistream(PAGES)
    path = tmp_path / "multistream.xml.bz2"
    path.write_bytes(data)
    index = tmp_path / "multistream-index.txt"
    index.write_text("".join(f"{offset}:1:X\n" for offset in range(7, 5000, 100)))
    assert facts(items(cut(str(path), 700))) == whole(path)
    with pytest.raises(InputError, match="is not the index"):
        cut(str(path), 700, str(index))
    index.write_text("no index")
    with pytest.raises(InputError, match="no index of a multistream dump"):
        cut(str(path), 700, str(index))


def test_a_damaged_stream_costs_its_own_pages(tmp_path: Path) -> None:
    data, starts = multistream(PAGES)
    damaged = bytearray(data)
    middle = (starts[3] + starts[4]) // 2
    damaged[middle : middle + 40] = bytes(40)
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(damaged)
    for size in (700, 1 << 20):
        pieces = cut(str(path), size) or ()
        if len(pieces) == 1:
            pieces = (Piece(path=str(path), framing="bz2", kind="xml", end=len(data)),)
        found = items(pieces)
        (damage,) = [item for item in found if isinstance(item, Damage)]
        assert starts[3] <= damage.start < middle < (damage.end or 0) <= starts[4]
        titles = {item.page_id for item in found if isinstance(item, Page)}
        assert set(range(1, 41)) - titles == {13, 14, 15, 16}


def test_a_damaged_header_costs_only_the_site(tmp_path: Path) -> None:
    data, starts = multistream(PAGES)
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(data[:20] + bytes(30) + data[50:])
    assert starts[0] > 50
    found = items(cut(str(path), 700))
    assert sum(isinstance(item, Page) for item in found) == 40
    assert [item.start for item in found if isinstance(item, Damage)] == [4]


def test_a_dump_cut_off_in_the_middle_keeps_the_pages_before(tmp_path: Path) -> None:
    data, starts = multistream(PAGES)
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(data[: starts[6] + 60])
    found = items(cut(str(path), 700))
    assert sum(isinstance(item, Page) for item in found) == 24
    (damage,) = [item for item in found if isinstance(item, Damage)]
    assert (damage.start, damage.end) == (starts[6] + 4, starts[6] + 60)


@pytest.mark.parametrize("size", [1, 999, 5000, 1 << 20])
def test_plain_text_is_cut_at_ends_of_pages_and_lines(tmp_path: Path, size: int) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump(*PAGES))
    assert facts(items(cut(str(path), size))) == whole(path)
    path = tmp_path / "articles.ndjson"
    article = {"name": "Foo", "article_body": {"wikitext": "x" * 300}}
    path.write_text("".join(json.dumps(article) + "\n" for _ in range(50)))
    pieces = cut(str(path), size)
    assert facts(items(pieces)) == whole(path)


def test_xml_with_comments_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump(*PAGES[:20], "<!-- </page> -->", *PAGES[20:]))
    pieces = cut(str(path), 1000)
    assert pieces is not None
    assert len(pieces) == 1


def test_compressed_streams_are_cut_as_they_come(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.gz"
    path.write_bytes(gzip.compress(dump(*PAGES)))
    assert cut(str(path), 100) is None


@pytest.mark.parametrize("name", ["none.xml", "notes.pdf"])
def test_an_unusable_input_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=name):
        cut(str(tmp_path / name), 100)


def batches(text: bytes, size: int, chunk: int, kind: str = "xml") -> list[tuple[object, ...]]:
    gathered: dict[int, list[object]] = {}
    for part in cut_batches(in_chunks(text, chunk), kind, size):  # type: ignore[arg-type]
        batch = gathered.setdefault(part.batch, [part.first, part.site, b""])
        assert batch[:2] == [part.first, part.site]
        batch[2] += part.text  # type: ignore[operator]
    assert list(gathered) == list(range(len(gathered)))
    return [tuple(batch) for batch in gathered.values()]


def read_batches(text: bytes, size: int, chunk: int) -> list[object]:
    found: list[object] = []
    for first, site, part in batches(text, size, chunk):
        assert isinstance(first, int)
        assert isinstance(part, bytes)
        assert site is None or isinstance(site, DumpSiteInfo)
        found += read_pages(iter([part]), "x", site, first, header=site is None)
    return found


@given(st.integers(1, 20_000), st.integers(1, 5000))
def test_batches_hold_the_pages_of_the_stream(size: int, chunk: int) -> None:
    text = dump(*PAGES[:12]) + b"\n" + dump(*PAGES[12:20], version="0.11")
    assert read_batches(text, size, chunk) == list(read_dump(iter([text]), "x"))


@given(st.integers(1, 3000), st.integers(1, 500))
def test_batches_of_another_spelling_hold_its_pages(size: int, chunk: int) -> None:
    text = dump(*PAGES[:3], "<!-- </page><page> -->", *PAGES[3:6])
    assert read_batches(text, size, chunk) == list(read_dump(iter([text]), "x"))


@given(st.integers(1, 50), st.integers(1, 30))
def test_batches_of_lines(size: int, chunk: int) -> None:
    text = b"".join(b"%d\n" % (10**number) for number in range(12)) + b"last"
    found = batches(text, size, chunk, "ndjson")
    assert b"".join(part for _, _, part in found) == text  # type: ignore[misc]
    lines = 1
    for first, _, part in found:
        assert first == lines
        assert isinstance(part, bytes)
        lines += part.count(b"\n")
        assert part.endswith((b"\n", b"last"))
