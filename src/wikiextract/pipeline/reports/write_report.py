"""A run's report on the disk."""

from __future__ import annotations

from pathlib import Path

import msgspec

from wikiextract.errors import OutputError
from wikiextract.pipeline.reports.html_report import html_report
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.sinks.partial import PartialFile


def write_report(folder: Path, report: RunReport) -> None:
    """Write ``report.json`` and ``report.html`` into the folder, each when it is whole.

    Raises `OutputError` when they cannot be written.
    """
    write_both(folder, "report", report, html_report(report))


def write_both(folder: Path, name: str, values: object, html: str) -> None:
    """Write `values` as ``NAME.json`` and `html` as ``NAME.html``, each when it is whole.

    Raises `OutputError` when they cannot be written.
    """
    json = msgspec.json.format(msgspec.json.encode(values)) + b"\n"
    for ending, content in ((".json", json), (".html", html.encode())):
        file = PartialFile(folder / f"{name}{ending}")
        try:
            file.write(content)
            file.finish(1)
        finally:
            file.abandon()


def report_folder(path: str) -> Path:
    """The folder for a report, made when it is not there. Raises `OutputError`."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(path, f"cannot be made ({error.strerror})") from error
    return folder
