"""What a worker process does: ``python -m wikiextract.pipeline.workers CONNECTION WATCH``.

Both are descriptors. It is started by `wikiextract.pipeline.workers.pool` and does one task after
the other until the connection ends. It never outlives the process that started it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from wikiextract.child_process import end_with_parent
from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.pages.bounds import limit_memory
from wikiextract.pipeline.run_block import BlockRunner, Supervision
from wikiextract.pipeline.workers.cut_stream import cut_stream
from wikiextract.pipeline.workers.journal import Journal
from wikiextract.pipeline.workers.tasks import CutDone, CutTask, Ready, RunTask, Setup, Trouble
from wikiextract.pipeline.workers.watch import Watch


def serve() -> None:
    """Serve the connection until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides when we end
    end_with_parent(os.getppid())
    connection = Connection(int(sys.argv[1]))
    watch = Watch(int(sys.argv[2]))
    with contextlib.suppress(EOFError, OSError):
        try:
            _serve(connection, watch)
        except InputError as error:
            connection.send(Trouble(error.where, error.problem, error.advice, "input"))
        except OutputError as error:
            connection.send(Trouble(error.where, error.problem, error.advice, "output"))


def _serve(connection: Connection, watch: Watch) -> None:
    setup: Setup = connection.recv()
    runner = BlockRunner(setup.options) if setup.options is not None else None
    if setup.page_bytes is not None:
        limit_memory(setup.page_bytes)
    connection.send(Ready())
    while True:
        task = connection.recv()
        if isinstance(task, CutTask):
            connection.send(_cut(task, connection))
        elif isinstance(task, RunTask) and runner is not None:
            journal = Journal(Path(task.journal))
            supervision = Supervision(watch.enter, journal, task.verdict, task.limit)
            result = runner.run(task.block, supervision)
            watch.enter("idle", 0)
            connection.send(result)
            # Until the result is on its way it may have to be made again.
            journal.close()


def _cut(task: CutTask, connection: Connection) -> CutDone:
    granted = task.credits

    def wait() -> None:
        nonlocal granted
        while granted < 1 or connection.poll():
            granted += connection.recv()
        granted -= 1

    return cut_stream(task, connection.send, wait)
