"""Both ends of a run with workers: its inputs are checked, and what came of it is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from wikiextract.errors import InputError, RunError
from wikiextract.pipeline.counts import NOTHING, Counts
from wikiextract.pipeline.plan import PlannedInput
from wikiextract.pipeline.runs.ledger import Ledger
from wikiextract.pipeline.runs.manifest import Balance, BlockBalance, Manifest
from wikiextract.pipeline.runs.run import InterruptedRunError, RunListener
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.pipeline.runs.worker_run import missing
from wikiextract.sinks import Shard
from wikiextract.sinks.partial import PartialFile
from wikiextract.sources import Damage
from wikiextract.sources.source import Checked


def checked(planned: Sequence[PlannedInput], listener: RunListener) -> list[PlannedInput]:
    """The inputs, without those that are not what is stated of them."""
    found = []
    warnings: set[tuple[str, str]] = set()
    for one in planned:
        problem = one.problem
        if problem is None and isinstance(one.source, Checked):
            try:
                warning = one.source.check(listener.stopped)
                if warning is not None and warning not in warnings:
                    warnings.add(warning)
                    listener.failure(*warning)
            except InputError as error:
                problem = error
        if listener.stopped():
            raise InterruptedRunError
        blocks = one.blocks if problem is None else ()
        found.append(replace(one, problem=problem, blocks=blocks))
    return found


def closed(
    manifest: Manifest,
    folder: RunFolder,
    ledger: Ledger,
    planned: Sequence[PlannedInput],
    *,
    limited: bool,
) -> Manifest:
    """Count what came of a run, list what failed, and return its last manifest.

    Raises `RunError` when anything is missing, unless the run was `limited`.
    """
    gone = [] if limited else list(missing(planned, ledger))
    if gone:
        raise RunError(str(folder.path), f"the run is not whole, missing: {', '.join(gone[:5])}")
    total = NOTHING
    pages: Counter[int] = Counter()
    blocks: list[BlockBalance] = []
    shards: list[Shard] = []
    failures = PartialFile(folder.failures)
    try:
        for one in planned:
            if one.problem is not None:
                total += Counts(unusable=1)
                _list(failures, where=one.problem.where, reason=one.problem.problem_and_advice)
        for result in ledger.results():
            total += result.counts
            pages[result.key.input] += result.counts.pages
            blocks.append(BlockBalance.of(result))
            shards += result.shards
            for problem in result.problems:
                failures.write(msgspec.json.encode(problem) + b"\n")
            for damage in result.damages:
                _list_damage(failures, damage)
        for entry in ledger.inputs.values():
            for number, damage in enumerate(entry.damages):
                # An input of which nothing can be read is one that is unusable.
                unusable = number == 0 and not pages[entry.input]
                total += Counts(damaged=int(not unusable), unusable=int(unusable))
                _list_damage(failures, damage)
        failures.finish(0)
    finally:
        failures.abandon()
    return msgspec.structs.replace(
        manifest,
        state="finished",
        finished=timestamp(),
        balance=Balance.of(total),
        unusable=total.unusable,
        blocks=tuple(blocks),
        shards=tuple(shards),
    )


def timestamp() -> str:
    """The time now, ISO 8601 in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _list_damage(failures: PartialFile, damage: Damage) -> None:
    where, reason = damage.as_failure()
    start, end, length = damage.start, damage.end, damage.length
    _list(failures, where=where, reason=reason, start=start, end=end, length=length)


def _list(failures: PartialFile, **facts: Any) -> None:
    stated = {name: value for name, value in facts.items() if value is not None}
    failures.write(msgspec.json.encode({"outcome": "damaged", **stated}) + b"\n")
