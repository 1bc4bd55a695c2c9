"""Extractors that pages can make crash, hang or eat memory, by what their titles say."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from wikiextract.pipeline.block import BlockOptions, PageExtractor
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import Article
from wikiextract.site import Site
from wikiextract.sources.page import Page


class Troubled:
    """The usual extractor, but for some titles."""

    def __init__(self) -> None:
        self._usual = Extractor(None)

    def article(self, page: Page) -> Article:
        title = page.title or ""
        if "killed" in title:
            os.kill(os.getpid(), signal.SIGKILL)
        if "aborted" in title:
            os.abort()
        if "endless" in title:
            while True:
                pass
        if "sleeping" in title:
            time.sleep(3600)
        if "greedy" in title:
            held = [bytearray(8 << 20) for _ in range(10_000)]
            raise AssertionError(f"there was memory for {len(held)}")
        if "wrong" in title:
            raise ValueError("it is wrong")
        return self._usual.article(page)

    def site_of(self, page: Page) -> Site | None:
        return self._usual.site_of(page)


def troubled(options: BlockOptions) -> PageExtractor:
    """An `ExtractorFactory`."""
    return Troubled()


class Unlucky(Troubled):
    """Ends its process at some pages, as often as the file `luck` has bytes: as others might."""

    def __init__(self, luck: Path) -> None:
        super().__init__()
        self._luck = luck

    def article(self, page: Page) -> Article:
        left = self._luck.read_bytes()
        if "unlucky" in (page.title or "") and left:
            self._luck.write_bytes(left[1:])
            os.kill(os.getpid(), signal.SIGKILL)
        return super().article(page)


def unlucky(options: BlockOptions) -> PageExtractor:
    """An `ExtractorFactory`; the file is beside the run's folder."""
    return Unlucky(Path(options.folder).parent / "luck")


class Slow(Troubled):
    """Takes its time for each page."""

    def article(self, page: Page) -> Article:
        time.sleep(0.003)
        return super().article(page)


def slow(options: BlockOptions) -> PageExtractor:
    """An `ExtractorFactory`."""
    return Slow()
