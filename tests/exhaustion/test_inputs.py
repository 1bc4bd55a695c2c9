"""No page takes more than 15 s of processor time or 1 GiB, in any command, with default limits."""

from __future__ import annotations

import sys

import pytest

from tests.exhaustion.inputs import INPUTS
from tests.exhaustion.measure import COMMANDS, MOST_MEMORY, cost

# What takes a second or two, for CI; all with `-m slow`.
QUICK = {("insert", "render"), ("attributes", "render"), ("expressions", "render")}
ALL = [
    pytest.param(
        name, command, marks=pytest.mark.long if (name, command) in QUICK else pytest.mark.slow
    )
    for name in INPUTS
    for command in COMMANDS
]


@pytest.mark.skipif(sys.platform != "linux", reason="what a process takes is told by Linux")
@pytest.mark.parametrize(("name", "command"), ALL)
def test_input(name: str, command: str) -> None:
    took = cost(INPUTS[name], command)
    # Ended by the system it would have a negative one.
    assert took.status in (0, 1)
    assert took.memory <= MOST_MEMORY
