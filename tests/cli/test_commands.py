"""The commands as a shell sees them: output, messages, exit status."""

from __future__ import annotations

import bz2
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from tests.cli.shell import run
from wikiextract.record import schema_text
from wikiextract.sinks import format_names

PAGES = {
    "Foo": "{{Infobox x|name=Foo|place=[[Bar]]}}\n'''Foo''' is a [[bar]].\n\n== See ==\n* [[Baz]]",
    "Bar": "#REDIRECT [[Foo]]",
    "Talk:Foo": "Talk.",
}


def dump(pages: dict[str, str], repeat: int = 1) -> bytes:
    names = {0: "", 1: "Talk", 10: "Template", 11: "Template talk"}
    namespaces = "".join(
        f'<namespace key="{key}">{name}</namespace>' for key, name in names.items()
    )
    parts = [
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11"',
        ' xml:lang="en">',
        "<siteinfo><sitename>Test</sitename><dbname>testwiki</dbname>",
        f"<case>first-letter</case><namespaces>{namespaces}</namespaces></siteinfo>",
    ]
    number = 0
    for turn in range(repeat):
        for title, text in pages.items():
            number += 1
            name = title if not turn else f"{title} {turn}"
            redirect = '<redirect title="Foo"/>' if text.startswith("#REDIRECT") else ""
            parts.append(
                f"<page><title>{escape(name)}</title><ns>{int(title.startswith('Talk:'))}</ns>"
                f"<id>{number}</id>{redirect}<revision><id>{number}</id>"
                f"<timestamp>2026-01-02T03:04:05Z</timestamp><model>wikitext</model>"
                f"<format>text/x-wiki</format><text>{escape(text)}</text></revision></page>"
            )
    parts.append("</mediawiki>")
    return "\n".join(parts).encode()


def test_a_page_that_says_no_title_has_that_of_its_file_in_whatever_folder(tmp_path: Path) -> None:
    (tmp_path / "Some_page.html").write_text("<div class='mw-parser-output'><p>x</p></div>")
    (record,) = records(run("extract", str(tmp_path / "Some_page.html")).stdout)
    assert record["title"] == "Some page"
    assert [problem["code"] for problem in record["diagnostics"]] == ["title-unknown"]


def records(output: bytes) -> list[dict[str, Any]]:
    assert not output or output.endswith(b"\n")
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def dump_file(tmp_path: Path) -> Path:
    path = tmp_path / "test.xml.bz2"
    path.write_bytes(bz2.compress(dump(PAGES)))
    return path


def test_extract_writes_a_record_a_page_and_a_summary(dump_file: Path) -> None:
    answer = run("extract", str(dump_file))
    assert answer.returncode == 0, answer.stderr
    found = records(answer.stdout)
    assert [(r["title"], r["kind"]) for r in found] == [("Foo", "article"), ("Bar", "redirect")]
    assert found[0]["site"] == "testwiki"
    assert found[0]["revision"]["timestamp"] == "2026-01-02T03:04:05Z"
    assert found[1]["redirect_to"] == "Foo"
    assert b"2 records (1 article, 1 redirect), 0 pages failed, 1 page skipped" in answer.stderr


def test_extracted_records_validate(dump_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.ndjson"
    assert run("extract", str(dump_file), "-o", str(output)).returncode == 0
    assert sorted(tmp_path.iterdir()) == sorted([dump_file, output])
    answer = run("validate", str(output))
    assert (answer.returncode, answer.stdout) == (0, b"2 valid, 0 invalid\n")


def test_extract_reads_standard_input() -> None:
    answer = run("extract", "-", stdin=dump(PAGES))
    assert [r["title"] for r in records(answer.stdout)] == ["Foo", "Bar"]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--namespace", "1"], ["Talk:Foo"]),
        (["--all-namespaces"], ["Foo", "Bar", "Talk:Foo"]),
        (["--no-redirects"], ["Foo"]),
        (["--limit", "1"], ["Foo"]),
        (["--limit", "0"], []),
    ],
)
def test_extract_selects(dump_file: Path, options: list[str], titles: list[str]) -> None:
    answer = run("extract", str(dump_file), *options)
    assert [r["title"] for r in records(answer.stdout)] == titles
    assert answer.returncode == 0


def test_extract_selects_titles(dump_file: Path, tmp_path: Path) -> None:
    (tmp_path / "titles.txt").write_text("# a list\nBar\n\n")
    answer = run("extract", str(dump_file), "--titles", str(tmp_path / "titles.txt"))
    assert [r["title"] for r in records(answer.stdout)] == ["Bar"]


@pytest.mark.long
def test_a_damaged_dump_gives_its_whole_pages_and_status_1(tmp_path: Path) -> None:
    path = tmp_path / "cut.xml.bz2"
    data = bz2.compress(dump(PAGES, repeat=3000), 1)
    path.write_bytes(data[: len(data) * 3 // 4])
    answer = run("extract", str(path), "--namespace", "1")
    assert answer.returncode == 1
    assert len(records(answer.stdout)) > 10
    assert b"cut.xml.bz2" in answer.stderr
    assert b"Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.xml", None),
        ("notes.pdf", b"%PDF"),
        ("empty.xml", b""),
        ("no-dump.xml", b"<html><body>x</body></html>"),
        ("no-dump.xml.bz2", b"this is not bzip2"),
        ("bomb.xml", b'<!DOCTYPE m [<!ENTITY a "aa">]><mediawiki>&a;</mediawiki>'),
    ],
)
def test_unusable_input_is_status_2(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    answer = run("extract", str(path))
    assert answer.returncode == 2
    assert name.encode() in answer.stderr
    assert b"Traceback" not in answer.stderr
    assert answer.stdout == b""


def test_a_failing_page_is_reported_and_recorded(tmp_path: Path) -> None:
    path = tmp_path / "articles.ndjson"
    good = {"name": "Foo", "article_body": {"wikitext": "Foo."}}
    path.write_text(json.dumps(good) + '\n{"name": broken\n' + json.dumps(good) + "\n")
    answer = run("extract", str(path))
    assert answer.returncode == 1
    found = records(answer.stdout)
    assert [r["title"] == "Foo" for r in found] == [True, False, True]
    assert found[1]["diagnostics"][0]["code"] == "page-failed"
    assert b"articles.ndjson" in answer.stderr


def test_a_closed_pipe_ends_quietly_with_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "test.xml"
    path.write_bytes(dump(PAGES, repeat=2000))
    process = subprocess.Popen(
        [sys.executable, "-m", "wikiextract", "extract", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert json.loads(process.stdout.readline())["title"] == "Foo"
    process.stdout.close()
    errors = process.stderr.read()
    assert process.wait() == 1
    assert b"Traceback" not in errors
    process.stderr.close()


def test_validate_reports_in_four_formats(dump_file: Path, tmp_path: Path) -> None:
    good = run("extract", str(dump_file), "--limit", "1").stdout
    bad = json.loads(good)
    bad["page_id"] = "<7>"
    path = tmp_path / "out.ndjson"
    path.write_bytes(good + json.dumps(bad).encode() + b"\n")
    text = run("validate", str(path))
    assert text.returncode == 1
    assert b':2 (Foo): $.page_id: expected type integer, found "<7>"' in text.stdout
    answer = json.loads(run("validate", str(path), "--report", "json").stdout)
    assert (answer["valid"], answer["invalid"]) == (1, 1)
    assert answer["problems"][0]["path"] == "$.page_id"
    junit = run("validate", str(path), "--report", "junit").stdout
    assert b'tests="2" failures="1"' in junit
    assert b"&lt;7&gt;" in junit
    github = run("validate", str(path), "--report", "github").stdout
    assert github.startswith(f"::error file={path},line=2::Foo".encode())


def test_validate_unusable_input_is_status_2(tmp_path: Path) -> None:
    assert run("validate", str(tmp_path / "none.ndjson")).returncode == 2
    assert run("validate", "--schema", str(tmp_path / "none.json"), "-").returncode == 2


def test_schema_prints_the_schema() -> None:
    assert run("schema").stdout.decode() == schema_text()
    answer = run("schema", "nonsense")
    assert answer.returncode == 2
    assert b"article" in answer.stderr


def test_wrong_arguments_are_status_2() -> None:
    assert run("extract", "x.xml", "--block-size", "inf").returncode == 2
    assert run("extract").returncode == 2
    assert run("extract", "--format", "xlsx", "-").returncode == 2
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["LONG", "-o", "OUT/"],
        ["DUMP", "-o", "LONG"],
        ["DUMP", "-o", "LONG/"],
        ["DUMP", "--site", "LONG"],
        ["DUMP", "-o", ""],
    ],
)
def test_a_name_that_the_system_does_not_take_is_status_2(
    arguments: list[str], dump_file: Path, tmp_path: Path
) -> None:
    names = {"DUMP": str(dump_file), "OUT/": f"{tmp_path}/out/", "LONG": "n" * 300}
    names["LONG/"] = names["LONG"] + "/"
    result = run("extract", *(names.get(one, one) for one in arguments))
    assert result.returncode == 2
    assert result.stderr.startswith(b"wikiextract: ")
    assert b"Traceback" not in result.stderr


def test_a_dash_is_standard_output(dump_file: Path) -> None:
    assert run("extract", str(dump_file), "-o", "-").stdout == run("extract", str(dump_file)).stdout


def test_an_unknown_site_names_the_problem() -> None:
    answer = run("extract", "--site", "nonsensewiki", "-")
    assert answer.returncode == 2
    assert b"nonsensewiki" in answer.stderr


def test_extract_a_sample_and_a_category(tmp_path: Path) -> None:
    pages = {
        f"P{number}": f"[[Category:{'Odd' if number % 2 else 'Even'} ones]]" for number in range(20)
    }
    path = tmp_path / "test.xml"
    path.write_bytes(dump(pages))
    titles = [
        r["title"] for r in records(run("extract", str(path), "--category", "odd_ones").stdout)
    ]
    assert titles == [title for title, text in pages.items() if "Odd" in text]
    drawn = [records(run("extract", str(path), "--sample", "5").stdout) for _ in range(2)]
    assert len(drawn[0]) == 5
    assert drawn[0] == drawn[1]
    answer = run("extract", str(path), "--sample", "many")
    assert answer.returncode == 2
    assert b"--sample" in answer.stderr


@pytest.mark.long
def test_a_run_into_a_folder_has_a_report_and_another_can_have_one(tmp_path: Path) -> None:
    path = tmp_path / "test.xml"
    path.write_bytes(dump(PAGES))
    folder = tmp_path / "run"
    answer = run("extract", str(path), "-o", f"{folder}/", "--quiet")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, b"", b"")
    first = json.loads((folder / "_run" / "report.json").read_bytes())
    assert first["pages"]["outcomes"] == {"record": 2, "skipped": 1}
    assert first["pages"]["content"]["infoboxes"]["Infobox x"]["boxes"] == 1
    assert first["inputs"] == ["test.xml"]
    answer = run("report", str(folder), "-o", str(tmp_path / "again"))
    assert answer.stdout.decode().strip() == str(tmp_path / "again" / "report.html")
    again = json.loads((tmp_path / "again" / "report.json").read_bytes())
    assert again["pages"] == first["pages"]
    answer = run("extract", str(path), "--report", str(tmp_path / "plain"))
    assert len(records(answer.stdout)) == 2
    plain = json.loads((tmp_path / "plain" / "report.json").read_bytes())
    assert plain["pages"]["outcomes"] == first["pages"]["outcomes"]
    assert plain["input_bytes"] == path.stat().st_size


def test_a_report_of_what_is_no_run(tmp_path: Path) -> None:
    answer = run("report", str(tmp_path))
    assert answer.returncode == 2
    assert b"not the folder of a run" in answer.stderr


# Compression is the same for all.
FORMATS = [name for name in format_names() if not name.endswith((".gz", ".zst"))]
FORMATS += ["ndjson.gz", "csv.zst"]


@pytest.mark.long
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_from_the_command(name: str, tmp_path: Path) -> None:
    files = [tmp_path / "Foo.wikitext", tmp_path / "Bar.wikitext"]
    for file in files:
        file.write_text(PAGES[file.stem])
    output = tmp_path / f"out.{name}"
    inputs = ("extract", *map(str, files), "--site", "enwiki")
    answer = run(*inputs, "-o", str(output), "--format", name)
    assert answer.returncode == 0, answer.stderr
    assert b"2 records" in answer.stderr
    assert output.stat().st_size
    assert set(tmp_path.iterdir()) == {output, *files}


@pytest.mark.skipif(sys.platform != "linux", reason="the system's file names are Unicode")
def test_an_input_whose_name_is_no_utf_8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.xml.bz2")
    Path(name).write_bytes(bz2.compress(dump(PAGES)))
    report, folder = tmp_path / "report", tmp_path / "out"
    answer = run("extract", name, "--report", str(report))
    assert (answer.returncode, len(records(answer.stdout))) == (0, 2), answer.stderr
    answer = run("extract", name, "-o", f"{folder}/")
    assert answer.returncode == 0, answer.stderr
    for where in (report, folder / "_run"):
        stated = json.loads((where / "report.json").read_bytes())
        assert stated["inputs"] == ["caf\N{REPLACEMENT CHARACTER}.xml.bz2"]
    Path(name).write_bytes(bz2.compress(dump(PAGES, repeat=50))[:-300])
    answer = run("extract", name, "-o", f"{tmp_path}/again/")
    assert answer.returncode in {1, 2}, answer.stderr
    assert b"Traceback" not in answer.stderr
