"""Pages in memory as a source, cut into smaller ones."""

from __future__ import annotations

import pytest

from wikiextract.sources import MemorySource, Page, PageFailure

PAGES = tuple(
    Page(title=f"Page {number}", where="x", wikitext="a" * number, html=b"b" * 10)
    for number in range(30)
)
FAILURE = PageFailure(where="x", code="page-unreadable", problem="bad")


@pytest.mark.parametrize("size", [1, 10, 50, 1 << 20])
def test_parts_have_the_pages_of_the_whole(size: int) -> None:
    source = MemorySource((*PAGES, FAILURE))
    parts = source.cut(size)
    assert [item for part in parts for item in part.read()] == [*PAGES, FAILURE]
    assert sum(part.size for part in parts) == source.size
    assert source.cut(size) == parts


def test_positions_end_with_the_size() -> None:
    source = MemorySource(PAGES)
    positions: list[int] = []
    list(source.read(positions.append))
    assert positions == sorted(positions)
    assert positions[-1] == source.size


def test_no_pages_are_one_part() -> None:
    assert MemorySource(()).cut(10) == (MemorySource(()),)


def test_what_is_known_again_is_the_pages() -> None:
    assert MemorySource(PAGES).identity() == MemorySource(PAGES).identity()
    assert MemorySource(PAGES).identity() != MemorySource(PAGES[::-1]).identity()
