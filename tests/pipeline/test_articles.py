"""Articles of a dump, one after the other; records read back; and what is refused."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import wikiextract
from wikiextract.errors import InputError
from wikiextract.pipeline.pages.articles import articles_in
from wikiextract.pipeline.pages.border import PageTimeoutError
from wikiextract.pipeline.select.selection import Selection
from wikiextract.sinks import format_of
from wikiextract.store import build_store

DUMP = """<mediawiki><siteinfo><dbname>enwiki</dbname></siteinfo>{pages}</mediawiki>"""
PAGE = "<page><title>{0}</title><ns>0</ns><id>{1}</id><revision><id>1</id><text>{2}</text>\
</revision></page>"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    pages = "".join(PAGE.format(f"Page {n}", n, f"Text {n}") for n in range(1, 4))
    path = tmp_path / "dump.xml"
    path.write_text(DUMP.format(pages=pages))
    return path


def test_a_dump_gives_articles_with_progress(dump: Path) -> None:
    told: list[tuple[int, int]] = []
    articles = wikiextract.extract_dump(dump, progress=lambda *state: told.append(state))
    assert [article.title for article in articles] == ["Page 1", "Page 2", "Page 3"]
    assert len(told) == 3
    assert all(size == dump.stat().st_size for _, size in told)


def test_a_selection_says_which_articles(dump: Path) -> None:
    for selection in (Selection(titles=frozenset({"Page 2"})), Selection(limit=1)):
        assert len(list(wikiextract.extract_dump(str(dump), selection=selection))) == 1


def test_a_damaged_dump_is_told_at_its_end(dump: Path) -> None:
    dump.write_text(dump.read_text()[:-60])
    articles = wikiextract.extract_dump(dump)
    assert next(articles).title == "Page 1"
    with pytest.raises(InputError):
        list(articles)


@pytest.mark.parametrize(
    "name", ["ndjson", "ndjson.gz", "ndjson.zst", "ndjson-full", "ndjson-full.gz", "parquet"]
)
def test_records_are_read_back(dump: Path, tmp_path: Path, name: str) -> None:
    articles = list(wikiextract.extract_dump(dump))
    format_ = format_of(name)
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "_run").mkdir()
    (folder / "_SUCCESS").touch()
    writer = format_.open(folder / f"part-0{format_.extension}")
    for article in articles:
        writer.write(article.to_dict(), wikiextract.to_json(article))
    writer.finish()
    for path in (folder, folder / f"part-0{format_.extension}"):
        titles = [article.title for article in wikiextract.read_records(path)]
        assert titles == [article.title for article in articles]


def test_what_holds_no_records_is_refused(tmp_path: Path, dump: Path) -> None:
    lines = tmp_path / "x.ndjson"
    lines.write_text('{"a": 1}\n')
    for path in (lines, dump, tmp_path, tmp_path / "none.ndjson", tmp_path / "none.json"):
        with pytest.raises(InputError):
            list(wikiextract.read_records(path))


def test_an_extractor_can_be_pickled() -> None:
    extractor = wikiextract.Extractor(
        wikiextract.Site.load("enwiki"), pages={"Template:Infobox": "x"}
    )
    page = wikiextract.Page(title="A", where="x", wikitext="{{Infobox}} text")
    expected = extractor.article(page)
    assert pickle.loads(pickle.dumps(extractor)).article(page) == expected
    assert pickle.loads(pickle.dumps(expected)) == expected


@pytest.mark.parametrize(
    "text", [None, 3, Path("x.wikitext"), "dump.xml.bz2", "https://example.org/wiki/A", "a/b.html"]
)
def test_what_is_no_wikitext_is_refused_with_a_sentence(text: object) -> None:
    with pytest.raises(InputError, match="no wikitext"):
        wikiextract.extract(text, site="enwiki", title="A")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["Text.", "See https://example.org", "[[File.html]]", "", "a\nb.gz"]
)
def test_wikitext_is_taken(text: str) -> None:
    assert wikiextract.extract(text, site="enwiki", title="A").title == "A"


def test_one_article_is_found_by_its_title_as_people_write_it(dump: Path) -> None:
    assert [one.title for one in articles_in(str(dump), title="page_2")] == ["Page 2"]


def test_a_page_of_a_store_is_shown_with_its_templates(tmp_path: Path) -> None:
    path, store = tmp_path / "wiki.xml", tmp_path / "wiki.sqlite"
    template = PAGE.format("Template:T", 1, "told {{U}}").replace("<ns>0", "<ns>10")
    other = PAGE.format("Template:U", 2, "twice").replace("<ns>0", "<ns>10")
    path.write_text(DUMP.format(pages=template + other + PAGE.format("Page", 3, "x")))
    build_store([path], store)
    (shown,) = articles_in(str(store), title="template:T")
    assert shown.text().strip() == "told twice"
    with pytest.raises(InputError, match="Page"):
        list(articles_in(str(store), title="page"))


def test_a_page_that_takes_too_long_says_so(dump: Path) -> None:
    @contextlib.contextmanager
    def no_time() -> Iterator[None]:
        yield
        raise PageTimeoutError(1.0)

    (slow,) = articles_in(str(dump), title="Page 1", bounds=no_time)
    assert [problem.code for problem in slow.diagnostics] == ["page-failed"]


def test_records_in_the_lines_of_a_json_file_are_read(tmp_path: Path) -> None:
    lines = [wikiextract.to_json(wikiextract.extract("x", title=title)) for title in "AB"]
    path = tmp_path / "records.json"
    path.write_bytes(b"\n".join(lines) + b"\n")
    assert [article.title for article in wikiextract.read_records(path)] == ["A", "B"]
