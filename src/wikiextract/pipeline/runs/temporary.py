"""The temporary folder of a run, which goes with the run however that ends."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# It waits for the end of the process that has started it. Workers may write for a moment longer.
_CLEANER = """
import os, shutil, sys, time
sys.stdin.buffer.read()
for _ in range(100):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    if not os.path.lexists(sys.argv[1]):
        break
    time.sleep(0.1)
"""


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder, and remove it at the end: also when this process is killed meanwhile."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="wikiextract-", ignore_cleanup_errors=True)
        )
        with subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _CLEANER, folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,  # what ends this process may end its whole group
        ) as cleaner:
            try:
                yield Path(folder)
            finally:
                stack.close()
                cleaner.kill()
