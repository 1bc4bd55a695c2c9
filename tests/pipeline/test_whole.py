"""A run is marked as whole only when it is: what it lacks is found, told, and tried again."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipeline.dumps import pages, write_multistream, write_single
from tests.pipeline.test_bulk import bulk, check_whole, lines, manifest
from tests.pipeline.test_resume import content
from tests.pipeline.troubled import unlucky
from tests.sources.dumps import FOOTER, HEADER
from wikiextract.errors import InputError, RunError
from wikiextract.pipeline.block import BlockResult
from wikiextract.pipeline.runs.feed import Feed
from wikiextract.pipeline.runs.in_process import run_in_process
from wikiextract.pipeline.runs.run import RunListener
from wikiextract.pipeline.runs.to_folder import run_to_file, run_to_folder
from wikiextract.pipeline.runs.unchanged import Unchanged
from wikiextract.pipeline.workers.tasks import Batch
from wikiextract.sources import FileSource, StandardInput
from wikiextract.verify import verify_run

pytestmark = pytest.mark.processes

UNLUCKY = {"p7": "It is unlucky"}


def marks(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("_*") if path.is_file())


def cutter_dies_at(monkeypatch: pytest.MonkeyPatch, *batches: int) -> None:
    """End the process that cuts when it has told of these batches, once for each time named."""
    left = list(batches)
    take = Feed.batch

    def taken(self: Feed, batch: Batch) -> None:
        take(self, batch)
        if left and batch.key.index == left[0]:
            assert self.cutter is not None
            left.pop(0)
            os.kill(self.cutter._process.pid, signal.SIGKILL)

    monkeypatch.setattr(Feed, "batch", taken)


def test_the_process_that_cuts_may_be_ended_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dump.xml.gz"
    write_single(path, pages(150))
    path.write_bytes(gzip.compress(bz2.decompress(path.read_bytes())))
    folders = tmp_path / "good", tmp_path / "killed"
    summary = run_to_folder(bulk(path, folders[0]))
    assert len(content(folders[0])) > 8
    cutter_dies_at(monkeypatch, 1, 3, 4, 6)
    assert run_to_folder(bulk(path, folders[1])).counts == summary.counts
    check_whole(folders[1], summary)
    assert content(folders[0]) == content(folders[1])
    assert marks(folders[1]) == ["_SUCCESS"]


def test_what_can_be_read_only_once_is_not_taken_for_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_single(path, pages(150))
    cutter_dies_at(monkeypatch, 2)
    with path.open("rb") as stream:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        given = os.dup(0)
        os.dup2(stream.fileno(), 0)
        try:
            with pytest.raises(RunError, match="SIGKILL; it cannot be read again"):
                run_to_folder(bulk([StandardInput()], tmp_path / "run"))
        finally:
            os.dup2(given, 0)
    assert marks(tmp_path / "run") == []
    assert manifest(tmp_path / "run").state == "running"


def append(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"x")


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def exchange(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    times = path.stat()
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(path)


def rewrite(path: Path) -> None:
    times = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


CHANGES = [
    (append, "multistream"),
    (truncate, "single"),
    (exchange, "single"),
    (rewrite, "multistream"),
    pytest.param(truncate, "multistream", marks=pytest.mark.slow),
    pytest.param(Path.unlink, "single", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("change", "kind"), CHANGES)
def test_an_input_that_changes_meanwhile_is_refused(
    tmp_path: Path, change: Callable[[Path], None], kind: str
) -> None:
    path = tmp_path / "dump.xml.bz2"
    (write_single if kind == "single" else write_multistream)(path, pages(80))
    told: list[BlockResult] = []

    def finished(result: BlockResult) -> None:
        told.append(result)
        if len(told) == 2:
            change(path)

    run = bulk(path, tmp_path / "run", workers=1, listener=RunListener(finished=finished))
    with pytest.raises(InputError, match="changed while it was read"):
        run_to_folder(run)
    assert marks(tmp_path / "run") == []
    assert len(told) == 2


def test_an_input_that_changes_on_the_way_to_a_stream_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_text(HEADER.format(version="0.11") + "".join(pages(20)) + FOOTER)
    with pytest.raises(InputError, match="changed while it was read: it had"):
        run_in_process(bulk(path, tmp_path), lambda line: append(path))


CUT = {
    "plain.xml": lambda text: text,
    "single.xml.bz2": bz2.compress,
    "single.xml.gz": gzip.compress,
    "comment.xml": lambda text: text.replace(b"Page 30", b"<![CDATA[Page 30]]>", 1),
    "comment.xml.gz": lambda text: gzip.compress(text.replace(b"Page 9", b"<![CDATA[9]]>", 1)),
}


@pytest.mark.parametrize("name", ["multistream.xml.bz2", *CUT])
def test_a_dump_that_ends_after_a_page_is_not_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    made = pages(60)
    if name in CUT:
        path.write_bytes(CUT[name]((HEADER.format(version="0.11") + "".join(made)).encode()))
    else:
        starts = write_multistream(path, made)
        path.write_bytes(path.read_bytes()[: starts[-1]])
    size = path.stat().st_size
    run = bulk(path, tmp_path / "run", workers=1)
    summary = run_to_folder(run)
    assert (summary.counts.damaged, summary.counts.status) == (1, 1)
    assert marks(tmp_path / "run") == ["_FINISHED_WITH_DAMAGE"]
    (listed,) = map(
        json.loads, (tmp_path / "run" / "_run" / "failures.ndjson").read_text().splitlines()
    )
    assert (listed["start"], listed["end"], listed["length"]) == (size, size, 0)
    found: list[bytes] = []
    assert run_in_process(run, found.append).counts == summary.counts
    assert b"".join(found) == lines(tmp_path / "run")


@pytest.mark.parametrize("name", ["plain.xml", "dump.xml.gz"])
def test_a_header_of_any_size_ends_alike_in_every_kind_of_run(tmp_path: Path, name: str) -> None:
    more = "".join(
        f'<namespace key="{number}" case="first-letter">Namespace number {number}</namespace>'
        for number in range(5000, 65_000)
    )
    header = HEADER.format(version="0.11").replace("</namespaces>", f"{more}</namespaces>")
    text = (header + "".join(pages(20)) + FOOTER).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    summaries = [
        run_in_process(bulk(path, tmp_path), lambda _: None),
        run_to_folder(bulk(path, tmp_path / "run", workers=1)),
    ]
    assert [(s.counts.written, s.counts.unusable, s.counts.status) for s in summaries] == [
        (0, 1, 2)
    ] * 2
    assert marks(tmp_path / "run") == ["_FINISHED_WITH_DAMAGE"]
    assert verify_run(tmp_path / "run").problems == ()


def test_a_store_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    path, store = tmp_path / "dump.xml.bz2", tmp_path / "store"
    write_multistream(path, pages(3))
    store.write_bytes(b"one")
    source = FileSource(str(path))
    unchanged = Unchanged([source], [str(store), "enwiki", str(tmp_path / "absent")])
    unchanged.check([source])
    append(store)
    with pytest.raises(InputError, match=r"store: has changed .* it had 3 bytes, now it has 4"):
        unchanged.check([source])


def test_a_page_whose_process_others_end_is_tried_again_at_once(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(20, **UNLUCKY))
    (tmp_path / "luck").write_bytes(b"xxx")
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(path, folder, workers=1, extractor=unlucky))
    assert summary.counts.status == 0
    assert marks(folder) == ["_SUCCESS"]


@pytest.mark.parametrize(
    "output", ["folder", "file", pytest.param("sqlite", marks=pytest.mark.slow)]
)
def test_a_page_whose_process_others_end_is_tried_again_by_resume(
    tmp_path: Path, output: str
) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(20, **UNLUCKY))
    luck = tmp_path / "luck"
    luck.write_bytes(b"")
    format_ = "sqlite" if output == "sqlite" else "ndjson"

    def outcome(name: str, resume: bool) -> tuple[int, bytes, list[str]]:
        target = tmp_path / name
        run = bulk(path, target, workers=1, extractor=unlucky, resume=resume, format=format_)
        if output == "file":
            counts = run_to_file(run, target).counts
            return counts.killed, target.read_bytes(), marks(tmp_path / f"{name}.run")
        counts = run_to_folder(run).counts
        whole = target / "articles.sqlite"
        data = whole.read_bytes() if output == "sqlite" else lines(target)
        return counts.killed, data, marks(target)

    killed, expected, _ = outcome("whole", False)
    assert killed == 0
    luck.write_bytes(b"xxxx")
    killed, data, found = outcome("again", False)
    assert killed == 1
    assert data != expected
    assert found == ["_FINISHED_WITH_DAMAGE"]
    killed, data, found = outcome("again", True)
    assert (killed, data == expected) == (0, True)
    assert found == ([] if output == "file" else ["_SUCCESS"])
    assert not list((tmp_path / "again").glob("part*.sqlite"))
    assert not (tmp_path / "again.run").exists()


def test_a_shard_that_was_altered_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(40))
    folder = tmp_path / "run"
    run_to_folder(bulk(path, folder, workers=1))
    before = content(folder)
    for name in (sorted(before)[1], next(folder.glob("_run/pages-*")).relative_to(folder)):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data.replace(b"0", b"1", 1))
    assert content(folder) != before
    summary = run_to_folder(bulk(path, folder, workers=1, resume=True))
    assert content(folder) == before
    check_whole(folder, summary)


@pytest.mark.parametrize("place", ["first pages", "header"])
def test_damage_in_one_place_costs_no_other_page_its_site(tmp_path: Path, place: str) -> None:
    path = tmp_path / "dump.xml.bz2"
    starts = write_multistream(path, pages(40))
    data = bytearray(path.read_bytes())
    data[starts[0] + (60 if place == "first pages" else -100)] ^= 16
    path.write_bytes(data)
    run = bulk(path, tmp_path / "run", workers=1)
    summary = run_to_folder(run)
    assert summary.counts.damaged == 1
    found = [json.loads(line) for line in lines(tmp_path / "run").splitlines()]
    sites = {
        (record.get("site"), *(d["code"] for d in record.get("diagnostics", [])))
        for record in found
    }
    assert sites == ({("kwwiki",)} if place == "first pages" else {(None, "site-unknown")})
    written: list[bytes] = []
    run_in_process(run, written.append)
    assert b"".join(written) == lines(tmp_path / "run")


def test_blocks_of_inputs_that_are_cut_otherwise_are_not_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "multistream.xml.bz2"
    starts = write_multistream(path, pages(80))

    def stop(result: BlockResult) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_to_folder(bulk(path, tmp_path / "run", listener=RunListener(finished=stop)))
    index = tmp_path / "multistream-index.txt"
    index.write_text(f"{starts[-1]}:71:Page 71\n")
    with pytest.raises(InputError, match="cut otherwise"):
        run_to_folder(bulk(path, tmp_path / "run", workers=1, resume=True))
    index.unlink()
    run_to_folder(bulk(path, tmp_path / "run", workers=1, resume=True))
