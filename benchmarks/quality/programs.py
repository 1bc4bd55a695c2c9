"""The programs that ours is compared with. Each runs in a process of its own, on the same pages.

None is a dependency. Python's peers are taken from the virtual environment that
``WIKIEXTRACT_PEERS_PYTHON`` names (its interpreter), wtf_wikipedia from the folder in which npm has
installed it, ``WIKIEXTRACT_PEERS_NODE``. What is not there is a line in the table that says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

PROGRAMS = Path(__file__).with_name("programs")
_SECONDS = 900


class Program(NamedTuple):
    """A peer: its name in the table, its script, and the module or package that it needs."""

    name: str
    script: str
    needs: str

    @property
    def is_node(self) -> bool:
        """True if Node runs it."""
        return self.script.endswith(".mjs")


MWPARSERFROMHELL = Program(
    "mwparserfromhell, usual recipes", "mwparserfromhell_usual.py", "dateparser"
)
WTF_WIKIPEDIA = Program("wtf_wikipedia", "wtf_wikipedia.mjs", "wtf_wikipedia")
WIKITEXTPROCESSOR = Program("wikitextprocessor", "wikitextprocessor_parse.py", "wikitextprocessor")
PANDAS = Program("pandas.read_html", "pandas_read_html.py", "pandas")


def missing(program: Program) -> str | None:
    """Return the reason why a program cannot run here; None if it can."""
    if program.is_node:
        folder = os.environ.get("WIKIEXTRACT_PEERS_NODE")
        if folder is None or not (Path(folder) / "node_modules" / program.needs).exists():
            return "skipped: not installed (WIKIEXTRACT_PEERS_NODE)"
        return None if shutil.which("node") else "skipped: no node"
    python = os.environ.get("WIKIEXTRACT_PEERS_PYTHON")
    if python is None or not _has(python, program.needs):
        return "skipped: not installed (WIKIEXTRACT_PEERS_PYTHON)"
    return None


def readings(program: Program, pages: Sequence[Mapping[str, Any]]) -> dict[Any, dict[str, Any]]:
    """Return what a program says of pages, by their ids."""
    if program.is_node:
        command, folder = ["node"], os.environ["WIKIEXTRACT_PEERS_NODE"]
    else:
        command, folder = [os.environ["WIKIEXTRACT_PEERS_PYTHON"]], str(PROGRAMS)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    lines = "".join(json.dumps(page) + "\n" for page in pages)
    done = subprocess.run(
        [*command, str(PROGRAMS / program.script)],
        input=lines,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment,
        timeout=_SECONDS,
    )
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if not said and pages:
        raise RuntimeError(f"{program.name}: {done.stderr[-500:]}")
    return {one["id"]: one for one in said}


@cache
def _has(python: str, module: str) -> bool:
    asked = f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", asked], check=False).returncode == 0
