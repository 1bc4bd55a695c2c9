"""What stands before damage is kept, what is lost is told, and batches do not depend on chunks."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tests.store.entities.entities import dumped, entity
from wikiextract.errors import InputError
from wikiextract.store.entities import (
    BuildStoppedError,
    EntityFailure,
    EntityListener,
    EntityStore,
    build_entity_store,
    lines,
)
from wikiextract.store.entities.lines import LineBatch, UntilDamage, cut_batches

NUMBERS = random.Random(2)
MANY = [entity(f"Q{i}", {"en": f"{NUMBERS.getrandbits(900):x}"}) for i in range(1, 1001)]
PACKED: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstandard.compress}


def built(path: Path, **options: Any) -> tuple[EntityStore, list[EntityFailure]]:
    failures: list[EntityFailure] = []
    output = path.with_name("wikidata.sqlite")
    listener = EntityListener(failure=failures.append)
    report = build_entity_store([path], output, listener=listener, **options)
    assert report.failed == len(failures)
    return EntityStore.open(output), failures


def there(store: EntityStore) -> list[int]:
    return [i for i in range(1, len(MANY) + 1) if store.entity_json(f"Q{i}") is not None]


def xml(pages: str) -> str:
    head = "<mediawiki><siteinfo><dbname>wikidatawiki</dbname></siteinfo>\n"
    return f"{head}{pages}</mediawiki>\n"


def page(number: int, text: str, revision: int = 1) -> str:
    return (
        f"<page><title>Q{number}</title><ns>0</ns><id>{number}</id><revision><id>{revision}</id>"
        f"<model>wikibase-item</model><text>{text.replace('&', '&amp;').replace('<', '&lt;')}"
        f"</text></revision></page>\n"
    )


def pages_of(several: list[dict[str, Any]]) -> list[str]:
    return [page(number, json.dumps(one)) for number, one in enumerate(several, 1)]


@pytest.mark.parametrize("kind", PACKED)
def test_what_stands_before_damage_is_kept(tmp_path: Path, kind: str) -> None:
    data = PACKED[kind](dumped(MANY))
    path = tmp_path / f"all.json.{kind}"
    path.write_bytes(data[: len(data) * 3 // 4])
    store, failures = built(path)
    assert len(there(store)) > len(MANY) // 2
    assert any("cut off" in one.problem or "truncated" in one.problem for one in failures)


@pytest.mark.parametrize("kind", PACKED)
def test_rubbish_behind_a_dump_costs_nothing_else(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"all.json.{kind}"
    path.write_bytes(PACKED[kind](dumped(MANY)) + b"rubbish" * 50)
    store, failures = built(path)
    assert len(there(store)) == len(MANY)
    assert len(failures) == 1


def test_an_xml_dump_that_was_cut_off_gives_the_pages_before(tmp_path: Path) -> None:
    path = tmp_path / "all.xml"
    path.write_text(xml("".join(pages_of(MANY[:50])))[:-200])
    store, failures = built(path)
    assert there(store) == list(range(1, 50))
    assert failures


def test_pages_of_an_xml_dump_that_are_broken_are_told(tmp_path: Path) -> None:
    pages = pages_of(MANY[:5])
    pages[1] = pages[1].replace("</id><revision>", "</id><revision", 1)
    path = tmp_path / "all.xml"
    path.write_text(xml("".join(pages)))
    store, failures = built(path)
    assert there(store) == [1, 3, 4, 5]
    assert [one.where for one in failures] == [f"{path}, page 2, Q2"]


def test_the_revision_of_an_xml_page_is_that_of_its_entity(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.xml"
    old.write_text('{"id":"Q1","lastrevid":5}\n{"id":"Q2","lastrevid":15}\n')
    new.write_text(xml(page(1, ' {"id":"Q1","x":1}', 10) + page(2, '{"id":"Q2","x":1}', 10)))
    for inputs in ([old, new], [new, old]):
        output = tmp_path / "wikidata.sqlite"
        build_entity_store(inputs, output)
        with EntityStore.open(output) as store:
            revisions = [
                json.loads(store.entity_json(one) or "")["lastrevid"] for one in ("Q1", "Q2")
            ]
        assert revisions == [10, 15]


TEXT = b"".join(b"%0*d\n" % (1 + i * 7 % 50, i) for i in range(500)) + b"x" * 5000 + b"\nlast"


def chunked(text: bytes, size: int) -> Iterator[bytes]:
    return (text[start : start + size] for start in range(0, len(text), size))


@pytest.mark.parametrize("limit", [60, 5000, 9000])
def test_batches_are_the_same_whatever_the_chunks(
    monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(lines, "LINE_BYTES", limit)
    for size in (1, 10, 100, 1000, 10_000):
        whole = list(cut_batches([TEXT], size))
        for chunk in (1, 2, 99, 1000, 4999, 7000):
            assert list(cut_batches(chunked(TEXT, chunk), size)) == whole
        numbers = [batch.first for batch in whole]
        assert numbers == [1 + before(whole[:i]) for i in range(len(whole))]
        if limit > 5000:
            assert b"".join(batch.text for batch in whole) == TEXT
        elif limit == 60:
            assert [batch.too_long for batch in whole].count(True) == (size < 5000)


def before(batches: list[LineBatch]) -> int:
    return sum(batch.text.count(b"\n") + batch.too_long for batch in batches)


def test_a_build_goes_on_though_the_text_comes_in_other_chunks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = "wikiextract.store.entities.units"
    monkeypatch.setattr(f"{units}.BATCH_BYTES", 5000)
    dump, path, output = dumped(MANY), tmp_path / "all.json.gz", tmp_path / "wikidata.sqlite"
    path.write_bytes(gzip.compress(dump))
    monkeypatch.setattr(f"{units}.parallel_text", lambda *_: chunked(dump, 1000))
    first = iter(range(9))
    listener = EntityListener(stopped=lambda: next(first, None) is None)
    with pytest.raises(BuildStoppedError):
        build_entity_store([path], output, listener=listener)
    monkeypatch.setattr(f"{units}.parallel_text", lambda *_: chunked(dump, 7777))
    report = build_entity_store([path], output)
    assert (report.read, report.failed) == (len(MANY), 0)
    with EntityStore.open(output) as store:
        assert len(there(store)) == len(MANY)


def test_pieces_end_where_they_are_damaged() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"good"
        raise InputError("file", "damaged")

    good = UntilDamage(pieces())
    assert list(good) == [b"good"]
    assert good.damage is not None
    assert good.damage.problem == "damaged"
