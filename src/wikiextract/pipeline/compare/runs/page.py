"""Two runs compared, as a page for people and as JSON for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from wikiextract.pipeline.compare.runs.changes import Changes, RunChanges
from wikiextract.pipeline.compare.runs.figures import coverage, figures
from wikiextract.pipeline.reports.links import WikiLinks
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.pipeline.reports.shares import number
from wikiextract.pipeline.reports.styled import styled
from wikiextract.pipeline.reports.write_report import write_both

_SHOWN = 40
_KINDS = {
    "box": "Infoboxes",
    "field": "Fields of infoboxes",
    "typed": "Typed values of fields",
    "class": "Classes",
    "diagnostic": "Diagnostics",
    "template": "Templates behind diagnostics",
}


def html_changes(changes: RunChanges) -> str:
    """Return two runs compared as one HTML file that needs nothing else."""
    wikis = changes.first.pages.content.wikis | changes.second.pages.content.wikis
    records = changes.records
    tiles = [
        (number(changes.same), "records the same"),
        (number(records.changed.pages), "changed"),
        (number(records.gained.pages), "gained: in the second run only"),
        (number(records.lost.pages), "lost: in the first run only"),
    ]
    return styled(
        "comparison.html",
        changes=changes,
        links=WikiLinks(wikis),
        runs=[_facts(changes.first), _facts(changes.second)],
        tiles=tiles if changes.compared else [],
        figures=list(figures(changes.first, changes.second)),
        coverage=list(coverage(changes.first, changes.second)),
        parts=_most(changes.parts),
        kinds=[
            (kind, title, _most(changes.names[kind]), len(changes.names[kind]))
            for kind, title in _KINDS.items()
            if changes.names[kind]
        ],
    )


def json_changes(changes: RunChanges) -> dict[str, Any]:
    """Return two runs compared as JSON values; figures are pairs of the first and the second."""
    return {
        "compared": changes.compared,
        "figures": {
            one.name: [one.first, one.second] for one in figures(changes.first, changes.second)
        },
        "coverage": {
            one.name: [one.first, one.second] for one in coverage(changes.first, changes.second)
        },
        "same": changes.same,
        "records": msgspec.to_builtins(changes.records),
        "parts": msgspec.to_builtins(changes.parts),
        "names": msgspec.to_builtins(changes.names),
        "left_out": changes.left_out,
    }


def write_changes(folder: Path, changes: RunChanges) -> None:
    """Write ``comparison.html`` and ``comparison.json`` into a folder.

    Raises `OutputError` when they cannot be written.
    """
    write_both(folder, "comparison", json_changes(changes), html_changes(changes))


def _most(changes: dict[str, Changes]) -> list[tuple[str, Changes]]:
    return sorted(changes.items(), key=lambda item: (-item[1].total, item[0]))[:_SHOWN]


def _facts(report: RunReport) -> list[tuple[str, str]]:
    """What tells a run from another one."""
    return [
        (name, value)
        for name, value in (
            ("Wiki", ", ".join(name for name in list(report.pages.content.wikis)[:5] if name)),
            ("Inputs", ", ".join(report.inputs[:3]) + (" …" if len(report.inputs) > 3 else "")),
            ("Page store", report.store),
            ("Begun", report.begun),
            ("wikiextract", report.version),
        )
        if value
    ]
