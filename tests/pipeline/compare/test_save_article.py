"""Articles saved with all that they draw on: they give the same record by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.shell import run
from tests.cli.test_commands import dump
from tests.sources.live.fake_wiki import FakePage, FakeWiki, Revision, serving
from wikiextract import Page
from wikiextract.errors import OutputError
from wikiextract.pipeline.compare.save_article import SavedArticle, save_article
from wikiextract.sources.saved_page import read_saved_page

PAGES = {
    "Ohrid": "{{Lake|358}}\nA '''lake'''.",
    "Template:Lake": "#REDIRECT [[Template:Infobox lake]]",
    "Template:Infobox lake": '{| class="infobox"\n! Area\n| {{Km/square|{{{1}}}}}\n|}',
    "Template:Km/square": "{{{1}}} km²",
    "Template:Unused": "never",
}


@pytest.mark.long
def test_of_a_dump_with_a_store(tmp_path: Path) -> None:
    (tmp_path / "dump.xml").write_bytes(dump(PAGES).replace(b"<ns>0</ns>", b""))
    store, source = str(tmp_path / "wiki.sqlite"), str(tmp_path / "dump.xml")
    assert run("index", source, "-o", store).returncode == 0
    given = (source, "--title", "Ohrid", "--store", store, "-o", str(tmp_path / "saved"))
    assert run("fixture", "new", *given).returncode == 0
    folder = tmp_path / "saved" / "testwiki" / "Ohrid"
    names = {path.name for path in (folder / "pages").iterdir()}
    assert names == {
        "Template%3ALake.wikitext",
        "Template%3AInfobox lake.wikitext",
        "Template%3AKm%2Fsquare.wikitext",
    }
    assert "358 km²" in (folder / "record.json").read_text()
    assert run("fixture", "check", str(tmp_path / "saved")).returncode == 0
    answer = run("fixture", "new", *given)
    assert answer.returncode == 2
    assert b"is there already" in answer.stderr


@pytest.mark.long
def test_of_a_live_wiki(tmp_path: Path) -> None:
    pytest.importorskip("httpx")
    html = '<table class="infobox"><tr><th>Area</th><td>358 km²</td></tr></table><p>A lake.</p>'
    template = {name: 10 for name in PAGES if name.startswith("Template:") and name[9] != "U"}
    pages = {
        title: FakePage(
            title, number, {number: Revision(text, html)}, namespace=10 if number > 1 else 0
        )
        for number, (title, text) in enumerate(PAGES.items(), start=1)
    }
    pages["Ohrid"].templates = template
    with serving(FakeWiki(pages)) as wiki:
        address = f"{wiki.address}/wiki/Ohrid"
        cache = str(tmp_path / "cache")
        answer = run("fixture", "new", address, "-o", str(tmp_path), "--cache", cache)
    assert answer.returncode == 0, answer.stderr
    (folder,) = tmp_path.glob("127.0.0.1%3A*/Ohrid")
    assert {path.name for path in (folder / "pages").iterdir()} == {
        f"{title.replace(':', '%3A').replace('/', '%2F')}.wikitext" for title in template
    }
    record = json.loads((folder / "record.json").read_text())
    assert record["site"] == "emberwiki"
    assert "358 km²" in json.dumps(record, ensure_ascii=False)
    assert (folder / "html.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--title", "No"], b"has no such page"), (["--title", "Unsited"], b"of which wiki")],
)
def test_what_cannot_be_saved(tmp_path: Path, arguments: list[str], said: bytes) -> None:
    source = tmp_path / "dump.xml"
    source.write_bytes(dump({"Ohrid": "x"}))
    if "Unsited" in arguments:
        source = tmp_path / "Unsited.wikitext"
        source.write_text("text")
    answer = run("fixture", "new", str(source), *arguments, "-o", str(tmp_path / "saved"))
    assert answer.returncode == 2
    assert said in answer.stderr


def saved(title: str, **others: str) -> SavedArticle:
    page = Page(title=title, wikitext="x", where="test")
    return SavedArticle(page=page, wiki="emberwiki", site=None, pages=others)


def test_titles_with_endings_of_files_come_back(tmp_path: Path) -> None:
    pages = {"Template:X.lua": "a", "Template:X.wikitext": "b"}
    assert read_saved_page(save_article(saved("A", **pages), tmp_path)).pages == pages


def test_an_article_that_cannot_be_saved_leaves_nothing(tmp_path: Path) -> None:
    article = saved("A", **{f"Template:{'x' * 250}": "a"})
    for _ in range(2):
        with pytest.raises(OutputError, match="cannot be written"):
            save_article(article, tmp_path)
    assert not (tmp_path / "emberwiki" / "A").exists()


def test_a_check_names_the_file_that_differs(tmp_path: Path) -> None:
    folder = tmp_path / "enwiki" / "A"
    folder.mkdir(parents=True)
    (folder / "page.wikitext").write_text("x")
    answer = run("fixture", "check", str(tmp_path))
    assert answer.returncode == 1
    assert f"{folder / 'record.json'}:\n".encode() in answer.stdout
