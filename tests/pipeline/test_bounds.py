"""A page in a process that nobody watches: it has its time, and the process its memory."""

from __future__ import annotations

import contextlib
import gc
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from wikiextract.pipeline.block import BlockOptions, PageExtractor
from wikiextract.pipeline.pages.border import PageTimeoutError
from wikiextract.pipeline.pages.bounds import PageClock, PageLimits
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.render import Renderer
from wikiextract.pipeline.runs.in_process import run_in_process
from wikiextract.pipeline.runs.run import Run, RunSettings
from wikiextract.record import Article
from wikiextract.site import Site
from wikiextract.sources import MemorySource, Page


class _Hangs:
    """Never ends with pages whose title says so."""

    def __init__(self, options: BlockOptions) -> None:
        self._extractor = Extractor()

    def article(self, page: Page) -> Article:
        while page.title == "Endless":
            pass
        return self._extractor.article(page)

    def site_of(self, page: Page) -> Site | None:
        return None


def _hangs(options: BlockOptions) -> PageExtractor:
    return _Hangs(options)


def test_a_page_that_takes_too_long_is_read_in_the_source_view() -> None:
    titles = ("A", "Endless", "B")
    pages = tuple(Page(title=title, where="here", wikitext="'''X''' is.") for title in titles)
    lines: list[bytes] = []
    run = Run(
        inputs=[MemorySource(pages)],
        options=BlockOptions(folder="", extractor=_hangs),
        settings=RunSettings(limits=PageLimits(seconds=1)),
    )
    summary = run_in_process(run, lines.append)
    assert (summary.counts.written, summary.counts.degraded) == (3, 1)
    records = [json.loads(line) for line in b"".join(lines).splitlines()]
    assert [record["title"] for record in records] == list(titles)
    (told,) = records[1]["diagnostics"]
    assert (told["code"], told["message"]) == (
        "rendered-view-failed",
        "it took more than 1 seconds",
    )


def test_a_request_that_takes_too_long_is_answered() -> None:
    renderer = Renderer(Site.bundled("enwiki"))
    clock = PageClock(0.2)
    request: dict[str, Any] = {"title": "A", "wikitext": "{{T0}}", "pages": {}}
    for level in range(18):
        request["pages"][f"Template:T{level}"] = f"{{{{T{level + 1}}}}}" * 2
    answer, problem = renderer.answer(json.dumps(request).encode(), "line 1", clock.page)
    assert problem == "line 1: it took more than 0.2 seconds"
    assert answer["diagnostics"][0]["code"] == "request-failed"
    clock = PageClock(60)
    answer, problem = renderer.answer(b'{"title": "A", "wikitext": "b"}', "line 2", clock.page)
    assert problem is None
    assert "b" in answer["html"]


def _work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_a_request_that_ends_near_its_time_is_answered_all_the_same() -> None:
    renderer = Renderer(Site.bundled("enwiki"))
    request = json.dumps({"title": "A", "wikitext": "''b'' " * 40, "pages": {}}).encode()
    begun = time.process_time()
    renderer.answer(request, "line 1")
    took = time.process_time() - begun
    for part in range(1, 61):
        answer, problem = renderer.answer(request, "line 1", PageClock(took * part / 40).page)
        assert bool(answer["html"]) == (problem is None)
    _work(0.2)


def test_the_timer_of_the_process_and_what_it_does_are_as_before() -> None:
    def noted(*_: object) -> None: ...

    before = signal.signal(signal.SIGPROF, noted)
    try:
        with pytest.raises(PageTimeoutError), PageClock(0.01).page():
            _work(60)
        run_in_process(Run(inputs=[MemorySource(())], options=BlockOptions(folder="")), print)
        assert signal.getsignal(signal.SIGPROF) is noted
        assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    finally:
        signal.signal(signal.SIGPROF, before)


class _Dropped:
    def __del__(self) -> None:
        _work(0.1)


def _drop() -> None:
    _Dropped()


def _collect() -> None:
    def callback(phase: str, info: dict[str, int]) -> None:
        _work(0.1)

    gc.callbacks.append(callback)
    try:
        gc.collect()
    finally:
        gc.callbacks.remove(callback)


def _catch() -> None:
    with contextlib.suppress(PageTimeoutError):
        _work(60)


@pytest.mark.parametrize("work", [_drop, _collect, _catch])
def test_a_page_ends_that_would_lose_or_catch_the_error(work: Callable[[], None]) -> None:
    def page() -> None:
        with PageClock(0.05).page():
            work()
            _work(60)

    with pytest.raises(PageTimeoutError):
        page()


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_the_memory_of_a_process_has_an_end() -> None:
    program = (
        "from wikiextract.pipeline.pages.bounds import limit_memory\n"
        "limit_memory(100 << 20)\n"
        "try:\n    kept = bytearray(200 << 20)\nexcept MemoryError:\n    print('no more')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"no more\n"
