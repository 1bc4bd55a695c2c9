"""Data flows one way: no module imports one of a later stage, and there are no import circles."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.source_code import MODULES as PATHS
from tests.source_code import SOURCE, nodes_of

STAGES = [
    {
        "child_process",
        "data_files",
        "diagnostics",
        "errors",
        "exports",
        "kept",
        "late_pattern",
        "locks",
        "markup",
        "nodes",
        "version",
    },
    {"sources"},
    {"language"},
    {"site"},
    {"store"},
    {"wikibase"},
    {"expand"},
    {"render"},
    {"read"},
    {"map"},
    {"plugins"},
    {"text"},
    {"access"},
    {"record"},
    {"sinks"},
    {"verify"},
    {"pipeline"},
    {"inspect"},
    {"spark"},
    {"cli"},
    {"editing"},
    {"__init__", "__main__"},
]
RANK = {name: rank for rank, names in enumerate(STAGES) for name in names}

# The views are equals: neither knows the other, and what both use knows neither.
READ_DOORS = {
    f"wikiextract.read.{room}"
    for room in ("html", "wikitext", "joined", "parameters", "other_models", "likely_prefixes")
}
READ_ROOMS = {
    "same_order": {"same_order"},
    "text": {"text"},
    "blocks": {"blocks", "text"},
    "calls": {"calls", "text"},
    "parameters": {"parameters", "same_order", "text"},
    "html": {"html", "parameters", "blocks", "calls", "text"},
    "wikitext": {"wikitext", "blocks", "calls", "text"},
    "joined": {"joined", "parameters", "same_order", "blocks", "calls", "text"},
}


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


_EXTRACT = "wikiextract.pipeline.pages.extract"
_RUN = "wikiextract.cli.extract_run"
_TAGS = "wikiextract.read.wikitext.text.html_tags"
_TO_FOLDER = "from wikiextract.pipeline.runs.to_folder import"
IMPORTS_IN_FUNCTIONS: frozenset[str] = frozenset(
    {
        # Half of the program, which the source view does without: a third of a second.
        f"{_EXTRACT}: from wikiextract.pipeline.pages.rendered_view import RenderedView",
        f"{_EXTRACT}: from wikiextract.read.html import read_html",
        f"{_EXTRACT}: from wikiextract.read.joined import join_given, source_parts",
        # Stores and mappings, which few pages have.
        f"{_EXTRACT}: from wikiextract.map.domains.dbpedia import MappingFolder",
        f"{_EXTRACT}: from wikiextract.store.entities import EntityStore",
        # Workers and books, of which a run to standard output has none.
        f"{_RUN}: {_TO_FOLDER} run_to_stream",
        f"{_RUN}: {_TO_FOLDER} run_to_file, run_to_folder",
        # What makes records, which whoever watches workers does without: a quarter of a second.
        f"{_RUN}: from wikiextract.pipeline.runs.in_process import run_in_process",
        f"wikiextract.cli.extract: from {_EXTRACT} import Extractor",
        f"wikiextract.cli.stores: from {_EXTRACT} import Extractor",
        "wikiextract.cli.stores: from wikiextract.pipeline.pages.saved_page"
        " import extractor_of_saved",
        # All that a command needs. The collector is relaxed before it loads: a tenth of a second.
        "wikiextract.cli: from wikiextract.cli.app import run",
        # What draws on a terminal; what pairs tags where one hides an element: a hundredth each.
        "wikiextract.cli.progress: from rich.progress import BarColumn, SpinnerColumn, TextColumn",
        "wikiextract.cli.progress: from rich.progress import Progress as Bar",
        "wikiextract.cli.progress: from rich.progress"
        " import SpinnerColumn, TextColumn, TimeElapsedColumn",
        f"{_TAGS}: import mwparserfromhell",
        f"{_TAGS}: from mwparserfromhell.nodes import Tag",
        # The template engine of the report, which is written once a run.
        f"{_RUN}: from wikiextract.pipeline.reports.write_report"
        " import report_folder, write_report",
    }
)
"""Those that are allowed, as "module: statement"; say beside each what it is good for."""

MOST_FILES = 25
"""Files of code that stand loose in one folder: more want folders of their own."""


@cache
def imported(path: Path) -> set[str]:
    """The wikiextract modules that a file imports, also those that it imports for types only."""
    found: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}: relative import"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                found.add(submodule if submodule in MODULES else node.module)
    return {name for name in found if name.split(".")[0] == "wikiextract"}


MODULES = {module_name(path): path for path in PATHS}


def stage(module: str) -> int:
    parts = module.split(".")
    return RANK[parts[1] if len(parts) > 1 else "__init__"]


@pytest.mark.parametrize("module", [name for name in MODULES if name != "wikiextract"])
def test_no_module_imports_a_later_stage(module: str) -> None:
    later = {
        name
        for name in imported(MODULES[module])
        if name != "wikiextract" and stage(name) > stage(module)
    }
    assert not later, f"{module} imports from a later stage: {', '.join(sorted(later))}"


def test_others_read_through_the_doors() -> None:
    for module, path in MODULES.items():
        if module.split(".")[1:2] == ["read"]:
            continue
        names = {name for name in imported(path) if name.startswith("wikiextract.read.")}
        past = sorted(names - READ_DOORS)
        assert not past, f"{module} goes past a door: {', '.join(past)}"


@pytest.mark.parametrize("room", READ_ROOMS)
def test_views_know_only_what_both_use(room: str) -> None:
    for module, path in MODULES.items():
        if module.split(".")[1:3] != ["read", room]:
            continue
        rooms = {
            name.split(".")[2]
            for node in nodes_of(path)
            if isinstance(node, ast.ImportFrom) and node.module
            for name in [f"{node.module}.{node.names[0].name}"]
            if name.startswith("wikiextract.read.")
        }
        assert rooms <= READ_ROOMS[room], f"{module} imports from another room of read/"


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Modules of which each imports the next, and the last one the first; empty: there are none."""
    done: set[str] = set()
    for start in graph:
        path: list[tuple[str, list[str]]] = [(start, sorted(graph[start]))]
        while path:
            name, targets = path[-1]
            if not targets:
                path.pop()
                done.add(name)
                continue
            target = targets.pop()
            active = [module for module, _ in path]
            if target in active:
                return active[active.index(target) :]
            if target not in done:
                path.append((target, sorted(graph[target])))
    return []


def test_there_are_no_import_circles() -> None:
    graph = {
        name: {target for target in imported(path) if target in MODULES and target != name}
        for name, path in MODULES.items()
    }
    assert not circle(graph)


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES.values()}))
def test_no_folder_holds_too_many_files(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_FILES


def test_imports_stand_at_the_top_of_a_module() -> None:
    inside = {
        f"{module}: {ast.unparse(node)}"
        for module, path in MODULES.items()
        for function in nodes_of(path)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert inside == IMPORTS_IN_FUNCTIONS
