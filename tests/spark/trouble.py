"""Data sources with extractors that pages can make crash, hang, or end Spark's own process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.pipeline.troubled import Troubled, troubled
from wikiextract.pipeline.block import BlockOptions, PageExtractor
from wikiextract.record import Article
from wikiextract.sources.page import Page
from wikiextract.spark.data_sources import WikiextractSource


class TroubledSource(WikiextractSource):
    extractor = staticmethod(troubled)

    @classmethod
    def name(cls) -> str:
        return "troubled"


class Striker(Troubled):
    """Ends the Python process of Spark that has the task, once."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._mark = folder / "struck"

    def article(self, page: Page) -> Article:
        if page.title == "It strikes" and not self._mark.exists():
            self._mark.touch()
            os.kill(os.getppid(), signal.SIGKILL)
        return super().article(page)


def striker(options: BlockOptions) -> PageExtractor:
    return Striker(Path(options.folder).parent)


class StrikingSource(WikiextractSource):
    extractor = staticmethod(striker)

    @classmethod
    def name(cls) -> str:
        return "striking"
