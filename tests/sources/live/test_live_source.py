"""A live wiki as a source: what is asked, what comes of it, and what a busy or broken wiki does."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.sources.live.fake_wiki import FakePage, FakeWiki, Revision, serving
from wikiextract.cli.stores import open_extractor, site_of_input
from wikiextract.errors import InputError
from wikiextract.inspect.view import Viewer
from wikiextract.pipeline.pages.articles import articles_in
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.select.find import find_page
from wikiextract.record import to_json
from wikiextract.sources import Damage, Page, PageFailure
from wikiextract.sources.live import Access, LiveSource

pytest.importorskip("httpx")

BOX = (
    '<table class="infobox" about="#mwt1" typeof="mw:Transclusion" data-mw=\''
    '{"parts":[{"template":{"target":{"wt":"Infobox lake","href":"./Template:Infobox_lake"},'
    '"params":{"area":{"wt":"358"}},"i":0}}]}\'><tbody><tr><th>Area</th><td>358</td></tr>'
    "</tbody></table><p>A <b>lake</b>.</p>"
)
TEXT = "{{Infobox lake|area=358}}\nA '''lake'''.\n[[Category:Lakes|Key]]"


def page(title: str, number: int, **more: Any) -> FakePage:
    old = Revision("Old text.", "<p>Old text.</p>")
    return FakePage(title, number, {number * 10: old, number * 10 + 1: Revision(TEXT, BOX)}, **more)


@pytest.fixture
def wiki() -> Iterator[FakeWiki]:
    pages = [
        page(
            "Ohrid",
            1,
            categories={"Lakes": False, "Stubs by box": True},
            item="Q156258",
            languages={"de": ("Ohridsee", "https://de.wikipedia.org/wiki/Ohridsee")},
        ),
        page("Prespa", 2, categories={"Lakes": False}),
        page("Talk:Ohrid", 3, categories={"Lakes": False}, namespace=1),
        page("Dojran", 4, categories={"Lakes": False}),
    ]
    found = {one.title: one for one in pages}
    with serving(FakeWiki(found, redirects={"Lake Ohrid": "Ohrid"})) as served:
        yield served


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(rate=1000, pause=0.001, cache=str(tmp_path / "cache"), contact="me@example.org")


def read(wiki: FakeWiki, access: Access, **wanted: Any) -> list[Page | PageFailure | Damage]:
    return list(LiveSource(wiki=f"{wiki.address}/wiki/X", access=access, **wanted).read())


def test_wikitext_and_html_of_one_revision(wiki: FakeWiki, access: Access) -> None:
    (found,) = read(wiki, access, addresses=(f"{wiki.address}/wiki/Ohrid",))
    assert isinstance(found, Page)
    assert (found.title, found.page_id, found.revision.id) == ("Ohrid", 1, 11)
    assert (found.wikitext, found.wikidata_id) == (TEXT, "Q156258")
    assert found.url == f"{wiki.address}/wiki/Ohrid"
    article = Extractor().article(found)
    (box,) = json.loads(to_json(article))["infoboxes"]
    (shown,) = box["groups"][0]["fields"]
    assert (shown["label"], shown["param"]) == ("Area", "area")
    assert shown["value"]["text"] == "358"
    categories = {one.name: (one.hidden, one.sort_key) for one in article.categories}
    assert categories == {"Lakes": (None, "Key"), "Stubs by box": (True, "Key")}
    assert [(one.language, one.title) for one in article.language_links] == [("de", "Ohridsee")]


@pytest.mark.parametrize(
    ("path", "revision"),
    [
        ("/wiki/Lake_Ohrid", 11),
        ("/wiki/%4Fhrid#History", 11),
        ("/w/index.php?title=Ohrid&action=view", 11),
        ("/w/index.php/Ohrid", 11),
        ("/w/index.php?title=Ohrid&oldid=10", 10),
    ],
)
def test_addresses_of_a_page(wiki: FakeWiki, access: Access, path: str, revision: int) -> None:
    (found,) = read(wiki, access, addresses=(wiki.address + path,))
    assert isinstance(found, Page)
    assert (found.title, found.revision.id) == ("Ohrid", revision)


def test_titles_and_categories_each_page_once(wiki: FakeWiki, access: Access) -> None:
    titles = ("Prespa", "lake Ohrid", "ohrid", "Lake Ohrid", "Nowhere", "a|b")
    found = read(wiki, access, titles=titles, categories=("Category:Lakes",), namespaces={0})
    names = [(type(one).__name__, one.title) for one in found if not isinstance(one, Damage)]
    assert names == [
        ("Page", "Prespa"),
        ("Page", "Ohrid"),
        ("PageFailure", "Nowhere"),
        ("PageFailure", "a|b"),
        ("Page", "Dojran"),
    ]


def test_a_wiki_without_rest_is_read_by_its_parser(wiki: FakeWiki, access: Access) -> None:
    wiki.has_rest = False
    (found,) = read(wiki, access, titles=("Ohrid",))
    assert isinstance(found, Page)
    article = Extractor().article(found)
    assert [(one.name, one.hidden) for one in article.categories] == [
        ("Lakes", None),
        ("Stubs by box", True),
    ]
    assert '"param":"area"' in to_json(article).decode()


@pytest.mark.parametrize(("script_path", "articles"), [("", "/$1"), ("/wiki/php", "/read/$1")])
def test_the_page_says_where_the_api_is(
    wiki: FakeWiki, access: Access, script_path: str, articles: str
) -> None:
    wiki.script_path, wiki.article_path = script_path, articles
    address = wiki.address + articles.replace("$1", "Ohrid")
    source = LiveSource(wiki=address, addresses=(address,), access=access)
    assert [getattr(one, "title", one) for one in source.read()] == ["Ohrid"]


def test_a_busy_wiki_is_asked_again(wiki: FakeWiki, access: Access) -> None:
    wiki.busy = [(503, {}), (429, {"Retry-After": "0"})]
    wiki.lagging = 2
    (found,) = read(wiki, access, titles=("Ohrid",))
    assert isinstance(found, Page)
    assert wiki.answers("maxlag=5") == 4  # two that it had no time for, and an answer in two parts


def test_a_wiki_that_stays_busy_is_damage(wiki: FakeWiki, access: Access) -> None:
    wiki.busy = [(503, {"Retry-After": "0"})] * 100
    (found,) = read(wiki, access, titles=("Ohrid",))
    assert isinstance(found, Damage)
    assert found.unusable
    assert "status 503" in found.problem
    assert len(wiki.asked) == access.tries


def test_a_server_that_is_no_wiki_or_not_there(wiki: FakeWiki, access: Access) -> None:
    wiki.script_path = "/elsewhere/hidden"
    wiki.article_path = "/other/$1"
    (found,) = read(wiki, access, titles=("Ohrid",))
    assert isinstance(found, Damage)
    assert found.unusable
    (found,) = LiveSource(wiki="http://127.0.0.1:9/", titles=("Ohrid",), access=access).read()
    assert isinstance(found, Damage)
    assert "cannot be reached" in found.problem


def test_what_was_fetched_is_not_asked_for_again(wiki: FakeWiki, access: Access) -> None:
    read(wiki, access, titles=("Ohrid",))
    read(wiki, access, titles=("Ohrid",))
    assert wiki.answers("siteinfo") == 1
    assert wiki.answers("rest.php") == 1
    assert wiki.answers("revisions") == 4  # which revision is the newest one is asked each time
    assert all("wikiextract/" in agent and "me@example.org" in agent for agent in wiki.agents)


def test_many_titles_are_few_requests(wiki: FakeWiki, access: Access) -> None:
    titles = tuple(f"No such page {number}" for number in range(120))
    assert len(read(wiki, access, titles=titles)) == 120
    assert wiki.answers("titles=") == 2 * 3


def test_a_page_that_is_no_wikitext(wiki: FakeWiki, access: Access) -> None:
    wiki.pages["Ohrid"].revisions[11] = Revision("{}", "", model="json")
    (found,) = read(wiki, access, titles=("Ohrid",))
    assert isinstance(found, Page)
    assert (found.html, found.wikitext, found.revision.model) == (None, "{}", "json")


def test_without_httpx_a_sentence_says_what_to_install(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    (found,) = LiveSource(wiki="https://x.example/", titles=("A",), access=access).read()
    assert isinstance(found, Damage)
    assert "pip install 'wikiextract[live]'" in found.problem


def test_commands_do_not_load_httpx() -> None:
    text = "import sys, wikiextract.cli.app; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", text], check=False).returncode == 0


def test_it_can_be_sent_to_another_process(access: Access) -> None:
    source = LiveSource(wiki="https://x.example/", titles=("A",), access=access)
    assert pickle.loads(pickle.dumps(source)) == source
    assert source.name == "x.example"


@pytest.mark.long
def test_the_commands(wiki: FakeWiki, tmp_path: Path) -> None:
    options = ("--rate", "1000", "--cache", str(tmp_path / "cache"))
    answer = run("extract", f"{wiki.address}/wiki/Talk:Ohrid", *options)
    assert [json.loads(line)["title"] for line in answer.stdout.splitlines()] == ["Talk:Ohrid"]
    named = ("--site", wiki.address, "--live", "--title", "Ohrid", "--category", "Lakes")
    answer = run("extract", *named, *options)
    titles = [json.loads(line)["title"] for line in answer.stdout.splitlines()]
    assert (answer.returncode, titles) == (0, ["Ohrid", "Prespa", "Dojran"])
    answer = run("extract", *named, *options, "--workers", "2", "-o", str(tmp_path / "out.ndjson"))
    assert answer.returncode == 0
    assert len((tmp_path / "out.ndjson").read_bytes().splitlines()) == 3
    answer = run("extract", *named[:3], "--title", "Nowhere", *options)
    assert answer.returncode == 1
    assert b"Nowhere: the wiki has no such page" in answer.stderr


@pytest.mark.long
def test_what_the_wiki_says_of_itself_counts(wiki: FakeWiki, tmp_path: Path) -> None:
    wiki.pages["Ohrid"].revisions[11] = Revision("A lake. [[Kat:Lakes]]", "<p>A lake.</p>")
    cache = str(tmp_path / "cache")
    answer = run("extract", f"{wiki.address}/wiki/Ohrid", "--cache", cache)
    categories = {one["name"]: one.get("span") for one in json.loads(answer.stdout)["categories"]}
    assert categories == {"Lakes": [8, 21], "Stubs by box": None}
    out = str(tmp_path / "out.ndjson")
    for _ in range(2):
        answer = run("extract", f"{wiki.address}/wiki/Ohrid", "--cache", cache, "-o", out)
        assert answer.returncode == 0
    assert len(list((tmp_path / "cache").glob("siteinfo-*.json"))) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--live", "--site", "enwiki"], b"which pages are wanted"),
        (["--live", "--title", "X"], b"needs the wiki"),
        (["--live", "--title", "X", "--site", "enwiki", "x.xml"], b"not an INPUT"),
        ([], b"there is none"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], said: bytes) -> None:
    answer = run("extract", *arguments)
    assert answer.returncode == 2
    assert said in answer.stderr


def test_an_address_is_an_input_of_the_commands_about_one_page(
    wiki: FakeWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    address = f"{wiki.address}/wiki/Talk:Ohrid"
    extractor = open_extractor(address)
    (article,) = articles_in(address, extractor)
    assert (article.title, article.infoboxes[0].name) == ("Talk:Ohrid", "Infobox lake")
    page = find_page(address, None)
    assert (page.wikitext, page.html is None) == (TEXT, False)
    view = Viewer(site_of_input(address, None)).view(page)
    assert (view.wikitext, "lake" in (view.html or "")) == (TEXT, True)
    with pytest.raises(InputError):
        find_page(f"{wiki.address}/wiki/Nowhere", None)
