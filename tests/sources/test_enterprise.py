"""Articles of Wikimedia Enterprise, in lines and in files of their own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sources.dumps import in_chunks
from wikiextract.errors import InputError
from wikiextract.sources import Page, PageFailure, Revision
from wikiextract.sources.enterprise import read_json, read_lines
from wikiextract.sources.limits import LINE_BYTES, MIB

ARTICLE: dict[str, Any] = {
    "name": "Porthenys",
    "identifier": 12,
    "abstract": "x",
    "date_modified": "2024-04-18T21:14:32Z",
    "version": {"identifier": 99, "comment": "c", "tags": ["t"], "editor": {"name": "Jenifer"}},
    "previous_version": {"identifier": 98, "number_of_characters": 3},
    "url": "https://kw.wikipedia.org/wiki/Porthenys",
    "namespace": {"name": "Article", "identifier": 0},
    "in_language": {"identifier": "kw"},
    "main_entity": {"identifier": "Q1", "url": "https://www.wikidata.org/entity/Q1"},
    "is_part_of": {"identifier": "kwwiki", "url": "https://kw.wikipedia.org"},
    "article_body": {"html": "<p>h</p>", "wikitext": "''w''"},
}
LINE = json.dumps(ARTICLE).encode()


def lines(data: bytes, size: int = 1 << 20) -> list[Page | PageFailure]:
    return list(read_lines(in_chunks(data, size), "a.ndjson"))


def only(found: list[Page | PageFailure]) -> Page:
    (page,) = found
    assert isinstance(page, Page)
    return page


def test_article_with_everything() -> None:
    page = only(lines(LINE))
    assert (page.title, page.page_id, page.namespace) == ("Porthenys", 12, 0)
    assert (page.html, page.wikitext) == ("<p>h</p>", "''w''")
    assert page.url == "https://kw.wikipedia.org/wiki/Porthenys"
    assert (page.language, page.wikidata_id) == ("kw", "Q1")
    assert page.site is not None
    assert (page.site.dbname, page.site.language) == ("kwwiki", "kw")
    assert page.revision == Revision(
        id=99,
        parent_id=98,
        timestamp="2024-04-18T21:14:32Z",
        contributor="Jenifer",
        comment="c",
    )
    assert page.where == "a.ndjson, line 1"


@pytest.mark.parametrize("size", [1, 1000])
def test_lines_however_they_arrive(size: int) -> None:
    data = LINE + b"\n\n  \r\n" + LINE + b"\r\n" + LINE
    found = lines(data, size)
    assert [item.where for item in found] == [f"a.ndjson, line {n}" for n in (1, 4, 5)]
    assert all(isinstance(item, Page) for item in found)
    assert only(lines(b"\xef\xbb\xbf" + LINE)).title == "Porthenys"


@pytest.mark.parametrize("left_out", [key for key in ARTICLE if key != "name"])
@pytest.mark.parametrize("as_null", [True, False])
def test_everything_but_the_name_may_be_absent(left_out: str, as_null: bool) -> None:
    article: dict[str, Any] = {key: value for key, value in ARTICLE.items() if key != left_out}
    if as_null:
        article[left_out] = None
    page = only(lines(json.dumps(article).encode()))
    assert page.title == "Porthenys"
    codes = [problem.code for problem in page.diagnostics]
    assert codes == (["text-missing"] if left_out == "article_body" else [])


BROKEN = {
    b'{"name": "Cut off", "identifier": 1, "url": "htt': "Cut off",
    b'{"name": "Wrong type", "identifier": "x"}': "Wrong type",
    b'{"identifier": 1}': None,
    b"no json": None,
    b"[1]": None,
    b"[" * 100_000: None,
    b'{"name": "\\ud800"}': None,
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_line_costs_only_itself(broken: bytes) -> None:
    before, failure, after = lines(b"\n".join([LINE, broken, LINE]))
    assert isinstance(before, Page)
    assert isinstance(after, Page)
    assert isinstance(failure, PageFailure)
    assert (failure.code, failure.where) == ("article-unreadable", "a.ndjson, line 2")
    assert failure.title == BROKEN[broken]
    assert failure.problem


def test_a_line_too_long_is_told_and_not_held() -> None:
    def chunks() -> Any:
        yield LINE + b'\n{"name": "'
        for _ in range(LINE_BYTES // MIB + 1):
            yield b"x" * MIB
        yield b'"}\n' + LINE

    before, failure, after = read_lines(chunks(), "a.ndjson")
    assert isinstance(failure, PageFailure)
    assert failure.code == "line-too-long"
    assert [before.title, after.title] == ["Porthenys"] * 2
    assert after.where == "a.ndjson, line 3"


@pytest.mark.parametrize("bad", [b"\xff", b"\\u0000"])
def test_invalid_characters_are_replaced_and_told(bad: bytes) -> None:
    page = only(lines(LINE.replace(b"''w''", b"a" + bad + b"b")))
    assert page.wikitext == "a\ufffdb"
    assert [problem.code for problem in page.diagnostics] == ["invalid-characters"]


@pytest.mark.parametrize("field", ["''w''", "Jenifer", "abstract", "x", "Porthenys"])
def test_bytes_that_are_no_utf8_are_told_wherever_they_stand(field: str) -> None:
    """Also in what is not read: what a JSON decoder makes of that differs by its release."""
    page = only(lines(LINE.replace(field.encode(), b"a\xed\xa0\x80b", 1)))
    assert [problem.code for problem in page.diagnostics] == ["invalid-characters"]


def test_a_failure_is_named_though_its_name_has_bytes_that_are_no_utf8() -> None:
    (failure,) = lines(b'{"name": "A\xff", "identifier": "x"}')
    assert isinstance(failure, PageFailure)
    assert failure.title == "A\ufffd"


@pytest.mark.parametrize("size", [7, 1 << 20])
def test_json_files(size: int) -> None:
    def read(data: bytes) -> list[str | None]:
        return [item.title for item in read_json(in_chunks(data, size), "a.json")]

    pretty = json.dumps(ARTICLE, indent=4).encode()
    other = json.dumps(ARTICLE | {"name": "Sen Ust"}).encode()
    assert read(LINE) == ["Porthenys"]
    assert read(pretty + b"\n") == ["Porthenys"]
    assert read(b"\xef\xbb\xbf" + pretty) == ["Porthenys"]
    assert read(b"[" + pretty + b",\n" + other + b"]") == ["Porthenys", "Sen Ust"]
    assert read(LINE + b"\n" + other + b"\n") == ["Porthenys", "Sen Ust"]
    assert read(b"[]") == []


@pytest.mark.parametrize("data", [b"", b"x", b'{"name": "A"', b"[" * 100_000, b'{"a":1} {"b":2}'])
def test_a_json_file_that_is_none(data: bytes) -> None:
    with pytest.raises(InputError, match="not JSON"):
        list(read_json(iter([data]), "a.json"))
