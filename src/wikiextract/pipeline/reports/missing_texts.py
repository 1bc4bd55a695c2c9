"""The titles of the pages whose texts a run asked for, and which its store had not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.pipeline.books import manifest_of
from wikiextract.pipeline.reports.folder_report import report_of_folder
from wikiextract.pipeline.reports.record_parts import missing_titles
from wikiextract.pipeline.reports.run_report import read_report
from wikiextract.sources import open_source
from wikiextract.sources.input_kinds import LINES
from wikiextract.sources.lines import LINE_TOO_LONG, lines_of

_ADVICE = "give the folder of a run, or its NDJSON"


class _Where(msgspec.Struct):
    template: str | None = None


class _Problem(msgspec.Struct):
    code: str
    where: _Where | None = None


class _Record(msgspec.Struct):
    diagnostics: list[_Problem] = []


_records = msgspec.json.Decoder(_Record)


def missing_texts(run: Path) -> list[str]:
    """Return the titles, each once, with namespace, in the order of the run.

    `run` is the folder of a run, finished or not, one with its ``report.json``, or a file of NDJSON
    records, compressed or not. Raises `InputError` when it is none of these.
    """
    if not run.is_dir():
        return list(dict.fromkeys(_of_records(run)))
    if manifest_of(run).exists():
        return list(report_of_folder(run).pages.content.missing_texts)
    try:
        return list(read_report(run / "report.json").pages.content.missing_texts)
    except OSError:
        raise InputError(str(run), "is not the folder of a run", _ADVICE) from None
    except NOT_JSON as error:
        raise InputError(str(run), f"its report.json is none ({error})", _ADVICE) from error


def _of_records(path: Path) -> Iterator[str]:
    with open_source(path, kind=LINES) as source:
        for number, line in enumerate(lines_of(source.text()), 1):
            where = f"{path}, line {number}"
            if line is None:
                raise InputError(where, f"no record: {LINE_TOO_LONG}", _ADVICE)
            if not line.strip():
                continue
            try:
                record = _records.decode(line)
            except NOT_JSON as error:
                raise InputError(where, f"no record ({error})", _ADVICE) from error
            yield from missing_titles(msgspec.to_builtins(record))
