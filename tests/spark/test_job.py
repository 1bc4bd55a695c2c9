"""What Spark's options and filters ask for, told without Spark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from tests.pipeline.dumps import pages, write_multistream
from wikiextract.errors import InputError
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.pipeline.select.conditions import PageCondition
from wikiextract.sources import Page
from wikiextract.spark.filters import conditions_of
from wikiextract.spark.job import COLUMNS, job_of
from wikiextract.spark.notes import BlockNote, NoteFolder, job_name


@dataclass(frozen=True)
class EqualTo:
    attribute: tuple[str, ...]
    value: object


@dataclass(frozen=True)
class GreaterThan(EqualTo):
    pass


@dataclass(frozen=True)
class Not:
    child: EqualTo


def test_options_are_those_of_extract_in_any_spelling() -> None:
    job = job_of(
        {
            "path": "file:///data/a%20b.xml.bz2",
            "blockSize": "2",
            "PAGE_SECONDS": "3",
            "namespace": "0|14",
            "category": "Cities|Towns",
            "store": "wiki.sqlite",
            "only": "infoboxes,categories",
            "plugins": "none",
        }
    )
    assert job.inputs == ("/data/a b.xml.bz2",)
    assert (job.block_bytes, job.limits.seconds) == (2 << 20, 3.0)
    assert job.block.selection.namespaces == frozenset({0, 14})
    assert (job.block.store, job.block.plugins) == ("wiki.sqlite", ())
    assert {"title", "infoboxes", "record_json"} < set(job.columns) < set(COLUMNS)
    assert "navboxes" not in job.columns


def test_several_paths_come_as_json_and_patterns_name_files_in_order(tmp_path: Path) -> None:
    for name in ("b.xml", "a.xml"):
        (tmp_path / name).touch()
    found = (str(tmp_path / "a.xml"), str(tmp_path / "b.xml"))
    assert job_of({"path": str(tmp_path / "*.xml")}).inputs == found
    assert job_of({"paths": f'["{found[1]}","{found[0]}"]'}).inputs == found[::-1]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"colour": "blue"}, "option colour: is not known; the options are .*category"),
        ({"blocksize": "-1"}, "no number"),
        ({"namespace": "main"}, "no list of numbers"),
        ({"redirects": "perhaps"}, "neither true nor false"),
        ({"columns": "title,colour"}, "colour is none; the columns are title"),
        ({"only": "colour"}, "no part of a record"),
        ({"sample": "500"}, "a number of pages cannot be drawn"),
        ({"path": "/nowhere/*.xml"}, "no file has such a name"),
        ({"paths": "a,b"}, "no list of paths"),
    ],
)
def test_what_an_option_cannot_be_is_refused(options: dict[str, str], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        job_of(options)


def test_filters_become_conditions_as_far_as_a_source_states_what_they_ask() -> None:
    asked = [
        EqualTo(("title",), "A"),
        GreaterThan(("page_id",), 5),
        EqualTo(("abstract",), "x"),
        EqualTo(("revision", "id"), 1),
        Not(EqualTo(("kind",), "redirect")),
        EqualTo(("title",), None),
    ]
    assert conditions_of(asked) == (
        PageCondition("title", "in", frozenset({"A"})),
        PageCondition("page_id", ">", 5),
    )


PAGE = Page(title="A", where="", namespace=0, page_id=7, wikitext="text")


@pytest.mark.parametrize(
    ("condition", "page", "may_hold"),
    [
        (PageCondition("title", "in", frozenset({"A"})), PAGE, True),
        (PageCondition("title", "in", frozenset({"B"})), PAGE, False),
        (PageCondition("title", "in", frozenset({"B"})), Page(title=None, where=""), True),
        (PageCondition("title", "starts", "B"), PAGE, False),
        (PageCondition("page_id", ">=", 8), PAGE, False),
        (PageCondition("page_id", "<", 8), PAGE, True),
        (PageCondition("page_id", "<", "eight"), PAGE, True),
        (PageCondition("kind", "in", frozenset({"redirect"})), PAGE, False),
        (PageCondition("kind", "in", frozenset({"redirect", "list"})), PAGE, True),
        (
            PageCondition("kind", "in", frozenset({"redirect"})),
            Page(title="A", where="", wikitext="\n#REDIRECT [[B]]"),
            True,
        ),
        (
            PageCondition("kind", "in", frozenset({"article"})),
            Page(title="A", where="", namespace=10),
            False,
        ),
        (PageCondition("kind", "in", frozenset({"nonsense"})), PAGE, False),
        (PageCondition("kind", "<", "list"), PAGE, True),
    ],
)
def test_a_condition_passes_over_only_what_cannot_meet_it(
    condition: PageCondition, page: Page, may_hold: bool
) -> None:
    assert condition.may_hold(page) is may_hold


def test_notes_of_a_job_say_what_is_not_done_and_count_nothing_twice(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(40))
    job = job_of({"path": str(dump)})
    blocks = plan_blocks([str(dump)], 1500)
    name = job_name(job, blocks)
    assert name != job_name(job_of({"path": str(dump), "namespace": "0|1"}), blocks)
    notes = NoteFolder(str(tmp_path / "report"))
    notes.plan(name, blocks)
    for _ in range(2):
        done = BlockNote(input=0, block=1, where="there", done=True, counts=Counts(complete=3))
        notes.add(name, done)
    found = [note for _, note in notes.read()]
    assert [note.done for note in found] == [number == 1 for number in range(len(blocks))]
    assert sum(note.counts.complete for note in found) == 3


def test_shards_are_of_a_format_and_of_the_parts_that_are_asked_for() -> None:
    job = job_of({"path": "a.xml", "output": "file:/data/out", "only": "infoboxes"})
    assert (job.output, job.block.format) == ("/data/out", "parquet")
    assert "infoboxes" in job.block.parts
    assert "navboxes" not in job.block.parts
    assert job_of({"output": "out", "format": "ndjson.zst"}).block.format == "ndjson.zst"
    with pytest.raises(InputError, match="sqlite is one file"):
        job_of({"output": "out", "format": "sqlite"})
    with pytest.raises(InputError, match="name a folder by option output"):
        job_of({"path": "a.xml", "format": "ndjson"})
