"""The pytest plugin of wikiextract: saved articles become tests.

Every run of pytest loads it where wikiextract is installed, so it imports wikiextract only when
there is something for it to do. `docs/ci.md` says how it is used.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from pytest_wikiextract.names import COMPARE_VIEWS, FOLDERS, MARKER, UPDATE, WRITTEN

if TYPE_CHECKING:
    from pytest_wikiextract.records import Records

_WIKITEXT, _HTML = "page.wikitext", "page.html"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites expected records, and the settings."""
    group = parser.getgroup("wikiextract", "articles saved by wikiextract")
    group.addoption(
        UPDATE, action="store_true", help="write the records found as those that are expected"
    )
    parser.addini(FOLDERS, "folders of saved articles, each of which is a test", type="paths")
    parser.addini(
        COMPARE_VIEWS,
        "test that an article's wikitext and HTML give the same record, where both are saved",
        type="bool",
        default=False,
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known that all tests of saved articles have."""
    config.addinivalue_line("markers", f"{MARKER}: a saved article gives the record expected of it")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Return the tests of a saved article, if the file is its text, below one of the folders."""
    if file_path.name not in (_WIKITEXT, _HTML):
        return None
    folders: list[Path] = parent.config.getini(FOLDERS)
    if not any(folder.resolve() in file_path.resolve().parents for folder in folders):
        return None
    if file_path.name == _HTML and file_path.with_name(_WIKITEXT).exists():
        return None  # the wikitext stands for the article
    items = import_module("pytest_wikiextract.items")
    return cast(pytest.Collector, items.ArticleFile.from_parent(parent, path=file_path))


@pytest.fixture
def wikiextract_record(request: pytest.FixtureRequest) -> Records:
    """Articles saved in folders, as wikiextract reads them: ``wikiextract_record("enwiki/Foo")``.

    ``wikiextract_record.expect(article, "foo.json")`` compares any article with a record in a file.
    """
    records = import_module("pytest_wikiextract.records")
    return cast("Records", records.Records(request))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the records that were written."""
    reports = terminalreporter.getreports("passed")
    written = [value for one in reports for name, value in one.user_properties if name == WRITTEN]
    if written:
        terminalreporter.section("records written by wikiextract")
        for file in written:
            terminalreporter.line(str(file))
