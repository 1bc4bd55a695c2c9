"""The temporary folder of a run, which goes with the run however that ends."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# It reads to the end, which comes when the process that has started it ends. Workers may write a
# moment longer. Nothing in its command line is ours, lest it be killed with us by its name.
_CLEANER = """
import os, shutil, sys, time
folder = os.fsdecode(sys.stdin.buffer.read())
for _ in range(100):
    shutil.rmtree(folder, ignore_errors=True)
    if not os.path.lexists(folder):
        break
    time.sleep(0.1)
"""


@contextlib.contextmanager
def temporary_folder(parent: str | None = None) -> Iterator[Path]:
    """Make a folder (in `parent`), and remove it at the end: also when this process is killed."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(
                prefix="wikiextract-", dir=parent, ignore_cleanup_errors=True
            )
        )
        with subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _CLEANER],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,  # what ends this process may end its whole group
        ) as cleaner:
            assert cleaner.stdin is not None
            cleaner.stdin.write(os.fsencode(folder))
            cleaner.stdin.flush()
            try:
                yield Path(folder)
            finally:
                stack.close()
                cleaner.kill()
