"""Going on with a run: what of it can be kept, and what must be done again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from wikiextract.errors import InputError
from wikiextract.pipeline.plan import PlannedInput
from wikiextract.pipeline.runs.ledger import Ledger
from wikiextract.pipeline.runs.manifest import Manifest, counts_of_manifest
from wikiextract.pipeline.runs.run import InterruptedRunError
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.sinks import Shard

Stopped: TypeAlias = Callable[[], bool]
_READ_BYTES = 1 << 20


def gone_on_with(
    manifest: Manifest, folder: RunFolder, ledger: Ledger, *, single: bool, stopped: Stopped
) -> Manifest:
    """Return the manifest of a run that is gone on with.

    The ledger forgets what is to be done again: blocks of which a file is not as it was written,
    and those with a page whose process was ended from outside. A finished run of which there are
    such is not finished any more. A `single` one has no shards of its blocks. Raises
    `InterruptedRunError` when it is `stopped`.
    """
    again = {
        result.key
        for result in ledger.results()
        if result.counts.killed or not _are_intact(folder.path, result.files, stopped)
    }
    if manifest.state == "finished":
        whole = not again or (single and not counts_of_manifest(manifest).killed)
        if whole and _are_intact(folder.path, manifest.shards, stopped):
            return manifest
        folder.unmark()
        manifest = Manifest(identity=manifest.identity, begun=manifest.begun)
        folder.write_manifest(manifest)
    ledger.forget(again)
    return manifest


def check_cuts(planned: Sequence[PlannedInput], ledger: Ledger, where: Path) -> None:
    """Raise `InputError` when the blocks that are finished are not those of the plan.

    The inputs may be cut otherwise with another index beside them.
    """
    sizes = {
        block.key: block.size for one in planned if one.blocks is not None for block in one.blocks
    }
    by_position = {one.number for one in planned if one.blocks is not None}
    for result in ledger.results():
        if result.key.input in by_position and sizes.get(result.key) != result.size:
            problem = "the run cannot be resumed: its inputs are cut otherwise than before"
            raise InputError(str(where), problem, "choose another output")


def _are_intact(folder: Path, shards: Sequence[Shard], stopped: Stopped) -> bool:
    return all(_is_intact(folder / shard.name, shard, stopped) for shard in shards)


def _is_intact(path: Path, shard: Shard, stopped: Stopped) -> bool:
    if not path.is_file():  # a pipe would wait for its other end
        return False
    checksum = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size != shard.bytes:
                return False
            while data := stream.read(_READ_BYTES):
                if stopped():
                    raise InterruptedRunError
                checksum.update(data)
    except OSError:
        return False
    return checksum.hexdigest() == shard.sha256
