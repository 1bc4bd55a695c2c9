"""Folders of saved articles become tests, with differences that a person can read."""

from __future__ import annotations

import json
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from wikiextract.pipeline.compare.saved_articles import RECORD

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parents[2]
PLUGIN = "pytest_wikiextract"
ARTICLE = "articles/enwiki/Ohrid"


@pytest.fixture
def folder(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one saved article of which nothing is expected yet."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makeini("[pytest]\nwikiextract_articles = articles\n")
    article = pytester.path / ARTICLE
    (article / "pages").mkdir(parents=True)
    (article / "page.wikitext").write_text("{{Lake|area=358}}\n'''Ohrid''' is a [[lake]].\n")
    (article / "pages" / "Template:Lake.wikitext").write_text(
        '{| class="infobox"\n! Area\n| {{{area}}} km²\n|}\n'
    )
    return article


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", PLUGIN, *arguments)


def test_what_is_expected_is_written_on_demand_and_then_holds(
    pytester: pytest.Pytester, folder: Path
) -> None:
    missing = run(pytester)
    missing.assert_outcomes(failed=2)
    missing.stdout.fnmatch_lines(["*there is no such file yet*", "*pytest --wikiextract-update*"])
    written = run(pytester, "--wikiextract-update")
    written.assert_outcomes(passed=2)
    written.stdout.fnmatch_lines(["*records written*", "*Ohrid/record.json", "*Ohrid/source.json"])
    again = run(pytester, "--wikiextract-update")
    again.assert_outcomes(passed=2)
    again.stdout.no_fnmatch_line("*records written*")
    run(pytester).assert_outcomes(passed=2)
    assert "358 km²" in (folder / RECORD).read_text(encoding="utf-8")


def test_a_difference_says_where_and_what(pytester: pytest.Pytester, folder: Path) -> None:
    run(pytester, "--wikiextract-update")
    template = folder / "pages" / "Template:Lake.wikitext"
    template.write_text(template.read_text().replace("km²", "sq mi"))
    report = pytester.path / "junit.xml"
    result = run(pytester, f"--junitxml={report}")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "articles/enwiki/Ohrid/record.json is not what is expected*",
            "*infoboxes[[]0].groups[[]0].fields[[]0].value.text*Area*",
            '*- "358 km²"',
            '*+ "358 sq mi"',
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    assert "358 sq mi" in report.read_text(encoding="utf-8")


def test_one_record_can_be_run_by_its_name(pytester: pytest.Pytester, folder: Path) -> None:
    run(pytester, "--wikiextract-update")
    run(pytester, f"{ARTICLE}/page.wikitext::source.json").assert_outcomes(passed=1)
    run(pytester, "-m", "not wikiextract", "--strict-markers").assert_outcomes(deselected=2)


def test_views_are_compared_where_that_is_wanted(pytester: pytest.Pytester, folder: Path) -> None:
    (folder / "page.html").write_text("<p><b>Ohrid</b> is a sea.</p>")
    run(pytester, "--wikiextract-update").assert_outcomes(passed=3)
    result = run(pytester, "-o", "wikiextract_compare_views=true")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["*page.html is not what is expected*", "*is a sea*"])


def test_only_the_folders_that_are_named_become_tests(
    pytester: pytest.Pytester, folder: Path
) -> None:
    run(pytester, "-o", "wikiextract_articles=others").assert_outcomes()
    (folder / "page.wikitext").rename(folder / "text.wikitext")
    run(pytester).assert_outcomes()


def test_what_cannot_be_read_is_a_sentence(pytester: pytest.Pytester, folder: Path) -> None:
    (folder / "site.json").write_text("{")
    result = run(pytester)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*site.json: *"])
    result.stdout.no_fnmatch_line("*Traceback*")


USES = """
import pytest
import wikiextract


def test_of_a_saved_article(wikiextract_record):
    article = wikiextract_record("enwiki/Ohrid")
    assert article.infobox()["Area"].text == "358 km²"
    assert wikiextract_record("articles/enwiki/Ohrid", "source.json").extraction.view == "source"


def test_of_an_article_that_is_not_there(wikiextract_record):
    with pytest.raises(wikiextract.InputError):
        wikiextract_record("enwiki/Prespa")
    with pytest.raises(wikiextract.InputError, match="gives no html.json; it gives record.json"):
        wikiextract_record("enwiki/Ohrid", "html.json")


def test_of_a_record(wikiextract_record):
    article = wikiextract.extract("* [[a]]", title="T", site="enwiki")
    wikiextract_record.expect(article, "list.json")
"""


def test_the_fixture_gives_articles_and_compares_records(
    pytester: pytest.Pytester, folder: Path
) -> None:
    path = pytester.makepyfile(USES)
    run(pytester, str(path), "--wikiextract-update").assert_outcomes(passed=3)
    run(pytester, str(path)).assert_outcomes(passed=3)
    expected = path.with_name("list.json")
    record = json.loads(expected.read_text(encoding="utf-8"))
    expected.write_text(json.dumps({**record, "title": "U"}), encoding="utf-8")
    result = run(pytester, str(path))
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*list.json is not what is expected*", "*title", '*- "U"'])


def test_the_plugin_is_announced_and_light() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (name,) = project["entry-points"]["pytest11"].values()
    assert import_module(name).__name__ == PLUGIN


def test_a_run_without_saved_articles_does_not_import_wikiextract(
    pytester: pytest.Pytester, folder: Path
) -> None:
    path = pytester.makepyfile(
        "import sys\n\n\ndef test_x():\n    assert 'wikiextract' not in sys.modules\n"
    )
    result = pytester.runpytest_subprocess("-p", PLUGIN, str(path))
    result.assert_outcomes(passed=1)
