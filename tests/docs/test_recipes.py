"""Each recipe of the documentation does what its page says, copied as it stands."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from shlex import split

import pytest

from tests.cli import shell
from tests.docs.recipes import Step, as_expected, steps
from tests.docs.service import service

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SETUP = DOCS / "cookbook" / "index.md"
GUIDES = [DOCS / "python.md"]
RECIPES = sorted(page for page in (DOCS / "cookbook").glob("*.md") if page != SETUP)
LONGEST = 300

# A command without anything that only a shell understands: it needs none.
_PLAIN = re.compile(r"wikiextract [^|&;<>$`\\*]*")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the steps with which all recipes begin were done."""
    folder = tmp_path_factory.mktemp("started")
    for step in steps(SETUP):
        done(step, folder)
    return folder


@pytest.mark.processes
@pytest.mark.parametrize("page", [*RECIPES, *GUIDES], ids=lambda page: page.stem)
def test_a_recipe_works_as_it_stands(page: Path, started: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    shutil.copytree(started, folder, symlinks=True)
    for step in steps(page):
        done(step, folder)


@pytest.mark.processes
@pytest.mark.parametrize(
    "page", [ROOT / "README.md", DOCS / "first-steps.md"], ids=lambda page: page.stem
)
def test_the_first_steps_work_as_they_stand(page: Path, tmp_path: Path) -> None:
    for step in steps(page):
        done(step, tmp_path)


def test_the_cookbook_lists_its_recipes() -> None:
    text = SETUP.read_text(encoding="utf-8")
    assert [page.name for page in RECIPES if f"]({page.name})" not in text] == []


def test_each_folder_is_made_once() -> None:
    """A run does not go into the folder of another, so that all pages work in one checkout."""
    pages = [ROOT / "README.md", DOCS / "first-steps.md", SETUP, *RECIPES]
    texts = [step.text for page in pages for step in steps(page) if step.skip is None]
    folders = [name for text in texts for name in re.findall(r"-o ([\w-]+/)", text)]
    assert sorted(folders) == sorted(set(folders))


def test_most_steps_are_run() -> None:
    """What is not run says why: no recipe has more than one such step, and each shows something."""
    for page in RECIPES:
        assert sum(step.skip is not None for step in steps(page)) <= 1
        assert any(step.printed for step in steps(page)), f"{page.name} shows nothing"


def done(step: Step, folder: Path) -> None:
    """Do a step in a folder that has the checkout's `docs` and `fixtures`."""
    for name in ("docs", "fixtures"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    if step.title is not None:
        (folder / step.title).write_text(step.text, encoding="utf-8")
    elif step.skip is not None or (step.needs is not None and not is_there(step.needs)):
        return
    elif step.serves is not None:
        with service() as (address, got):
            run(step, folder, {step.serves: address})
        assert got, "nothing was sent"
    else:
        run(step, folder, {})


def is_there(name: str) -> bool:
    """Return True if there is a program of that name, or a module."""
    try:
        return shutil.which(name) is not None or importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # of the package that the module is in
        return False


def run(step: Step, folder: Path, variables: dict[str, str]) -> None:
    """Run a step, as one would in an environment that is active; it must end well."""
    lines = step.text.replace("\\\n", "").splitlines()
    if step.language == "python":
        answers = [shell.run_python(step.text, variables, folder)]
    elif all(_PLAIN.fullmatch(line) for line in lines):
        answers = [shell.run(*split(line)[1:], cwd=folder) for line in lines]
    else:
        answers = [_in_bash(step.text, folder, variables)]
    printed = b"".join(answer.stdout for answer in answers).decode()
    said = b"".join(answer.stderr for answer in answers).decode()
    assert not any(answer.returncode for answer in answers), f"{step.text}\n{printed}{said}"
    if step.printed is not None:
        assert as_expected(printed, step.printed), f"{step.text}\nprinted:\n{printed}"


def _in_bash(text: str, folder: Path, variables: dict[str, str]) -> shell.Answer:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", text],
        cwd=folder,
        env={**os.environ, **variables, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return shell.Answer(ended.returncode, ended.stdout, ended.stderr)
