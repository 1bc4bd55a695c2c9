"""Pages of a MediaWiki that is installed here (Debian's package), served by PHP itself."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.cli.shell import run

MEDIAWIKI = Path("/usr/share/mediawiki")
PHP = shutil.which("php")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        PHP is None or not MEDIAWIKI.exists(), reason="needs Debian's packages mediawiki, php-cli"
    ),
]

SETTINGS = """
foreach (['ParserFunctions', 'Cite'] as $name) { wfLoadExtension($name); }
$wgJobRunRate = 0;
$wgMainCacheType = $wgParserCacheType = $wgMessageCacheType = CACHE_NONE;
"""
PAGES = {
    "Template:Lake": '{| class="infobox"\n! Area\n| {{{area|}}}\n|}<includeonly>'
    "[[Category:Stubs by box]]</includeonly>",
    "Ohrid": "{{Lake|area=358 km²}}\n'''Ohrid''' is a [[lake]].<ref>Note.</ref>"
    "\n== History ==\nOld.\n[[Category:Lakes|Key]]",
    "Lake Ohrid": "#REDIRECT [[Ohrid]]",
    "Prespa": "Prespa [[Category:Lakes]]",
    "Category:Stubs by box": "__HIDDENCAT__",
    "Category:Lakes": "All lakes.",
}


def php(*arguments: str, settings: Path | None = None, text: str = "") -> None:
    where = {} if settings is None else {"MW_CONFIG_FILE": str(settings)}
    subprocess.run(
        [PHP or "php", *arguments],
        input=text.encode(),
        env={**os.environ, **where},
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("wiki")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    scripts = MEDIAWIKI / "maintenance"
    made = ["--dbtype", "sqlite", "--dbpath", str(folder), "--dbname", "wiki"]
    made += ["--confpath", str(folder), "--pass", "a-password-of-tests", "--lang", "en"]
    made += ["--server", f"http://{host}", "--scriptpath", "", "Ember", "admin"]
    php(str(scripts / "install.php"), *made)
    settings = folder / "LocalSettings.php"
    with settings.open("a") as stream:
        stream.write(SETTINGS)
    for title, text in PAGES.items():
        php(str(scripts / "edit.php"), title, settings=settings, text=text)
    php(str(scripts / "runJobs.php"), settings=settings)
    given = {**os.environ, "MW_CONFIG_FILE": str(settings), "MW_ROOT": str(MEDIAWIKI)}
    router = str(Path(__file__).with_name("router.php"))
    server = subprocess.Popen(
        [PHP or "php", "-S", host, router],
        env=given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{host}/api.php?action=query&format=json")
        yield f"http://{host}"
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(address)


def test_an_article_by_its_address(wiki: str, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"), "--rate", "1000")
    answer = run("extract", f"{wiki}/index.php/Lake_Ohrid", *cache)
    assert answer.returncode == 0, answer.stderr
    record = json.loads(answer.stdout)
    (box,) = record["infoboxes"]
    (shown,) = box["groups"][0]["fields"]
    assert (record["title"], shown["param"], shown["label"]) == ("Ohrid", "area", "Area")
    assert shown["value"]["text"] == "358 km²"
    assert {one["name"]: one.get("hidden") for one in record["categories"]} == {
        "Lakes": None,
        "Stubs by box": True,
    }
    assert [one["text"] for one in record["references"]] == ["Note."]
    assert [one.get("title") for one in record["sections"]] == [None, "History"]


def test_a_category_and_titles(wiki: str, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"), "--rate", "1000")
    given = ("--live", "--site", wiki, "--category", "Lakes", "--title", "Nowhere", *cache)
    answer = run("extract", *given)
    records = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [record["title"] for record in records] == ["Nowhere", "Ohrid", "Prespa"]
    assert answer.returncode == 1
    assert b"Nowhere: the wiki has no such page" in answer.stderr


def test_a_fixture_of_it_renders_to_what_the_wiki_shows(wiki: str, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    answer = run("fixture", "new", f"{wiki}/index.php/Ohrid", "-o", str(tmp_path / "new"), *cache)
    assert answer.returncode == 0, answer.stderr
    assert run("fixture", "check", str(tmp_path / "new")).returncode == 0
