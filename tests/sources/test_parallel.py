"""Decompression by several threads gives what one gives, damage included."""

from __future__ import annotations

import bz2
import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from wikiextract.errors import InputError
from wikiextract.sources import open_source
from wikiextract.sources.compressed.parallel import parallel_text

pytest.importorskip("rapidgzip")
TEXT = random.Random(1).randbytes(400_000).hex().encode() * 3


def gathered(chunks: Iterator[bytes]) -> tuple[bytes, str]:
    """All text, and the error after it."""
    text = b""
    try:
        for chunk in chunks:
            text += chunk
    except InputError as error:
        return text, str(error)
    return text, ""


@pytest.mark.parametrize("ending", ["bz2", "gz"])
@pytest.mark.parametrize("harm", ["none", "cut", "damage"])
def test_it_gives_what_one_thread_gives(tmp_path: Path, ending: str, harm: str) -> None:
    data = bz2.compress(TEXT, 1) if ending == "bz2" else gzip.compress(TEXT)
    if harm == "cut":
        data = data[: len(data) * 3 // 4]
    elif harm == "damage":
        data = data[: len(data) // 2] + bytes(50) + data[len(data) // 2 + 50 :]
    path = tmp_path / f"text.xml.{ending}"
    path.write_bytes(data)
    with open_source(path) as source, open_source(path) as other:
        found = gathered(parallel_text(str(path), 2, source.text))
        assert found == gathered(other.text())
    assert (found[1] != "") == (harm != "none")


def test_other_inputs_are_left_to_one_thread(tmp_path: Path) -> None:
    path = tmp_path / "text.xml"
    path.write_bytes(TEXT)
    for name, threads in ((str(path), 2), ("-", 2), (str(path), 1)):
        assert list(parallel_text(name, threads, lambda: iter([b"x"]))) == [b"x"]
