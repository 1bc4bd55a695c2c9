"""Runs commands and code as a shell does: in processes of their own, with files as their streams.

They are forked from one that has loaded the commands.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wikiextract.cli import main

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__, "tests.cli.first_use"])


@dataclass(frozen=True)
class Answer:
    """Exit status and output of a command."""

    returncode: int | None
    stdout: bytes
    stderr: bytes


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> Answer:
    """Run ``wikiextract`` with `arguments` in the folder `cwd`."""
    return _answer(_command, arguments, stdin, cwd)


def run_python(code: str, variables: Mapping[str, str], cwd: Path) -> Answer:
    """Run code in the folder `cwd`, with these variables in its environment."""
    return _answer(_code, (code, dict(variables)), b"", cwd)


def _answer(work: Callable[..., None], given: object, stdin: bytes, cwd: Path | None) -> Answer:
    with TemporaryDirectory() as folder:
        streams = tuple(Path(folder) / name for name in ("in", "out", "err"))
        streams[0].write_bytes(stdin)
        process = _CONTEXT.Process(target=_run, args=(work, given, cwd, streams))
        process.start()
        process.join()
        return Answer(process.exitcode, *(path.read_bytes() for path in streams[1:]))


def _run(
    work: Callable[..., None], given: object, cwd: Path | None, streams: tuple[Path, ...]
) -> None:
    os.dup2(os.open(streams[0], os.O_RDONLY), 0)
    for number, path in enumerate(streams[1:], 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8") for number, mode in enumerate("rww")
    )
    os.chdir(cwd or Path.cwd())
    work(given)


def _command(arguments: tuple[str, ...]) -> None:
    sys.argv = ["wikiextract", *arguments]
    main()


def _code(given: tuple[str, dict[str, str]]) -> None:
    code, variables = given
    os.environ.update(variables)
    exec(compile(code, "recipe", "exec"), {"__name__": "__main__"})
    sys.stdout.flush()
