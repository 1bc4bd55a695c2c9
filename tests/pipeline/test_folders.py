"""The folder of a run: two runs never work in one, and links in it lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.dumps import pages, write_multistream
from tests.pipeline.test_bulk import bulk
from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.runs.folder_lock import FolderLock
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.pipeline.runs.to_folder import run_to_file, run_to_folder
from wikiextract.sinks import format_names, format_of
from wikiextract.sinks.partial import partial_path
from wikiextract.store.layout import PAGE_STORE
from wikiextract.store.output import Output

WITNESS = b"somebody's own"


def test_a_second_run_says_at_once_that_the_first_is_at_work(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(3))
    output = tmp_path / "out.ndjson"
    first = RunFolder(Path(f"{output}.run"))
    with pytest.raises(OutputError, match=r"out\.ndjson\.run: another run is at work"):
        run_to_file(bulk(dump, tmp_path), output)
    first.close()
    assert run_to_file(bulk(dump, tmp_path), output).counts.records == 3
    first = RunFolder(tmp_path / "run")
    with pytest.raises(OutputError, match="another run is at work"):
        run_to_folder(bulk(dump, tmp_path / "run"))
    first.close()


def test_no_other_run_gets_a_folder_that_is_being_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(3))
    folder = tmp_path / "out.ndjson.run"
    remove = FolderLock.remove
    tried = []

    def removed(lock: FolderLock) -> None:
        assert not list(folder.glob("part-*"))
        with pytest.raises(OutputError, match="another run is at work"):
            RunFolder(folder)
        tried.append(folder)
        remove(lock)

    monkeypatch.setattr(FolderLock, "remove", removed)
    run_to_file(bulk(dump, tmp_path), tmp_path / "out.ndjson")
    assert tried == [folder]
    assert not folder.exists()


def test_a_lock_that_cannot_be_had_leaves_no_file_open(tmp_path: Path) -> None:
    (tmp_path / "lock.workers").symlink_to(tmp_path / "elsewhere")
    descriptors = Path("/proc/self/fd")
    before = len(list(descriptors.iterdir()))
    for _ in range(3):
        with pytest.raises(OSError, match="symbolic links"):
            FolderLock(tmp_path)
    assert len(list(descriptors.iterdir())) == before


def witness(folder: Path) -> Path:
    path = folder / "witness"
    path.write_bytes(WITNESS)
    return path


@pytest.mark.parametrize("name", format_names())
@pytest.mark.parametrize("hard", [False, True])
def test_a_link_under_a_temporary_name_is_not_written_through(
    tmp_path: Path, name: str, hard: bool
) -> None:
    target = witness(tmp_path)
    format_ = format_of(name)
    path = tmp_path / f"out{format_.extension}"
    partial = partial_path(path)
    if hard:
        partial.hardlink_to(target)
    else:
        partial.symlink_to(target)
    format_.open(path).finish()
    assert target.read_bytes() == WITNESS
    assert path.is_file()
    assert not path.is_symlink()


@pytest.mark.parametrize("name", ["lock", "lock.workers", "ledger.ndjson"])
def test_links_among_the_files_of_a_run_are_not_written_through(tmp_path: Path, name: str) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(3))
    target = tmp_path / "witness"
    folder = tmp_path / "run"
    (folder / "_run").mkdir(parents=True)
    (folder / "_run" / name).symlink_to(target)
    with pytest.raises(Exception, match=r"cannot be written|of no run"):
        run_to_folder(bulk(dump, folder))
    assert not target.exists()


def test_a_mark_that_is_a_link_is_replaced(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    folder.success.symlink_to(tmp_path / "witness")
    folder.mark(whole=True)
    assert not folder.success.is_symlink()
    assert not (tmp_path / "witness").exists()
    folder.close()


def test_a_folder_for_work_that_is_a_link_is_not_written_into(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(3))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "out.ndjson.run").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="is a link"):
        run_to_file(bulk(dump, tmp_path), tmp_path / "out.ndjson")
    folder = RunFolder(tmp_path / "run")
    folder.work.symlink_to(elsewhere)
    folder.clear_work()
    assert not folder.work.is_symlink()
    folder.close()
    assert list(elsewhere.iterdir()) == []


def test_a_store_is_not_built_through_a_link(tmp_path: Path) -> None:
    target = tmp_path / "witness"
    (tmp_path / "wiki.sqlite.partial").symlink_to(target)
    (tmp_path / "wiki.sqlite.lock").symlink_to(target)
    output = Output(tmp_path / "wiki.sqlite", PAGE_STORE)
    with output.partial() as path:
        path.write_bytes(b"x")
    with pytest.raises(InputError, match="cannot be written"), output.held():
        raise AssertionError
    assert not target.exists()


def test_a_run_into_a_file_that_is_ended_at_its_very_end_can_be_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = tmp_path / "dump.xml.bz2"
    starts = write_multistream(dump, pages(30))
    dump.write_bytes(dump.read_bytes()[: starts[-1]])
    output = tmp_path / "out.ndjson"
    listed = Path(f"{output}.failures.ndjson")

    def ended(folder: RunFolder) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(RunFolder, "discard", ended)
        with pytest.raises(KeyboardInterrupt):
            run_to_file(bulk(dump, tmp_path), output)
    before = output.read_bytes(), listed.read_bytes()
    assert all(before)
    assert run_to_file(bulk(dump, tmp_path, resume=True), output).counts.damaged == 1
    assert (output.read_bytes(), listed.read_bytes()) == before
    assert not Path(f"{output}.run").exists()
