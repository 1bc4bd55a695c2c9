"""What others' CI takes from here does what docs/ci.md says: the action, the hooks, the image."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from wikiextract.pipeline.compare.saved_articles import update_fixture

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
EXAMPLES = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with an article, whose records are as expected."""
    article = tmp_path / "articles" / "enwiki" / "Two words"
    article.mkdir(parents=True)
    (article / "page.wikitext").write_text("'''Two words''' are [[text]].")
    list(update_fixture(article))
    return tmp_path / "articles"


def commands(**inputs: str) -> list[tuple[str, dict[str, str]]]:
    """The commands of the action's steps, each with the environment that it is given."""
    values = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | inputs
    made = []
    for step in ACTION["runs"]["steps"]:
        if "run" in step:
            assert step["shell"] == "bash"
            assert "${{" not in step["run"], "what others write gets into no command"
            named = {
                key: re.findall(r"inputs\.([\w-]+)", text) for key, text in step["env"].items()
            }
            given = {key: values[name] for key, (name,) in named.items()}
            made.append((step["run"], given))
    return made


@pytest.mark.long
def test_the_action_compares_records(articles: Path) -> None:
    (_, (command, given)) = commands()
    environment = {
        **os.environ,
        **given,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "-p pytest_wikiextract",
    }
    folder = articles.parent

    def done() -> int:
        made = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=folder,
            env=environment,
            check=False,
            capture_output=True,
        )
        return made.returncode

    assert done() == 0
    assert 'tests="1"' in (folder / "wikiextract.xml").read_text(encoding="utf-8")
    (articles / "enwiki" / "Two words" / "page.wikitext").write_text("One word.")
    assert done() == 1
    assert "One word" in (folder / "wikiextract.xml").read_text(encoding="utf-8")


def test_the_action_installs_what_it_uses() -> None:
    (install, given), _ = commands(packages="./mine")
    assert given == {"PACKAGES": "./mine"}
    words = shlex.split(install)
    assert {"$GITHUB_ACTION_PATH", "pytest", "$PACKAGES"} <= set(words)


def test_the_hooks_check_articles_and_records(articles: Path) -> None:
    files = {
        "wikiextract-articles": [],
        "wikiextract-records": ["articles/enwiki/Two words/source.json"],
    }
    shutil.copy(
        articles / "enwiki" / "Two words" / "record.json",
        articles / "enwiki" / "Two words" / "source.json",
    )
    assert {hook["id"] for hook in HOOKS} == files.keys()
    for hook in HOOKS:
        program, *arguments = [*hook["entry"].split(), *hook.get("args", ())]
        assert program == "wikiextract"
        assert run(*arguments, *files[hook["id"]], cwd=articles.parent).returncode == 0
    (articles / "enwiki" / "Two words" / "page.wikitext").write_text("One word.")
    assert run("fixture", "check", "articles", cwd=articles.parent).returncode == 1


def test_the_examples_use_what_there_is() -> None:
    text = str(EXAMPLES)
    (hooks,) = [one["repos"][0]["hooks"] for one in EXAMPLES if "repos" in one]
    assert {hook["id"] for hook in hooks} == {hook["id"] for hook in HOOKS}
    (action,) = [one["jobs"]["articles"]["steps"][-1] for one in EXAMPLES if "jobs" in one]
    assert action["with"].keys() <= ACTION["inputs"].keys()
    assert "wikiextract_articles" in text


def test_the_image_is_made_of_files_that_there_are() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for line in lines:
        if line.startswith("COPY ") and "--from" not in line:
            for name in line.split()[1:-1]:
                assert (ROOT / name).exists()
                assert f"!{name}" in kept


def wheel_needs() -> list[Any]:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return re.findall(r'^"?(\w+)"? = "wikiextract/', project, re.MULTILINE)


def test_the_image_has_all_that_the_wheel_is_made_of() -> None:
    copied = (ROOT / "Dockerfile").read_text(encoding="utf-8").split()
    assert {"pyproject.toml", "README.md", "LICENSE", "src", *wheel_needs()} <= set(copied)
