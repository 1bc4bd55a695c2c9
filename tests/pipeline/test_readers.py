"""What others read with reads a run's folder as it stands, in NDJSON and in Parquet.

Readers that are not installed are passed over; the extra `readers` has them all.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.dumps import write_multistream
from tests.sources.dumps import page, revision
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.pipeline.run_block import run_block
from wikiextract.pipeline.runs.run import Run, RunSettings
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.pipeline.runs.to_folder import run_to_folder

pytestmark = pytest.mark.long

# No two pages have the same parts.
PAGES = {
    "Bar": "Plain text.",
    "Foo": "{{Infobox person|name=Foo|birth_date=1 May 1900}}\nFoo is.\n<math>x</math>",
    "Baz": "{| class=wikitable\n|-\n| [[Foo]] || 3 km\n|}\n[[Category:Things]]",
    "Talk": "",
    "Qux": "{{Infobox settlement|name=Qux|population_total=1200|coordinates={{coord|1|2}}}}",
}
TITLES = set(PAGES)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of two runs, by format; one shard has no page."""
    folder = tmp_path_factory.mktemp("runs")
    made = [
        page(title, revision(text, number=number), page_id=number)
        for number, (title, text) in enumerate(PAGES.items(), 1)
    ]
    made.insert(2, page("Talk:Foo", revision("Talk.", number=99), page_id=99, namespace=1))
    write_multistream(folder / "d.xml.bz2", made, of=1)
    for name in ("ndjson", "parquet"):
        options = BlockOptions(folder=str(folder / name), format=name, site="enwiki")
        settings = RunSettings(block_bytes=1)
        run_to_folder(Run(inputs=[str(folder / "d.xml.bz2")], options=options, settings=settings))
    return {name: folder / name for name in ("ndjson", "parquet")}


def of_pandas(folder: Path, name: str) -> Any:
    pandas = pytest.importorskip("pandas")
    if name == "parquet":
        return pandas.read_parquet(folder)["title"]
    files = sorted(folder.glob("*.ndjson"))
    return pandas.concat([pandas.read_json(file, lines=True) for file in files])["title"]


def of_polars(folder: Path, name: str) -> Any:
    polars = pytest.importorskip("polars")
    if name == "parquet":
        return polars.scan_parquet(folder / "*.parquet").collect()["title"]
    return polars.scan_ndjson(folder / "*.ndjson").collect()["title"]


def of_pyarrow(folder: Path, name: str) -> Any:
    dataset = pytest.importorskip("pyarrow.dataset")
    if name == "ndjson":
        pytest.skip("Arrow's JSON takes the types of the first shard")
    return dataset.dataset(folder).to_table()["title"].to_pylist()


def of_duckdb(folder: Path, name: str) -> Any:
    duckdb = pytest.importorskip("duckdb")
    read = "read_parquet" if name == "parquet" else "read_json"
    query = f"SELECT title, * FROM {read}('{folder}/*.{name}')"
    return [row[0] for row in duckdb.connect().execute(query).fetchall()]


def of_dask(folder: Path, name: str) -> Any:
    if name == "ndjson":
        # A data frame would take the columns of the first shard.
        bag = pytest.importorskip("dask.bag")
        lines = bag.read_text(str(folder / "*.ndjson"))
        return lines.map(json.loads).pluck("title").compute(scheduler="threads")
    dask = pytest.importorskip("dask.dataframe")
    return dask.read_parquet(folder).compute()["title"]


def of_datasets(folder: Path, name: str) -> Any:
    datasets = pytest.importorskip("datasets")
    loaded = datasets.load_dataset(str(folder), cache_dir=str(folder.parent / f"cache-{name}"))
    (train,) = loaded.values()
    return train["title"]


READERS = [of_pandas, of_polars, of_pyarrow, of_duckdb, of_dask, of_datasets]


@pytest.mark.parametrize("name", ["ndjson", "parquet"])
@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.__name__)
def test_a_reader_takes_the_folder_of_a_run(
    runs: dict[str, Path], reader: Callable[[Path, str], Any], name: str
) -> None:
    assert set(reader(runs[name], name)) == TITLES


def test_parts_of_records_stay_what_they_are_in_datasets(runs: dict[str, Path]) -> None:
    datasets = pytest.importorskip("datasets")
    loaded = datasets.load_dataset(str(runs["ndjson"]), cache_dir=str(runs["ndjson"].parent / "c"))
    boxes = {row["title"]: row["infoboxes"] for row in loaded["train"]}
    assert boxes["Foo"][0]["name"] == "Infobox person"
    assert not boxes["Bar"]


@pytest.mark.parametrize("name", ["ndjson", "parquet"])
def test_a_folder_has_nothing_but_shards_that_is_not_hidden(
    runs: dict[str, Path], name: str
) -> None:
    others = {path.name for path in runs[name].iterdir() if not path.name.startswith("part-")}
    assert others == {".huggingface.yaml", "_SUCCESS", "_run"}
    described = json.loads((runs[name] / ".huggingface.yaml").read_bytes())
    assert described["configs"] == [{"config_name": "default", "data_files": "part-*"}]
    assert ("dataset_info" in described) == (name == "ndjson")


def test_the_description_is_removed_with_a_run(tmp_path: Path, runs: dict[str, Path]) -> None:
    copy = tmp_path / "copy"
    (copy / "_run").mkdir(parents=True)
    for name in ("_run/manifest.json", ".huggingface.yaml"):
        (copy / name).write_bytes((runs["ndjson"] / name).read_bytes())
    folder = RunFolder(copy)
    folder.begin_afresh()
    assert not (copy / ".huggingface.yaml").exists()
    folder.close()


def test_dask_runs_the_blocks_of_a_dump(tmp_path: Path) -> None:
    dask = pytest.importorskip("dask")
    made = [page(title, revision(text)) for title, text in PAGES.items()]
    write_multistream(tmp_path / "d.xml.bz2", made, of=1)
    options = BlockOptions(folder=str(tmp_path), site="enwiki")
    blocks = plan_blocks([str(tmp_path / "d.xml.bz2")], block_bytes=1)
    results = dask.compute(
        *(dask.delayed(run_block)(block, options) for block in blocks), scheduler="processes"
    )
    assert all(result.balanced for result in results)
    assert sum(result.counts.written for result in results) == len(PAGES)
