"""What holds for all tests: none depends on how fast the machine is, or how busy.

Many tests start processes. Where Python is told to write no bytecode, each of these would compile
every module anew, which doubles their time: bytecode goes into a folder of this run then.

Here is also the flag that rewrites what cases expect, and the comparison that heeds it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

from tests.cases.case import Case, replace_expected
from tests.cases.table import Row, write_difference

FLAG = "--update-cases"

if sys.dont_write_bytecode:
    # It goes when this process ends, whatever other processes write there then.
    _BYTECODE = TemporaryDirectory(prefix="wikiextract-bytecode-", ignore_cleanup_errors=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = _BYTECODE.name
    sys.dont_write_bytecode = False

settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        FLAG, action="store_true", help="write what is found in place of what cases expect"
    )


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Case, str], None]:
    """Compares what was found with what a case expects, or writes it there."""

    def compare(case: Case, found: str) -> None:
        if not request.config.getoption(FLAG):
            assert found == case.expected
        elif found != case.expected:
            replace_expected(case, found)

    return compare


@pytest.fixture
def expect_rows(request: pytest.FixtureRequest) -> Callable[[Sequence[Row], Sequence[str]], None]:
    """Compares what was found for rows of a table with their answers, or writes it beside them."""

    def compare(rows: Sequence[Row], found: Sequence[str]) -> None:
        problems = []
        for row, text in zip(rows, found, strict=True):
            problem = row.problem(text)
            if problem is not None and request.config.getoption(FLAG):
                write_difference(row, text)
            elif problem is not None:
                problems.append(problem)
        assert not problems, "\n".join(problems)

    return compare


@pytest.fixture
def expect_row(
    expect_rows: Callable[[Sequence[Row], Sequence[str]], None],
) -> Callable[[Row, str], None]:
    """Compares what was found for one row of a table with its answer, or writes it beside that."""
    return lambda row, found: expect_rows([row], [found])
