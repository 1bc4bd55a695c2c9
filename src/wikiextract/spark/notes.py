"""What became of the blocks of a job: a note each, in a folder that all machines can reach.

A task that Spark tries again writes the same note in the same place, so nothing counts twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.pipeline.block import Block, BlockResult
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.pages.outcome import PageOutcome
from wikiextract.sources import Damage
from wikiextract.sources.remote import names_anywhere, read_whole, write_whole
from wikiextract.spark.job import Job

_PLAN = "plan.json"


class BlockNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a block; only `where` it lies as long as it is not `done`."""

    input: int
    block: int
    where: str
    done: bool = False
    rows: int = 0
    counts: Counts = msgspec.field(default_factory=Counts)
    problems: tuple[PageOutcome, ...] = ()
    damages: tuple[Damage, ...] = ()


def note_of(block: Block, result: BlockResult | None = None) -> BlockNote:
    """Return the note of a block, that it is planned or what came of it."""
    where = ", ".join(dict.fromkeys(source.where for source in block.sources[:3]))
    note = BlockNote(input=block.key.input, block=block.key.index, where=where)
    if result is None:
        return note
    problems = (msgspec.structs.replace(one, seconds=0.0) for one in result.problems)
    return msgspec.structs.replace(
        note,
        done=True,
        rows=sum(shard.rows for shard in result.shards),
        counts=result.counts,
        problems=tuple(problems),
        damages=result.damages,
    )


def job_name(job: Job, blocks: Sequence[Block]) -> str:
    """Return a name for what is done: the same for the same inputs, options and filters."""
    told = (replace(job, report=None), [(one.key, one.size) for one in blocks])
    text = msgspec.json.encode(told, enc_hook=_by_name, order="deterministic")
    return hashlib.sha256(text).hexdigest()[:12]


def _by_name(value: object) -> str:
    return str(getattr(value, "__qualname__", type(value)))


class NoteFolder:
    """The folder of the notes of jobs. Raises `OutputError` and `InputError`."""

    def __init__(self, folder: str) -> None:
        self._folder = folder.rstrip("/")

    def plan(self, job: str, blocks: Iterable[Block]) -> None:
        """Note which blocks a job has."""
        self._write(job, _PLAN, [note_of(block) for block in blocks])

    def add(self, job: str, note: BlockNote) -> None:
        """Note what became of a block."""
        self._write(job, _name(note), note)

    def read(self) -> Iterator[tuple[str, BlockNote]]:
        """Yield the notes of all jobs, each with the job's name, in the order of the inputs."""
        try:
            names = names_anywhere(f"{self._folder}/*/*.json")
            for plan in (name for name in names if name.endswith(f"/{_PLAN}")):
                folder = plan.removesuffix(_PLAN)
                done = {name for name in names if name.startswith(folder)}
                for planned in msgspec.json.decode(read_whole(plan), type=list[BlockNote]):
                    path = f"{folder}{_name(planned)}"
                    note = planned
                    if path in done:
                        note = msgspec.json.decode(read_whole(path), type=BlockNote)
                    yield folder.rstrip("/").rpartition("/")[2], note
        except (OSError, *NOT_JSON) as error:
            raise InputError(self._folder, f"holds no report ({error})") from error

    def _write(self, job: str, name: str, value: object) -> None:
        write_whole(f"{self._folder}/{job}/{name}", msgspec.json.encode(value))


def _name(note: BlockNote) -> str:
    return f"block-{note.input:04}-{note.block:06}.json"
