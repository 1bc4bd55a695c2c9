"""What the fixture `wikiextract_record` gives to a test."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pytest_wikiextract.items import fixture_of, settle
from pytest_wikiextract.names import FOLDERS, UPDATE
from wikiextract.pipeline.compare.saved_articles import RECORD, compare_record, update_record
from wikiextract.record import Article, to_json


class Records:
    """Saved articles as wikiextract reads them, and records against files that hold them."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request
        self._config = request.config

    def __call__(self, folder: str | Path, view: str = RECORD) -> Article:
        """Return the article that a folder holds, read now.

        The folder is sought beside the test's file, then in the folders of `wikiextract_articles`,
        then from pytest's root. `view` is the name of the file that expects the record:
        ``record.json`` for the most complete view, ``html.json``, ``source.json``. Raises
        `InputError` when there is no such article, or it gives no such view.
        """
        return fixture_of(self._config, self._find(Path(folder))).article(view)

    def expect(self, article: Article, file: str | Path) -> None:
        """Fail the test if an article is not the record in a file, which lies beside the test's.

        With ``--wikiextract-update`` the file is written.
        """
        path = self._request.path.parent / file
        write = bool(self._config.getoption(UPDATE))
        act = update_record if write else compare_record
        settle(self._request.node, write, act(path, msgspec.json.decode(to_json(article))))

    def _find(self, folder: Path) -> Path:
        places: list[Path] = [
            self._request.path.parent,
            *self._config.getini(FOLDERS),
            self._config.rootpath,
        ]
        found = [place / folder for place in places if (place / folder).is_dir()]
        return found[0] if found else places[0] / folder
