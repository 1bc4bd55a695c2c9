"""The manifest of a run: what it is made of and, once it is closed, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.pipeline.block import BlockResult
from wikiextract.pipeline.books import manifest_of
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.runs.identity import Identity, differences
from wikiextract.sinks import Shard
from wikiextract.sources import Source, Stored


class BlockBalance(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of a block as a manifest states them, with the names of its shards."""

    block: str
    pages_read: int
    records: int
    skipped: int
    failed: int
    shards: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: BlockResult) -> BlockBalance:
        """State the result of a block."""
        counts = result.counts
        return cls(
            block=result.key.name,
            pages_read=counts.pages,
            records=counts.records,
            skipped=counts.skipped,
            failed=counts.failed,
            shards=tuple(shard.name for shard in result.shards),
        )


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of a run as a manifest states them.

    `pages_read` = `records` + `skipped` + `failed`; `degraded` and `reused` are among the records,
    `killed` among those that are degraded or failed.
    """

    pages_read: int = 0
    records: int = 0
    skipped: int = 0
    failed: int = 0
    degraded: int = 0
    reused: int = 0
    damaged: int = 0
    killed: int = 0

    @classmethod
    def of(cls, counts: Counts) -> Balance:
        """State counts."""
        return cls(
            pages_read=counts.pages,
            records=counts.records,
            skipped=counts.skipped,
            failed=counts.failed,
            degraded=counts.degraded,
            reused=counts.reused,
            damaged=counts.damaged,
            killed=counts.killed,
        )


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A run: what it is made of, and once `state` is "finished", what came of it.

    `unusable` counts the inputs of which nothing could be read.
    """

    identity: Identity
    state: Literal["running", "finished"] = "running"
    begun: str
    finished: str | None = None
    balance: Balance | None = None
    unusable: int = 0
    blocks: tuple[BlockBalance, ...] = ()
    shards: tuple[Shard, ...] = ()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a run's folder; None when there is none; `InputError` for one unusable."""
    path = manifest_of(folder)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except (*NOT_JSON, OSError) as error:
        advice = "it may be of another version; choose another folder"
        raise InputError(str(path), f"no manifest of a run ({error})", advice) from error


def counts_of_manifest(manifest: Manifest) -> Counts:
    """The counts that the manifest of a finished run states."""
    stated = manifest.balance or Balance()
    return Counts(
        complete=stated.records - stated.degraded - stated.reused,
        degraded=stated.degraded,
        failed=stated.failed,
        reused=stated.reused,
        skipped=stated.skipped,
        damaged=stated.damaged,
        unusable=manifest.unusable,
        killed=stated.killed,
    )


def check_resumable(
    where: Path, before: Manifest, now: Identity, sources: Sequence[Source]
) -> None:
    """Raise `InputError` that says why a run over the sources cannot go on, unless it can."""
    changes = differences(before.identity, now)
    for source in sources:
        if not isinstance(source, Stored):
            changes.append(f"{source.where} is read only once")
    if changes:
        advice = "run it as it was begun, or choose another output"
        raise InputError(str(where), f"the run cannot be resumed: {'; '.join(changes)}", advice)
