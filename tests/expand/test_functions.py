"""Parser functions and variables: calls and their results as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cases.table import Row, read_table
from tests.expand.test_expansion import expand
from wikiextract.expand.options import ExpandOptions

NOW = ExpandOptions(now=datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC))
ROWS = read_table(Path(__file__).parent / "cases" / "functions.txt").rows


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_function(row: Row, expect_row: Callable[[Row, str], None]) -> None:
    expect_row(row, expand(row.given, options=NOW).to_wikitext())
