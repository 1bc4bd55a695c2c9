"""Packages export names that load when they are asked for."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from wikiextract.cli.app import COMMANDS

SOURCE = Path(__file__).resolve().parents[1] / "src"
DOORS = sorted(
    file.parent.relative_to(SOURCE).as_posix().replace("/", ".")
    for file in (SOURCE / "wikiextract").rglob("__init__.py")
    if "__getattr__ = loader(" in file.read_text(encoding="utf-8")
)


def tree_of(package: str) -> ast.Module:
    return ast.parse((SOURCE / package.replace(".", "/") / "__init__.py").read_text("utf-8"))


def imported_for_types(package: str) -> dict[str, str]:
    """The names that a package imports for type checkers, with their modules."""
    block = next(node for node in tree_of(package).body if isinstance(node, ast.If))
    return {
        name.name: node.module or ""
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }


@pytest.mark.parametrize("package", DOORS)
def test_what_loads_late_is_what_type_checkers_see(package: str) -> None:
    module = import_module(package)
    names = imported_for_types(package)
    own = {node.name for node in tree_of(package).body if isinstance(node, ast.FunctionDef)}
    assert set(names) == set(module.__all__) - {"__version__"} - own
    for name, place in names.items():
        assert getattr(module, name) is getattr(import_module(place), name)


@pytest.mark.parametrize("package", DOORS)
def test_a_name_that_is_not_exported_is_an_attribute_error(package: str) -> None:
    with pytest.raises(AttributeError, match=r"has no attribute 'no_such_name'"):
        import_module(package).no_such_name  # noqa: B018


def loaded_by(code: str) -> set[str]:
    """The modules that are loaded after the code, in a process of its own."""
    whole = f"import sys\n{code}\nprint(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", whole], check=True, capture_output=True)
    return set(answer.stdout.decode().split())


def test_a_name_of_a_package_stays_a_function_whatever_is_imported() -> None:
    code = "import wikiextract, wikiextract.render.tree; assert callable(wikiextract.render)"
    assert "wikiextract.render.tree" in loaded_by(code)


def test_the_source_view_loads_nothing_that_renders() -> None:
    modules = loaded_by("import wikiextract; wikiextract.extract('text', site='enwiki')")
    heavy = {"lupa", "lxml", "jinja2", "multiprocessing", "wikiextract.read.html.page"}
    assert not modules & heavy


def test_what_only_watches_workers_loads_nothing_that_reads_pages() -> None:
    modules = loaded_by("import wikiextract.cli.extract, wikiextract.pipeline.runs.to_folder")
    making = ("wikiextract.read.", "wikiextract.map.values", "wikiextract.expand", "lxml")
    assert not [name for name in modules if name.startswith(making)]


def test_the_list_of_commands_loads_no_command() -> None:
    code = "from wikiextract.cli import command_line; command_line(['--help'])"
    assert not loaded_by(code) & {f"wikiextract.cli.{command.name}" for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_where_the_list_says(command: object) -> None:
    assert callable(command.load())  # type: ignore[attr-defined]
