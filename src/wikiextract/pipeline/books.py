"""Where the books of a run are kept: all that is in its folder beside shards."""

from __future__ import annotations

from pathlib import Path

_NAME = "_run"


def books_of(run: Path) -> Path:
    """Return the folder of the books of the run whose folder is `run`.

    Its name begins with an underscore, so that what reads a folder of shards (pyarrow, Spark,
    Hadoop's tools) passes it by.
    """
    return run / _NAME


def manifest_of(run: Path) -> Path:
    """Return the path of a run's manifest."""
    return books_of(run) / "manifest.json"


def ledger_of(run: Path) -> Path:
    """Return the path of a run's ledger."""
    return books_of(run) / "ledger.ndjson"


def work_of(run: Path) -> Path:
    """Return the folder for what is needed only while the run goes on."""
    return books_of(run) / "work"
