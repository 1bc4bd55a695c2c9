"""The messages between a run and its worker processes: tasks and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from wikiextract.pipeline.block import Block, BlockKey, BlockOptions, BlockResult
from wikiextract.pipeline.workers.verdict import Verdict
from wikiextract.sources import Damage, Source
from wikiextract.sources.source import Streamed


@dataclass(frozen=True, kw_only=True)
class Setup:
    """The first thing a worker is told. `page_bytes` is the memory that a page may take."""

    options: BlockOptions | None = None
    page_bytes: int | None = None


@dataclass(frozen=True, kw_only=True)
class RunTask:
    """Run a block; with a journal where the process before left one."""

    block: Block
    journal: str
    verdict: Verdict | None = None
    limit: int | None = None


@dataclass(frozen=True, kw_only=True)
class CutTask:
    """Cut a source while it is read, into batches of about `size` bytes as bz2.

    `input` is its number in the run. Batches are files in `folder`; those in `done` are passed
    over. At most `credits` batches are made before more are granted. `threads` may decompress.
    """

    input: int
    source: Streamed
    folder: str
    size: int
    done: frozenset[int] = frozenset()
    credits: int = 2
    threads: int = 1


@dataclass(frozen=True)
class Ready:
    """The worker has made what its setup names."""


@dataclass(frozen=True)
class Batch:
    """A batch is there to be run: `path` is its file, of `size` bytes, which `source` reads."""

    key: BlockKey
    path: str
    source: Source
    size: int = 0


@dataclass(frozen=True)
class CutDone:
    """The input has ended after so many batches; `damages` are what was left out of it."""

    input: int
    batches: int
    damages: tuple[Damage, ...] = ()


@dataclass(frozen=True)
class Trouble:
    """The worker cannot go on: its own fault, or its disk is full. `where` and what is wrong."""

    where: str
    problem: str
    advice: str
    kind: str


Task: TypeAlias = RunTask | CutTask
Answer: TypeAlias = Ready | BlockResult | Batch | CutDone | Trouble
