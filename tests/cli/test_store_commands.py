"""``index`` and ``render`` as a shell sees them."""

from __future__ import annotations

import bz2
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.cli.shell import run
from tests.cli.test_commands import dump

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "zhwiki" / "阿拉木图宣言"
PAGES = {
    "Foo": "{{X|a}} {{lc:ABC}} {{Missing}}",
    "Template:X": "<includeonly>[{{{1}}}]</includeonly><noinclude>about</noinclude>",
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    source, target = tmp_path / "wiki.xml.bz2", tmp_path / "wiki.sqlite"
    text = dump(PAGES).replace(b"<ns>0</ns><id>2</id>", b"<ns>10</ns><id>2</id>")
    source.write_bytes(bz2.compress(text))
    answer = run("index", str(source), "-o", str(target))
    assert answer.returncode == 0, answer.stderr
    assert b"2 pages" in answer.stderr
    return target


def answers(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_render_expands_with_a_store(store: Path) -> None:
    answer = run("render", "--to", "wikitext", "--store", str(store), stdin=b"{{X|a}} {{lc:ABC}}")
    assert (answer.returncode, answer.stdout) == (0, b"[a] abc")


def test_render_says_what_is_missing(store: Path) -> None:
    arguments = ("--to", "wikitext", "--store", str(store), "--title", "Foo")
    answer = run("render", *arguments, stdin=b"{{Missing}}")
    assert answer.stdout == b"[[:Template:Missing]]"
    assert b"Missing" in answer.stderr


def test_render_answers_requests_in_order_with_their_own_pages(store: Path) -> None:
    requests = [
        {"title": "A", "wikitext": "{{X|1}}"},
        {"title": "B", "wikitext": "{{X|2}}", "pages": {"Template:X": "({{{1}}})"}},
        {"title": "C", "wikitext": "{{X|3}}"},
    ]
    stdin = "\n".join(json.dumps(request) for request in requests).encode()
    answer = run("render", "--jsonl", "--store", str(store), stdin=stdin)
    assert answer.returncode == 0
    found = [(line["title"], line["expanded"]) for line in answers(answer.stdout)]
    assert found == [("A", "[1]"), ("B", "(2)"), ("C", "[3]")]
    assert answers(answer.stdout)[0]["templates"] == ["Template:X"]


def test_a_broken_request_is_answered_and_told(store: Path) -> None:
    stdin = b'{broken\n\n{"title": "[]", "wikitext": ""}\n{"title": "A", "wikitext": "x"}\n'
    answer = run("render", "--jsonl", "--store", str(store), stdin=stdin)
    assert answer.returncode == 1
    codes = [[d["code"] for d in line["diagnostics"]] for line in answers(answer.stdout)]
    assert codes == [["request-failed"]] * 3 + [[]]
    assert b"Traceback" not in answer.stderr


def test_a_request_without_end_costs_itself(store: Path) -> None:
    request = b'{"title": "A", "wikitext": "x"}'
    answer = run("render", "--jsonl", stdin=b"x" * (65 << 20) + b"\n" + request)
    assert answer.returncode == 1
    assert b"-, line 1: the line is longer than 64 MiB" in answer.stderr
    assert [line["expanded"] for line in answers(answer.stdout)] == ["", "x"]


def test_render_gives_html(store: Path) -> None:
    answer = run("render", "--store", str(store), "--title", "Foo", stdin=b"''{{X|a}}''\n* b")
    assert answer.returncode == 0
    assert answer.stdout == b"<p><i>[a]</i>\n</p>\n<ul><li>b</li></ul>\n"


def test_files_are_missing_unless_all_are_taken_to_exist() -> None:
    missing = run("render", stdin=b"[[File:A.png]]").stdout
    assert b"<img" not in missing
    assert b">File:A.png</a>" in missing
    there = run("render", "--files", "all", "--site", "enwiki", stdin=b"[[File:A.png]]").stdout
    assert b"https://en.wikipedia.org/wiki/Special:Redirect/file/A.png" in there


def test_requests_without_a_variant_have_that_of_the_command() -> None:
    requests = [
        {"title": "A", "wikitext": "汉"},
        {"title": "A", "wikitext": "汉", "variant": "zh-cn"},
        {"title": "A", "wikitext": "汉", "language": "zh"},
        {"title": "A", "wikitext": "汉", "language": "ja"},
    ]
    stdin = "\n".join(json.dumps(request) for request in requests).encode()
    answer = run("render", "--jsonl", "--site", "zhwiki", "--variant", "zh-tw", stdin=stdin)
    found = answers(answer.stdout)
    assert [line["html"] for line in found] == [f"<p>{char}\n</p>" for char in "漢汉漢汉"]
    assert not any(line["diagnostics"] for line in found)


def test_a_variant_that_the_wiki_has_not_is_told() -> None:
    arguments = ("render", "--site", "enwiki", "--variant", "zh-tw")
    (line,) = answers(run(*arguments, "--jsonl", stdin=b'{"title": "A", "wikitext": "x"}').stdout)
    assert [one["code"] for one in line["diagnostics"]] == ["variant-unknown"]
    for form in ("html", "wikitext"):
        answer = run(*arguments, "--to", form, stdin=b"x")
        assert (answer.returncode, answer.stderr.count(b"variant-unknown")) == (0, 1)


def test_a_variant_that_changes_nothing_is_told() -> None:
    answer = run("extract", "-", "--variant", "zh-tw", stdin=dump(PAGES))
    assert answer.returncode == 0
    assert b"--variant changes nothing without --store" in answer.stderr


def test_requests_state_their_own_titles() -> None:
    answer = run("render", "--jsonl", "--title", "A", stdin=b'{"title": "B", "wikitext": "x"}')
    assert answer.returncode == 2
    assert b"--title" in answer.stderr


def test_render_in_a_variant() -> None:
    for variant, shown in (("zh-tw", "漢"), ("zh-cn", "汉")):
        answer = run("render", "--site", "zhwiki", "--variant", variant, stdin="汉".encode())
        assert shown in answer.stdout.decode()


def test_extract_renders_with_a_store(store: Path, tmp_path: Path) -> None:
    source = tmp_path / "Bar.wikitext"
    source.write_text("{{X|shown}} [[Foo]] [[Gone]]\n\n{{Missing}}\n")
    answer = run("extract", "--store", str(store), str(source))
    assert answer.returncode == 0, answer.stderr
    (record,) = answers(answer.stdout)
    assert record["extraction"]["view"] == "rendered"
    (paragraph, _) = record["sections"][0]["blocks"]
    assert paragraph["text"] == "[shown] Foo Gone"
    assert [link.get("red") for link in paragraph["links"]] == [None, True]
    assert [call["name"] for call in record["templates"]] == ["X", "Missing"]
    assert [one["code"] for one in record["diagnostics"]] == ["missing-template"]


def test_extract_renders_the_dump_that_the_store_was_made_of(store: Path) -> None:
    answer = run("extract", "--store", str(store), str(store.parent / "wiki.xml.bz2"))
    assert answer.returncode == 0, answer.stderr
    (record,) = answers(answer.stdout)
    assert record["sections"][0]["blocks"][0]["text"].startswith("[a] abc")


def test_a_redirect_is_one_in_the_rendered_view(store: Path, tmp_path: Path) -> None:
    source = tmp_path / "Old.wikitext"
    source.write_text("#REDIRECT [[Foo#There]]\n{{X|moved}}")
    (record,) = answers(run("extract", "--store", str(store), str(source)).stdout)
    assert (record["kind"], record["redirect_to"]) == ("redirect", "Foo")
    assert record["redirect_anchor"] == "There"
    assert record["sections"][0]["blocks"][0]["text"] == "[moved]"


@pytest.mark.parametrize("content", [None, b"not a database", b"SQLite format 3\0"])
def test_a_file_that_is_no_store_is_status_2(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "no.sqlite"
    if content is not None:
        path.write_bytes(content)
    answer = run("render", "--store", str(path), stdin=b"x")
    assert answer.returncode == 2
    assert b"no.sqlite" in answer.stderr
    assert b"Traceback" not in answer.stderr


def test_the_first_fixture_expands_from_its_pages() -> None:
    pages = {
        unquote(path.stem): path.read_text(encoding="utf-8").rstrip("\n")
        for path in (FIXTURE / "pages").glob("*.wikitext")
    }
    wikitext = (FIXTURE / "page.wikitext").read_text(encoding="utf-8")
    request = {"title": FIXTURE.name, "wikitext": wikitext, "pages": pages}
    answer = run(
        "render", "--jsonl", "--site", "zhwiki", stdin=json.dumps(request).encode() + b"\n"
    )
    (line,) = answers(answer.stdout)
    assert not line["diagnostics"]
    assert line["templates"]
    assert not line["missing_templates"]
    assert "{{" not in line["expanded"]
    assert line["expanded"].count('class="navbox"') == 2
    assert "[[Category:歷史小作品]]" in line["expanded"]
    assert "[[:en:Sumgait pogrom|Sumgait pogrom]]" in line["expanded"]


def test_entities_are_indexed_and_shown(store: Path, tmp_path: Path) -> None:
    dump, entities = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    item = {"id": "Q7", "sitelinks": {"enwiki": {"title": "Foo"}}, "labels": {"en": {"value": "f"}}}
    dump.write_bytes(b"[\n" + json.dumps(item).encode() + b",\nbroken\n]\n")
    answer = run("index-entities", str(dump), "-o", str(entities), "--languages", "en;de")
    assert answer.returncode == 2
    assert b"--languages: 'en;de' is no code" in answer.stderr
    answer = run("index-entities", str(dump), "-o", str(entities))
    assert answer.returncode == 1
    assert b"all.json, line 3: no entity" in answer.stderr
    assert b"1 of 1 entities, 1 sitelinks, 1 lines or places left out" in answer.stderr
    module = "return {f = function() return mw.wikibase.getEntityIdForCurrentPage() end}"
    request = {"title": "Foo", "wikitext": "{{#invoke:M|f}}", "pages": {"Module:M": module}}
    options = ("--jsonl", "--site", "enwiki", "--entities", str(entities))
    answer = run("render", *options, stdin=json.dumps(request).encode())
    assert answers(answer.stdout)[0]["expanded"] == "Q7"
    page = tmp_path / "Foo.wikitext"
    page.write_text("Text")
    answer = run("extract", str(page), "--site", "enwiki", "--entities", str(entities))
    assert answers(answer.stdout)[0]["wikidata_id"] == "Q7"
    answer = run("extract", str(page), "--entities", str(store))
    assert answer.returncode == 2
    assert b"no entity store" in answer.stderr
