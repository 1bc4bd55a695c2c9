"""Runs commands as a shell does: in processes of their own, with files for what goes in and out.

They are forked from one that has imported the commands: that takes longer than most commands do.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import wikiextract.pipeline.pages.rendered_view
import wikiextract.pipeline.runs.to_folder  # noqa: F401  # loaded once, for all commands
from wikiextract.cli import command_line, main

command_line()
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


@dataclass(frozen=True)
class Answer:
    """Exit status and output of a command."""

    returncode: int | None
    stdout: bytes
    stderr: bytes


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> Answer:
    """Run ``wikiextract`` with `arguments` in the folder `cwd`."""
    with TemporaryDirectory() as folder:
        given, output, errors = (Path(folder) / name for name in ("in", "out", "err"))
        given.write_bytes(stdin)
        process = _CONTEXT.Process(target=_command, args=(arguments, cwd, given, output, errors))
        process.start()
        process.join()
        return Answer(process.exitcode, output.read_bytes(), errors.read_bytes())


def _command(
    arguments: tuple[str, ...], cwd: Path | None, given: Path, output: Path, errors: Path
) -> None:
    os.dup2(os.open(given, os.O_RDONLY), 0)
    for number, path in ((1, output), (2, errors)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8") for number, mode in enumerate("rww")
    )
    os.chdir(cwd or Path.cwd())
    sys.argv = ["wikiextract", *arguments]
    main()
