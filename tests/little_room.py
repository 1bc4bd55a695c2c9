"""Programs for whose files there is little room, as on a disk that is nearly full."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Sequence


def run_with_little_room(
    arguments: Sequence[str], size: int, timeout: float
) -> subprocess.CompletedProcess[bytes]:
    """Run a program none of whose files may take more than `size` bytes.

    It writes no bytecode: Python does not notice that only the beginning of that was written, and
    whatever imported the module later would fail.
    """

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(
        arguments,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=little_room,
        capture_output=True,
        timeout=timeout,
        check=False,
    )
