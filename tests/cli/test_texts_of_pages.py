"""Pages of any namespace are transcluded: read from the dump, kept by name, or added afterwards."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.store.wiki import write_dump, write_multistream

pytestmark = pytest.mark.processes

PAGES = {
    "Portal:Kernow": "{{Frame}}\n\nSee {{Frame}}.",
    "Portal:Kernow/table": "{|\n! Tables\n|-\n| of Kernow\n|}",
    "Template:Frame": "{{Inner}}",
    "Template:Inner": "{{Portal:{{BASEPAGENAME}}/table}}",
    "Sections": "{{#lst:Labelled|part}} {{#lsth:Headed|Second}} {{#lstx:Labelled|part|instead}}",
    "Labelled": "before <section begin=part/>labelled part<section end=part/> after",
    "Headed": "== First ==\none\n== Second ==\nheaded part\n== Third ==\nthree",
    "Excerpt": "{{#invoke:Excerpt|main|Secret article}} {{#invoke:Excerpt|main|Secret redirect}}",
    "Secret article": "The secret lead.\n\n== More ==\nmore",
    "Secret redirect": "#REDIRECT [[Secret target]]",
    "Secret target": "The secret target.",
    "Module:Excerpt": """
        local p = {}
        function p.main(frame)
            local title = mw.title.new(frame.args[1])
            if title.isRedirect then title = title.redirectTarget end
            return (title:getContent() or 'nothing'):match('^[^\\n]*')
        end
        return p""",
    "Computed": "{{#invoke:Name|main}}",
    "Computed/by a module": "what a module calls",
    "Module:Name": """
        local p = {}
        function p.main(frame)
            return frame:preprocess('{{:' .. mw.title.getCurrentTitle().text .. '/by a module}}')
        end
        return p""",
    "Plain": "nothing else",
}
SHOWN = {
    "Portal:Kernow": "of Kernow",
    "Sections": "labelled part",
    "Excerpt": "The secret lead.",
    "Computed": "what a module calls",
}
LACKING = {"Excerpt": {"Secret article", "Secret target"}, "Computed": {"Computed/by a module"}}


def extract(dump: Path, store: Path, output: Path, *more: str) -> dict[str, dict[str, Any]]:
    arguments = (
        "extract",
        str(dump),
        "--store",
        str(store),
        "-o",
        f"{output}/",
        "--all-namespaces",
    )
    answer = run(*arguments, "--block-size", "0.001", *more)
    assert answer.returncode == 0, answer.stderr
    lines = [line for part in sorted(output.glob("part-*")) for line in part.open("rb")]
    return {record["title"]: record for record in map(json.loads, lines)}


def index(dump: Path, store: Path, *more: str) -> bytes:
    answer = run("index", str(dump), "-o", str(store), *more)
    assert answer.returncode == 0, answer.stderr
    return answer.stderr


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dump of one stream, its store, and a run that has missed texts."""
    folder = tmp_path_factory.mktemp("first")
    dump, store = folder / "wiki.xml.bz2", folder / "wiki.sqlite"
    write_dump(dump, PAGES)
    index(dump, store)
    extract(dump, store, folder / "run")
    return folder


@pytest.fixture
def missed(first_run: Path, tmp_path: Path) -> Path:
    """A folder of one's own with the same."""
    return Path(shutil.copytree(first_run, tmp_path / "wiki"))


def missing_in(record: dict[str, Any]) -> set[str]:
    return {
        problem["where"]["template"]
        for problem in record.get("diagnostics", ())
        if problem["code"] == "text-not-stored"
    }


def shown(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_from_a_multistream_dump_whatever_is_asked_for(tmp_path: Path, workers: str) -> None:
    dump, store = tmp_path / "wiki.xml.bz2", tmp_path / "wiki.sqlite"
    write_multistream(dump, PAGES)
    index(dump, store)
    records = extract(dump, store, tmp_path / "run", "--workers", workers)
    for title, text in SHOWN.items():
        assert text in shown(records[title]), title
    assert "headed part" in shown(records["Sections"])
    assert "before instead" in shown(records["Sections"])
    assert not any(map(missing_in, records.values()))


def test_from_one_stream_what_names_and_magic_words_say(tmp_path: Path) -> None:
    dump, store = tmp_path / "wiki.xml.bz2", tmp_path / "wiki.sqlite"
    write_dump(dump, PAGES)
    index(dump, store)
    records = extract(dump, store, tmp_path / "run")
    for title in ("Portal:Kernow", "Sections"):
        assert SHOWN[title] in shown(records[title]), title
    lacking = {title: found for title, record in records.items() if (found := missing_in(record))}
    assert lacking == LACKING


def only_report(folder: Path) -> Path:
    target = folder.with_name("report")
    target.mkdir()
    shutil.copyfile(folder / "_run" / "report.json", target / "report.json")
    return target


def records_of(folder: Path) -> Path:
    target = folder.with_name("all.ndjson")
    target.write_bytes(b"".join(part.read_bytes() for part in sorted(folder.glob("part-*"))))
    return target


def unfinished(folder: Path) -> Path:
    for name in ("_run/report.json", "_run/report.html", "_SUCCESS"):
        (folder / name).unlink()
    return folder


@pytest.mark.parametrize("kind", [only_report, records_of, unfinished])
def test_a_run_is_known_by_its_report_or_its_records(
    missed: Path, kind: Callable[[Path], Path]
) -> None:
    path = kind(missed / "run")
    told = index(missed / "wiki.xml.bz2", missed / "wiki.sqlite", "--add-missing", str(path))
    assert b"3 texts added of 3" in told


def test_what_a_run_has_missed_is_added(missed: Path) -> None:
    dump, store, again = missed / "wiki.xml.bz2", missed / "wiki.sqlite", missed / "again"
    assert b"3 texts added of 3" in index(dump, store, "--add-missing", str(missed / "run"))
    records = extract(dump, store, again)
    for title, text in SHOWN.items():
        assert text in shown(records[title]), title
    assert not any(map(missing_in, records.values()))
    assert b"0 texts added of 0" in index(dump, store, "--add-missing", str(again))


def test_a_store_that_is_not_there_is_built_first(missed: Path) -> None:
    dump = missed / "wiki.xml.bz2"
    told = index(dump, missed / "new.sqlite", "--add-missing", str(missed / "run"))
    assert f"{len(PAGES)} pages".encode() in told
    assert b"3 texts added of 3" in told


def test_a_later_run_takes_only_records_that_would_be_the_same(missed: Path) -> None:
    dump, store = missed / "wiki.xml.bz2", missed / "wiki.sqlite"
    index(dump, store, "--add-missing", str(missed / "run"))
    since = extract(dump, store, missed / "since", "--since", str(missed / "run"))
    anew = extract(dump, store, missed / "anew")
    assert since == anew
    report = json.loads((missed / "since" / "_run" / "report.json").read_bytes())
    assert report["pages"]["outcomes"]["reused"] == len(PAGES) - len(LACKING)


def nothing(path: Path) -> Path:
    return path


def empty_folder(path: Path) -> Path:
    path.mkdir()
    return path


def no_report(path: Path) -> Path:
    path.mkdir()
    (path / "report.json").write_text('{"pages": 7}')
    return path


def no_records(path: Path) -> Path:
    path.write_text("not\njson\n")
    return path


@pytest.mark.parametrize("made", [nothing, empty_folder, no_report, no_records])
def test_what_is_no_run_is_refused_and_the_store_stays(
    tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    dump, store = tmp_path / "wiki.xml.bz2", tmp_path / "wiki.sqlite"
    write_dump(dump, {"A": "a"})
    index(dump, store)
    before = store.read_bytes()
    run_path = made(tmp_path / "run")
    answer = run("index", str(dump), "-o", str(store), "--add-missing", str(run_path))
    assert answer.returncode == 2
    assert str(run_path).encode() in answer.stderr.replace(b"\n", b"")
    assert store.read_bytes() == before


def test_texts_of_another_revision_or_page_are_not_added(missed: Path) -> None:
    store, newer, other = missed / "wiki.sqlite", missed / "newer.xml.bz2", missed / "other.xml.bz2"
    write_dump(newer, PAGES, revision_id=500)
    write_dump(other, {"First": "", **PAGES}, revision_id=99)
    for given in (newer, other):
        told = index(given, store, "--add-missing", str(missed / "run"))
        assert b"0 texts added of 3" in told


def test_a_dump_that_is_gone_is_told_once_and_in_records(tmp_path: Path) -> None:
    dump, store, copy = (tmp_path / name for name in ("wiki.xml.bz2", "wiki.sqlite", "a.xml.bz2"))
    write_multistream(dump, PAGES)
    index(dump, store)
    dump.rename(copy)
    arguments = ("extract", str(copy), "--store", str(store), "--namespace", "0")
    answer = run(*arguments)
    assert answer.returncode == 0
    assert answer.stderr.count(b"wiki.xml.bz2 is not there") == 1
    records = {record["title"]: record for record in map(json.loads, answer.stdout.splitlines())}
    assert {title for title, record in records.items() if missing_in(record)} == set(LACKING)
    (problem, *_) = records["Computed"]["diagnostics"]
    assert "the dump wiki.xml.bz2 is not there" in problem["message"]


def test_a_run_is_resumed_only_with_the_dump_of_its_store(tmp_path: Path) -> None:
    dump, store, single = (tmp_path / name for name in ("a.xml.bz2", "wiki.sqlite", "b.xml.bz2"))
    write_multistream(dump, PAGES)
    write_dump(single, PAGES)
    index(dump, store)
    extract(single, store, tmp_path / "run")
    dump.unlink()
    arguments = ("extract", str(single), "--store", str(store), "-o", f"{tmp_path / 'run'}/")
    answer = run(*arguments, "--all-namespaces", "--block-size", "0.001", "--resume")
    assert answer.returncode == 2
    assert b"a.xml.bz2 of the store" in answer.stderr.replace(b"\n", b" ")
