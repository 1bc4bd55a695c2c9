"""The worker processes of a run: started, watched, replaced."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TypeAlias

from wikiextract.pipeline.pages.border import KILLED, Fault
from wikiextract.pipeline.pages.bounds import PageLimits
from wikiextract.pipeline.workers.tasks import Answer, Ready, RunTask, Setup, Task
from wikiextract.pipeline.workers.watch import State, Watch

_MODULE = "wikiextract.pipeline.workers"
_LAST_WORDS = 300
# Memory that is free goes back to the system at once. By itself glibc comes to keep tens of
# megabytes, after a large page or a batch of records that were made columns.
_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "131072"}
# Reading on to the next page passes over damage or whole megabytes of a page that is too large.
_READING = 10
# A page that waits for the disk or for other processes is given more time than one that computes.
_WALL = 10
# By these a process ends of its own doing. Any other signal came from outside: from a person, or
# from a system that is short of memory.
_OWN_SIGNALS = frozenset(
    {
        signal.SIGABRT,
        signal.SIGBUS,
        signal.SIGFPE,
        signal.SIGILL,
        signal.SIGSEGV,
        signal.SIGSYS,
        signal.SIGTRAP,
    }
)


@dataclass(frozen=True)
class Death:
    """A worker ended with its task undone: while it was at `state`, of `fault`."""

    task: Task | None
    state: State
    fault: Fault


Event: TypeAlias = "tuple[Worker, Answer | Death]"


class Worker:
    """One process. `task` is what it is doing, None when it is idle."""

    def __init__(self, setup: Setup, inherited: Sequence[int] = ()) -> None:
        """Start the process; `inherited` descriptors stay open in it as long as it lives."""
        self.task: Task | None = None
        self.ready = False
        self.killed: Fault | None = None
        self.watch = Watch()
        self._words = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the worker)
        ours, theirs = socket.socketpair()
        with theirs:
            descriptors = (theirs.fileno(), self.watch.descriptor)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", _MODULE, *map(str, descriptors)],
                pass_fds=(*descriptors, *inherited),
                env={**_MEMORY, **os.environ, "PYTHONPATH": _import_path()},
                stdout=subprocess.DEVNULL,
                stderr=self._words,
                process_group=0,  # Ctrl-C is for the process that watches
            )
        self.connection = Connection(ours.detach())
        self._send(setup)

    def give(self, task: Task) -> None:
        """Have the worker do a task; its end is told as an event."""
        self.task = task
        self._send(task)

    def grant(self, batches: int) -> None:
        """Let a worker that cuts go on for so many batches."""
        self._send(batches)

    def kill(self, fault: Fault) -> None:
        """End the process for a reason that its `Death` will state."""
        self.killed = fault
        self._process.kill()

    def close(self) -> None:
        """End the process and give back what it has."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        self.connection.close()
        self.watch.close()
        self._words.close()

    def death(self) -> Death:
        """Of what the process died, now that its connection has ended."""
        code = self._process.wait()
        outside = code < 0 and -code not in _OWN_SIGNALS
        fault = self.killed or Fault(KILLED if outside else "page-crashed", self._reason(code))
        return Death(self.task, self.watch.state, fault)

    def overdue(self, limits: PageLimits) -> bool:
        """Return True if the page at hand has used up its time."""
        state = self.watch.state
        if state.phase == "idle" or self.killed is not None or not isinstance(self.task, RunTask):
            return False
        allowed = limits.seconds * (_READING if state.phase == "reading" else 1)
        passed = time.monotonic() - state.wall
        if passed <= allowed:
            return False
        used = _processor_seconds(self._process.pid)
        return passed > allowed * _WALL or used is None or used - state.cpu > allowed

    def _send(self, message: object) -> None:
        with contextlib.suppress(OSError):  # the process died: its connection will say so
            self.connection.send(message)

    def _reason(self, code: int) -> str:
        if code < 0:
            try:
                name = signal.Signals(-code).name
            except ValueError:
                name = f"signal {-code}"
            reason = f"its process was ended by {name}"
        else:
            reason = f"its process ended with status {code}"
        end = self._words.seek(0, os.SEEK_END)
        self._words.seek(max(end - _LAST_WORDS, 0))
        words = " ".join(self._words.read().decode("utf-8", "replace").split())
        return f"{reason}: {words}" if words else reason


class WorkerPool:
    """Some workers, and what they answer. Use it as a context: at its end none is left."""

    def __init__(self, setup: Setup, limits: PageLimits, inherited: Sequence[int] = ()) -> None:
        self._setup = setup
        self._limits = limits
        self._inherited = tuple(inherited)
        self._workers: list[Worker] = []

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.close()
        self._workers.clear()

    def start(self, setup: Setup | None = None) -> Worker:
        """Start a worker (with another setup than the others)."""
        worker = Worker(setup or self._setup, self._inherited)
        self._workers.append(worker)
        return worker

    def dismiss(self, worker: Worker) -> None:
        """End a worker."""
        self._workers.remove(worker)
        worker.close()

    def events(self, timeout: float) -> Iterator[Event]:
        """Wait at most `timeout` seconds for answers and deaths of workers, and yield them."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection), timeout):
            assert isinstance(connection, Connection)
            worker = by_connection[connection]
            try:
                answer: Answer = connection.recv()
            except (EOFError, OSError):
                yield worker, worker.death()
                continue
            if isinstance(answer, Ready):
                worker.ready = True
            yield worker, answer
        for worker in self._workers:
            if worker.overdue(self._limits):
                seconds = f"{self._limits.seconds:g}"
                worker.kill(Fault("page-timeout", f"it took more than {seconds} seconds"))


def _import_path() -> str:
    return os.pathsep.join(filter(None, sys.path))


def _processor_seconds(process: int) -> float | None:
    """The processor time of another process, where the system has a clock of it (Linux).

    The clock's number is made of the process's as in clock_getcpuclockid(3).
    """
    if sys.platform != "linux":
        return None
    try:
        return time.clock_gettime((~process << 3) | 2)
    except OSError:
        return None
