"""Checks a built wheel: alone, and with each extra alone, in an environment that has nothing else.

What an extra is for works with it, and without it is refused with the command that installs it.

Usage: python tools/check_extras.py WHEEL [EXTRA...]        (needs uv: pip install uv)
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST_RECIPE = "fixtures/zhwiki/阿拉木图宣言/page.html"
CONSTRAINTS = ["--constraint", str(ROOT / "constraints.txt")]
PATIENCE = 120

ELSEWHERE = {
    "all": "all others together: Dockerfile",
    "dev": "tools/setup",
    "docs": "tests/docs, with the pinned releases",
    "readers": "tests/pipeline/test_readers.py, in .ci/run",
    "spark": "tests/spark, in .ci/run",
    "test": ".ci/run",
}
"""Where the other extras are proven."""


class Environment:
    """A virtual environment with the wheel alone; an extra is added, and taken away again."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder, self.wheel = folder, wheel.resolve()
        self.extra: str | None = None
        self._uv("venv", "--python", sys.executable, str(folder / "env"))
        self._pip("install", *CONSTRAINTS, str(wheel))

    @contextmanager
    def having(self, extra: str) -> Iterator[None]:
        """What is done within is done with the extra, or with a package of another name."""
        before = self._packages()
        named = f"wikiextract[{extra}] @ {self.wheel.as_uri()}" if extra in CHECKS else extra
        self._pip("install", *CONSTRAINTS, named)
        self.extra = extra
        yield
        self.extra = None
        self._pip("uninstall", *(self._packages() - before))
        assert self._packages() == before

    @property
    def python(self) -> str:
        """The environment's interpreter."""
        return str(self.folder / "env" / "bin" / "python")

    def _packages(self) -> set[str]:
        lines = self._pip("freeze").splitlines()
        return {re.split("[ =]", line)[0] for line in lines}

    def _pip(self, command: str, *arguments: str) -> str:
        return self._uv("pip", command, "--python", self.python, *arguments)

    def _uv(self, *arguments: str) -> str:
        uv = shutil.which("uv", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
        if uv is None:
            sys.exit("tools/check_extras.py needs uv: pip install uv")
        command = [uv, *arguments, "--quiet"] if arguments[1] != "freeze" else [uv, *arguments]
        pipe = subprocess.PIPE
        answer = subprocess.run(command, check=False, stdout=pipe, stderr=pipe, text=True)
        assert answer.returncode == 0, f"{' '.join(command)}\n{answer.stderr}"
        return answer.stdout

    def start(self, *arguments: str, program: str = "wikiextract") -> subprocess.Popen[str]:
        """Start a program in the folder, with nothing of this checkout to be imported."""
        command = [str(self.folder / "env" / "bin" / program), *arguments]
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=pipe, stderr=pipe, text=True
        )

    def run(
        self, *arguments: str, status: int = 0, program: str = "wikiextract"
    ) -> tuple[str, str]:
        """Run a program, and return what it writes to its two streams."""
        with self.start(*arguments, program=program) as process:
            output, messages = process.communicate(timeout=PATIENCE)
        said = f"{program} {' '.join(arguments)} ({self.extra}): {process.returncode}"
        assert process.returncode == status, f"{said}\n{output}\n{messages}"
        return output, messages

    def refused(self, *arguments: str) -> str:
        """Run what is to be refused, and return the sentence."""
        return self.run(*arguments, status=2)[1]


def page() -> str:
    return str(ROOT / FIRST_RECIPE)


def base(env: Environment) -> None:
    """The README's first recipe, and what of it is valid; no extra is needed."""
    assert '"title":"阿拉木图宣言"' in env.run("extract", page())[0]
    env.run("extract", page(), "-o", "record.ndjson")
    env.run("validate", "record.ndjson")
    assert "schema" in env.run("schema")[0]


def plugin(env: Environment) -> None:
    """Where pytest is, a copied article is two or three tests."""
    article = Path(page()).parent
    target = env.folder / "articles" / article.parent.name / article.name
    shutil.copytree(article, target)
    said = env.run("-o", "wikiextract_articles=articles", "articles", program="pytest")[0]
    assert f"{len(list(target.glob('*.json')))} passed" in said, said


def written(name: str) -> Callable[[Environment], None]:
    """A format that is written and read back, or refused."""

    def check(env: Environment) -> None:
        file = f"record.{name}"
        if env.extra is None:
            assert f'pip install "wikiextract[{name}]"' in env.refused(
                "extract", page(), "-o", file
            )
        else:
            env.run("extract", page(), "-o", file)
            assert (env.folder / file).stat().st_size > 0

    return check


def live(env: Environment) -> None:
    """Without the extra the package is named; with it, the wiki that does not answer."""
    said = env.refused("extract", "http://127.0.0.1:9/wiki/Foo", "--cache", "cache")
    assert ("wikiextract[live]" in said) == (env.extra is None), said


def inspect(env: Environment) -> None:
    """A server that shows the page; a file needs no extra."""
    if env.extra is None:
        assert "pip install" in env.refused("inspect", page())
        env.run("inspect", page(), "--out", "page.html")
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with env.start("inspect", page(), "--port", str(port)) as process:
        try:
            assert "阿拉木图宣言" in answer_of(f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()


def answer_of(address: str) -> str:
    """What a server says, which may still be starting."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def parallel(env: Environment) -> None:
    """The package that decompresses with several threads; without it, one does."""
    found = subprocess.run([env.python, "-c", "import rapidgzip"], check=False, capture_output=True)
    assert (found.returncode == 0) == (env.extra is not None)


CHECKS: dict[str, Callable[[Environment], None]] = {
    "parquet": written("parquet"),
    "duckdb": written("duckdb"),
    "parallel": parallel,
    "live": live,
    "inspect": inspect,
}


def main(arguments: Sequence[str]) -> None:
    if not arguments:
        sys.exit(__doc__)
    wheel, chosen = Path(arguments[0]), arguments[1:] or CHECKS
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    missing = project["optional-dependencies"].keys() - CHECKS.keys() - ELSEWHERE.keys()
    assert not missing, f"extras that nothing checks: {', '.join(sorted(missing))}"
    with tempfile.TemporaryDirectory() as name:
        env = Environment(Path(name), wheel)
        base(env)
        print("alone: works")
        with env.having("pytest"):
            plugin(env)
        print("pytest: has the plugin")
        for extra in chosen:
            CHECKS[extra](env)
            with env.having(extra):
                CHECKS[extra](env)
            print(f"{extra}: works with it, is refused or done without where it is missing")


if __name__ == "__main__":
    main(sys.argv[1:])
