"""The documents say what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

import wikiextract
from wikiextract.cli import command_line

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    """The code blocks of the README in that language."""
    parts = README.split(f"```{language}\n")[1:]
    return [part.partition("```")[0].strip() for part in parts]


def test_the_references_are_in_step_with_the_code() -> None:
    command = [sys.executable, str(ROOT / "tools" / "write_docs.py"), "--check"]
    answer = subprocess.run(command, check=False, timeout=600)
    assert answer.returncode == 0, "run tools/write_docs.py"


def test_the_site_has_every_page_in_its_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    pages = (path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
    named = set(re.findall(r"[\w/-]+\.md$", navigation, re.MULTILINE))
    assert set(pages) == named, "nav in mkdocs.yml"


def test_the_python_reference_has_every_name_that_is_exported() -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^::: wikiextract\.(?:[\w.]+\.)?(\w+)$", text, re.MULTILINE))
    assert set(wikiextract.__all__) - {"__version__"} <= documented


def test_the_readme_names_every_command() -> None:
    for name in typer.main.get_command(command_line()).commands:  # type: ignore[attr-defined]
        assert f"wikiextract {name} " in README


def test_every_option_of_extract_stands_in_a_group_of_its_help() -> None:
    extract = typer.main.get_command(command_line()).commands["extract"]  # type: ignore[attr-defined]
    options = [one for one in extract.params if one.param_type_name == "option"]
    assert len(options) > 30
    assert not [one.name for one in options if one.rich_help_panel is None and one.name != "help"]


def test_ci_runs_the_readme_test_command() -> None:
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()[-1]
    assert last == fenced("sh")[1]


def test_the_readme_main_command_names_a_bundled_article() -> None:
    (path,) = [word for word in fenced("sh")[0].split() if word.startswith("fixtures/")]
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("code", fenced("python"))
def test_the_readme_example_does_what_its_comment_says(code: str) -> None:
    *lines, last = code.splitlines()
    expression, _, expected = last.partition("  # ")
    scope: dict[str, object] = {}
    exec("\n".join(lines), scope)
    assert repr(eval(expression, scope)) == expected


def test_the_places_that_contributing_names_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    places = {place for place in re.findall(r"`([\w./]+)`", text) if "/" in place}
    assert len(places) > 25
    roots = (ROOT, ROOT / "src" / "wikiextract")
    shared = {"../shared"}
    missing = [
        place for place in places - shared if not any((root / place).exists() for root in roots)
    ]
    assert not missing
    links = re.findall(r"\]\(([\w./]+)\)", text)
    assert all((ROOT / link).exists() for link in links)
