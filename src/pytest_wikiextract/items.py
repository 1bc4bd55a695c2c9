"""A saved article as tests: one for each record that is expected of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from _pytest._code.code import TerminalRepr

from pytest_wikiextract.names import COMPARE_VIEWS, MARKER, UPDATE, WRITTEN
from wikiextract.errors import WikiextractError
from wikiextract.pipeline.compare.saved_articles import HTML, Comparison, Fixture

_KEPT = 16
_FIXTURES = pytest.StashKey[Callable[[Path], Fixture]]()
_VIEWS = "views"


class RecordDiffersError(AssertionError):
    """A record is not the one expected; the text says where."""

    @classmethod
    def of(
        cls, comparison: Comparison, config: pytest.Config, *, advice: bool = True
    ) -> RecordDiffersError:
        """Return the failure for what a comparison found; the file is named as from the shell."""
        file = os.path.relpath(comparison.file, config.invocation_params.dir)
        lines = [f"{file} is not what is expected (-) but this (+):"]
        lines += [f"  {line}" for line in comparison.difference]
        if advice:
            lines.append(f"If this is as it should be: pytest {UPDATE}")
        return cls("\n".join(lines))


def fixture_of(config: pytest.Config, folder: Path) -> Fixture:
    """Return a saved article; tests of one article that run one after the other share it."""
    if _FIXTURES not in config.stash:
        kept: Callable[[Path], Fixture] = lru_cache(maxsize=_KEPT)(Fixture)
        config.stash[_FIXTURES] = kept
    return config.stash[_FIXTURES](folder)


def settle(node: pytest.Item, write: bool, found: Comparison) -> None:
    """Fail the test if a record differs; if records are written, note that this one was."""
    if found.difference and not write:
        raise RecordDiffersError.of(found, node.config)
    if found.difference:
        node.user_properties.append((WRITTEN, str(found.file)))


class ArticleFile(pytest.File):
    """A saved article, by the file of its text."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give a test for each record, and one for the views' agreement where it is wanted."""
        names = fixture_of(self.config, self.path.parent).names
        for name in names:
            yield RecordItem.from_parent(self, name=name)
        if HTML in names and self.config.getini(COMPARE_VIEWS):
            yield ViewsItem.from_parent(self, name=_VIEWS)


class _ArticleItem(pytest.Item):
    """A test of one saved article."""

    def __init__(self, *, name: str, parent: ArticleFile) -> None:
        super().__init__(name, parent)
        self.add_marker(MARKER)

    @property
    def fixture(self) -> Fixture:
        """The article."""
        return fixture_of(self.config, self.path.parent)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None
    ) -> str | TerminalRepr:
        """Return a sentence for what is wrong with the article, and a traceback for the rest."""
        if isinstance(excinfo.value, RecordDiffersError | WikiextractError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class RecordItem(_ArticleItem):
    """The record of one view against the file that holds what is expected."""

    def runtest(self) -> None:
        """Compare, or write."""
        write = bool(self.config.getoption(UPDATE))
        found = self.fixture.update(self.name) if write else self.fixture.compare(self.name)
        settle(self, write, found)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file with the expected record: there an annotation stands."""
        folder = self.path.parent
        return folder / self.name, 0, f"{folder.parent.name}/{folder.name}: {self.name}"


class ViewsItem(_ArticleItem):
    """The record of the HTML against that of the rendered wikitext."""

    def runtest(self) -> None:
        """Compare."""
        found = self.fixture.views_agree
        if found is not None and found.difference:
            raise RecordDiffersError.of(found, self.config, advice=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file of the wikitext."""
        folder = self.path.parent
        return self.path, 0, f"{folder.parent.name}/{folder.name}: both views"
