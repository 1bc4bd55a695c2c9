"""Parser functions and variables: calls and their results as data."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.expand.test_expansion import expand
from wikiextract.expand.options import ExpandOptions

NOW = ExpandOptions(now=datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC))


def calls() -> list[object]:
    path = Path(__file__).parent / "data" / "functions.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    found = (line.split(" ⇒ ", 1) for line in lines if " ⇒ " in line)
    return [pytest.param(call, result.replace("\\n", "\n"), id=call) for call, result in found]


@pytest.mark.parametrize(("call", "result"), calls())
def test_function(call: str, result: str) -> None:
    assert expand(call, options=NOW).to_wikitext() == result
