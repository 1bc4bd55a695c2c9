"""Whole runs: the same result whatever the workers, the balance, what goes wrong with inputs."""

from __future__ import annotations

import bz2
import hashlib
import json
import os
import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.pipeline.dumps import pages, write_multistream, write_single
from tests.sources.dumps import FOOTER, HEADER
from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.pipeline.run_block import run_block
from wikiextract.pipeline.runs.in_process import run_in_process
from wikiextract.pipeline.runs.manifest import Balance, Manifest
from wikiextract.pipeline.runs.run import Run, RunListener, RunSettings, RunSummary
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.pipeline.runs.to_folder import run_to_file, run_to_folder, run_to_stream
from wikiextract.pipeline.select.selection import Selection
from wikiextract.sources import Source


def bulk(inputs: Sequence[Path | Source] | Path, folder: Path, **changes: Any) -> Run:
    """A run with small blocks, by one worker; `changes` are of its options, settings or itself."""
    given = [inputs] if isinstance(inputs, Path) else inputs
    options = BlockOptions(folder=str(folder))
    settings = RunSettings(workers=1, block_bytes=1500)
    run = Run(
        inputs=[str(one) if isinstance(one, Path) else one for one in given],
        options=options,
        settings=settings,
    )
    for name, value in changes.items():
        if hasattr(run.options, name):
            run = replace(run, options=replace(run.options, **{name: value}))
        elif hasattr(run.settings, name):
            run = replace(run, settings=replace(run.settings, **{name: value}))
        else:
            run = replace(run, **{name: value})
    return run


def lines(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*.ndjson")))


def titles(text: bytes) -> list[str]:
    return [json.loads(line)["title"] for line in text.splitlines()]


def manifest(folder: Path) -> Manifest:
    return msgspec.json.decode((folder / "_run" / "manifest.json").read_bytes(), type=Manifest)


def check_whole(folder: Path, summary: RunSummary) -> None:
    """What must hold of every finished run."""
    stated = manifest(folder)
    balance = stated.balance
    assert balance is not None
    assert stated.state == "finished"
    mark = "_SUCCESS" if summary.counts.whole else "_FINISHED_WITH_DAMAGE"
    assert [path.name for path in folder.glob("_*") if path.is_file()] == [mark]
    assert not (folder / "_run" / "work").exists()
    assert not list(folder.glob("*.partial"))
    assert balance.pages_read == balance.records + balance.skipped + balance.failed
    for block in stated.blocks:
        assert block.pages_read == block.records + block.skipped + block.failed
    assert sum(block.pages_read for block in stated.blocks) == balance.pages_read
    assert sum(shard.rows for shard in stated.shards) == balance.records + balance.failed
    for shard in stated.shards:
        data = (folder / shard.name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (shard.bytes, shard.sha256)
    assert {shard.name for shard in stated.shards} == {p.name for p in folder.glob("part-*")}
    failures = (folder / "_run" / "failures.ndjson").read_bytes().splitlines()
    assert len(failures) >= balance.failed + balance.degraded
    assert Balance.of(summary.counts) == balance


@pytest.mark.long
@pytest.mark.parametrize("single", [False, True])
def test_one_and_two_workers_give_the_same_bytes_in_the_order_of_the_dump(
    tmp_path: Path, single: bool
) -> None:
    path = tmp_path / "dump.xml.bz2"
    made = pages(60)
    if single:
        write_single(path, made)
    else:
        write_multistream(path, made)
    found = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        size = 400 if single else 700
        summary = run_to_folder(bulk(path, folder, workers=workers, block_bytes=size))
        check_whole(folder, summary)
        assert summary.counts.status == 0
        assert len(manifest(folder).blocks) > 3
        found.append(lines(folder))
    assert found[0] == found[1]
    assert titles(found[0]) == [f"Page {n}" for n in range(1, 61) if n % 11]


@pytest.mark.processes
def test_a_file_and_a_stream_have_the_same_lines(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(60))
    run_to_folder(bulk(path, tmp_path / "folder", workers=2))
    output = tmp_path / "out.ndjson"
    summary = run_to_file(bulk(path, tmp_path), output)
    assert output.read_bytes() == lines(tmp_path / "folder")
    assert summary.shards[0].rows == summary.counts.records
    assert not Path(f"{output}.run").exists()
    written: list[bytes] = []
    run_to_stream(bulk(path, tmp_path, workers=2), written.append)
    assert b"".join(written) == output.read_bytes()


@pytest.mark.long
def test_several_inputs_of_several_kinds_keep_their_order(tmp_path: Path) -> None:
    made = pages(90)
    write_multistream(tmp_path / "a.xml.bz2", made[:40])
    write_single(tmp_path / "b.xml.bz2", made[40:80])
    article = {"name": "Last", "article_body": {"wikitext": "Last."}}
    (tmp_path / "c.ndjson").write_text(json.dumps(article) + "\n")
    (tmp_path / "d.wikitext").write_text("D.")
    (tmp_path / "e.wikitext").write_text("E.")
    names = ("a.xml.bz2", "b.xml.bz2", "c.ndjson", "d.wikitext", "e.wikitext")
    inputs = [tmp_path / name for name in names]
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(inputs, folder, workers=2, block_bytes=700))
    check_whole(folder, summary)
    expected = [f"Page {n}" for n in range(1, 81) if n % 11] + ["Last", "d", "e"]
    assert titles(lines(folder)) == expected


@pytest.mark.long
def test_shards_have_at_most_about_their_size(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(50), of=50)
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(path, folder, shard_bytes=5000))
    check_whole(folder, summary)
    assert len(summary.shards) > 5
    assert all(shard.bytes < 10_000 for shard in summary.shards)
    assert titles(lines(folder)) == [f"Page {n}" for n in range(1, 51) if n % 11]


@pytest.mark.long
@pytest.mark.parametrize("limit", [0, 1, 25, 1000])
def test_a_limit_takes_the_first_records(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(60))
    folder = tmp_path / "run"
    run = bulk(path, folder, selection=Selection(limit=limit))
    check_whole(folder, run_to_folder(run))
    assert titles(lines(folder)) == [f"Page {n}" for n in range(1, 61) if n % 11][:limit]


@pytest.mark.long
def test_blocks_can_be_run_one_by_one_by_anyone(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(60))
    run_to_folder(bulk(path, tmp_path / "run"))
    folder = tmp_path / "blocks"
    folder.mkdir()
    blocks = plan_blocks([str(path)], block_bytes=1500)
    assert len(blocks) > 2
    for block in reversed(blocks):
        copied = pickle.loads(pickle.dumps(block))
        result = run_block(copied, BlockOptions(folder=str(folder)))
        assert result.balanced
    assert lines(folder) == lines(tmp_path / "run")


def test_a_damaged_stream_is_listed_with_its_bytes_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    starts = write_multistream(path, pages(60))
    data = bytearray(path.read_bytes())
    data[starts[2] + 200 : starts[2] + 220] = bytes(20)
    path.write_bytes(data)
    told: list[tuple[str, str]] = []
    folder = tmp_path / "run"
    listener = RunListener(failure=lambda *failure: told.append(failure))
    summary = run_to_folder(bulk(path, folder, listener=listener))
    check_whole(folder, summary)
    assert summary.counts.status == 1
    assert titles(lines(folder)) == [
        f"Page {n}" for n in range(1, 61) if n % 11 and not 21 <= n <= 30
    ]
    (failure,) = map(json.loads, (folder / "_run" / "failures.ndjson").read_text().splitlines())
    first, last = failure["start"], failure["end"]
    assert starts[2] <= first < starts[2] + 200 < last <= starts[3]
    assert f"bytes {first} to {last}" in told[0][0]


def single(count: int) -> bytes:
    """A dump of one bz2 stream with blocks of 100 kB."""
    text = HEADER.format(version="0.11") + "".join(pages(count)) + FOOTER
    return bz2.compress(text.encode(), 1)


@pytest.mark.processes
@pytest.mark.parametrize("to", ["folder", "stream"])
def test_a_damaged_block_of_a_single_stream_costs_itself_alone(tmp_path: Path, to: str) -> None:
    path = tmp_path / "dump.xml.bz2"
    data = single(1200)
    middle = len(data) // 2
    path.write_bytes(data[:middle] + bytes(10) + data[middle + 10 :])
    told: list[str] = []
    if to == "folder":
        folder = tmp_path / "run"
        summary = run_to_folder(bulk(path, folder, workers=2, block_bytes=4000))
        check_whole(folder, summary)
        text = lines(folder)
        assert (summary.counts.status, summary.counts.damaged) == (1, 1)
    else:
        written: list[bytes] = []
        listener = RunListener(failure=lambda *words: told.append(": ".join(words)))
        summary = run_in_process(bulk(path, tmp_path, listener=listener), written.append)
        assert (summary.counts.status, summary.counts.damaged) == (1, 1)
        text = b"".join(written)
        assert any("left out: damaged bz2 data" in line for line in told)
    numbers = [int(title[5:]) for title in titles(text) if title.startswith("Page ")]
    assert numbers == sorted(numbers)
    assert numbers[-1] == 1200
    lost = 1200 - 1200 // 11 - len(numbers)
    assert 0 < lost < 700


@pytest.mark.processes
def test_a_single_stream_that_is_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    data = single(1200)
    path.write_bytes(data[: len(data) * 2 // 3])
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(path, folder, block_bytes=4000))
    check_whole(folder, summary)
    assert summary.counts.status == 1
    assert summary.counts.damaged == 1
    assert summary.counts.pages > 400


def test_unusable_inputs_are_told_and_the_others_run(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(30))
    (tmp_path / "empty.xml").write_bytes(b"")
    inputs = [tmp_path / "none.xml", path, tmp_path / "empty.xml"]
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(inputs, folder))
    check_whole(folder, summary)
    assert (summary.counts.status, summary.counts.unusable) == (2, 2)
    assert len(titles(lines(folder))) == 28
    again = run_to_folder(bulk(inputs, folder, resume=True))
    assert again == summary


@pytest.mark.processes
def test_checksums_beside_an_input_are_compared(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.xml.bz2", tmp_path / "b.xml.bz2"
    for path in (good, bad):
        write_multistream(path, pages(30))
    right = hashlib.sha256(good.read_bytes()).hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{right}  a.xml.bz2\n{'0' * 64} *b.xml.bz2\n")
    told: list[str] = []
    listener = RunListener(failure=lambda where, reason: told.append(f"{where}: {reason}"))
    summary = run_to_folder(bulk([good, bad], tmp_path / "run", listener=listener))
    assert summary.counts.status == 2
    assert len(titles(lines(tmp_path / "run"))) == 28
    assert any("b.xml.bz2" in line and "SHA-256" in line for line in told)
    assert any("_SUCCESS" in line for line in told)
    (tmp_path / "_SUCCESS").touch()
    told.clear()
    run_to_folder(bulk(good, tmp_path / "run2", listener=listener))
    assert told == []


@pytest.mark.parametrize("bad", [0, 1])
def test_a_checksum_costs_its_file_alone_though_small_files_are_one_block(
    tmp_path: Path, bad: int
) -> None:
    paths = [tmp_path / f"{name}.xml" for name in "abc"]
    for path in paths:
        write_single(path, pages(1))
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths]
    (tmp_path / "SHA256SUMS").write_text("".join(sums))
    paths[bad].write_bytes(paths[bad].read_bytes() + b"\n")
    run = bulk(paths, tmp_path / "run", block_bytes=1 << 20)
    summary = run_to_folder(run)
    check_whole(tmp_path / "run", summary)
    assert (summary.counts.unusable, summary.counts.records) == (1, 2)
    # With another list other files are usable, so the blocks would not be the same.
    (tmp_path / "SHA256SUMS").write_text("")
    with pytest.raises(InputError, match=r"SHA256SUMS beside a\.xml has changed"):
        run_to_folder(replace(run, resume=True))


def test_a_folder_with_a_run_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(30))
    folder = tmp_path / "run"
    first = run_to_folder(bulk(path, folder))
    with pytest.raises(InputError, match=r"holds a finished run.*--resume"):
        run_to_folder(bulk(path, folder))
    assert run_to_folder(bulk(path, folder, resume=True)) == first


def test_files_that_are_of_no_run_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(10))
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "report.pdf").write_text("mine")
    run_to_folder(bulk(path, folder, workers=1))
    assert (folder / "report.pdf").read_text() == "mine"
    other = tmp_path / "other"
    other.mkdir()
    (other / "part-1.txt").write_text("mine")
    with pytest.raises(InputError, match=r"of no run \(part-1.txt\)"):
        run_to_folder(bulk(path, other))
    assert (other / "part-1.txt").read_text() == "mine"


def test_a_folder_named_work_is_not_taken_for_ours(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml"
    write_single(dump, pages(1))
    mine = tmp_path / "run" / "_run" / "work" / "mine"
    beside = tmp_path / "out.ndjson.run" / "mine"
    for path in (mine, beside):
        path.parent.mkdir(parents=True)
        path.touch()
    with pytest.raises(InputError, match=r"of no run \(_run/work/mine\)"):
        run_to_folder(bulk(dump, tmp_path / "run"))
    with pytest.raises(InputError, match=r"of no run \(mine\)"):
        run_to_file(bulk(dump, tmp_path), tmp_path / "out.ndjson")
    assert mine.exists()
    assert beside.exists()


def test_what_is_no_file_is_not_replaced_and_a_link_leads_on(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml"
    write_single(dump, pages(1))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to-pipe").symlink_to("pipe")
    for name in ("pipe", "to-pipe"):
        with pytest.raises(OutputError, match="no file that could be replaced"):
            run_to_file(bulk(dump, tmp_path), tmp_path / name)
    assert (tmp_path / "pipe").is_fifo()
    (tmp_path / "link").symlink_to("target")
    run_to_file(bulk(dump, tmp_path), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").stat().st_size
    assert not list(tmp_path.glob("*.run"))


def test_a_run_that_cannot_begin_leaves_nothing(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml"
    write_single(dump, pages(1))
    with pytest.raises(InputError, match="there is no run in it"):
        run_to_folder(bulk(dump, tmp_path / "run", earlier=str(tmp_path / "absent")))
    assert not (tmp_path / "run").exists()


def test_a_folder_that_is_at_work_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wikiextract.pipeline.runs.folder_lock._WAIT", 0.2)
    folder = RunFolder(tmp_path / "run")
    with pytest.raises(OutputError, match="another run"):
        RunFolder(tmp_path / "run")
    folder.close()
    RunFolder(tmp_path / "run").close()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """A dump, the folder of a finished run over it, and what the dump holds."""
    path = tmp_path_factory.mktemp("finished") / "dump.xml.bz2"
    write_multistream(path, pages(30))
    folder = path.parent / "run"
    run_to_folder(bulk(path, folder))
    return path, folder, path.read_bytes()


@pytest.mark.parametrize("change", ["size", "bytes", "time", "option", "version", "inputs"])
def test_a_run_is_not_resumed_with_anything_else(
    finished: tuple[Path, Path, bytes], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder, data = finished
    times = path.stat()
    run = bulk(path, folder, resume=True)
    if change == "size":
        path.write_bytes(data + bytes(3))
    elif change == "bytes":
        path.write_bytes(data[:-5] + bytes(5))
    elif change == "time":
        path.touch()
    elif change == "option":
        run = bulk(path, folder, resume=True, selection=Selection(redirects=False))
    elif change == "version":
        monkeypatch.setattr("wikiextract.pipeline.runs.identity.__version__", "99.0")
    else:
        run = bulk([path, path], folder, resume=True)
    before = lines(folder)
    words = {
        "option": r"\.redirects was true, now it is false",
        "version": r"99\.0",
        "inputs": "inputs were",
    }
    with pytest.raises(InputError, match=words.get(change, "dump.xml.bz2 has changed")) as error:
        run_to_folder(run)
    assert "cannot be resumed" in str(error.value)
    assert lines(folder) == before
    monkeypatch.undo()
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert run_to_folder(bulk(path, folder, resume=True)).counts.status == 0


@pytest.mark.parametrize("name", ["ndjson.zst", "sqlite"])
def test_other_formats(tmp_path: Path, name: str) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(30))
    folder = tmp_path / "run"
    summary = run_to_folder(bulk(path, folder, format=name))
    assert summary.counts.status == 0
    if name == "sqlite":
        assert [shard.name for shard in summary.shards] == ["articles.sqlite"]
        assert not list(folder.glob("part-*"))
    assert sum(shard.rows for shard in summary.shards) == 28
    assert run_to_folder(bulk(path, folder, format=name, resume=True)) == summary
