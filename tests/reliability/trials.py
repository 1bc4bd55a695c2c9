"""What trials have in common: a dump, the data of a run, and what must always hold."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import shutil
import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

from tests.pipeline.dumps import pages, write_multistream, write_single
from wikiextract.verify import verify_run

MARKS = {"_SUCCESS", "_FINISHED_WITH_DAMAGE"}
KINDS = ("multistream", "single")


def write_dump(folder: Path, kind: str, count: int) -> Path:
    """A dump that is cut by position, or one that can only be read from its beginning."""
    if kind == "multistream":
        path = folder / "dump.xml.bz2"
        write_multistream(path, pages(count))
        return path
    plain, path = folder / "plain.bz2", folder / "dump.xml.gz"
    write_single(plain, pages(count))
    path.write_bytes(gzip.compress(bz2.decompress(plain.read_bytes())))
    plain.unlink()
    return path


def marks(folder: Path) -> set[str]:
    return {name for name in MARKS if (folder / name).exists()}


def data(folder: Path) -> object:
    """The data of a finished run: of a database its rows, as DuckDB does not repeat its bytes."""
    found: dict[str, str] = {}
    for path in sorted([*folder.glob("part-*"), *folder.glob("articles.*")]):
        if path.suffix == ".duckdb":
            with import_module("duckdb").connect(str(path), read_only=True) as connection:
                tables = sorted(row[0] for row in connection.execute("SHOW TABLES").fetchall())
                rows = (connection.execute(f'FROM "{t}" ORDER BY ALL').fetchall() for t in tables)
                text = repr(list(rows))
        elif path.suffix == ".sqlite":
            with closing(sqlite3.connect(path)) as connection:
                text = "\n".join(connection.iterdump())
        else:
            text = path.read_bytes().hex()
        found[path.name] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return found


def check_unfinished(folder: Path) -> None:
    """What must hold of a run that was ended: a mark stands only on what is whole."""
    if marks(folder):
        check_finished(folder)


def check_finished(folder: Path, mark: str = "_SUCCESS") -> None:
    """What must hold of a finished run."""
    verdict = verify_run(folder)
    assert verdict.problems == ()
    assert marks(folder) == {mark}
    assert verdict.mark == mark


def remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
