"""``index`` and ``render`` as a shell sees them."""

from __future__ import annotations

import bz2
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.cli.test_commands import dump, run

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
