"""Known failures of the modules under way (issue 4), each with its reason."""

from __future__ import annotations

import pytest

KNOWN: dict[str, str] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        reason = KNOWN.get(item.name)
        if reason is not None and "tests/lua/" in item.path.as_posix():
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
        if item.name.startswith("test_ends[") and "test_exhaustion" in item.path.name:
            item.add_marker(pytest.mark.slow)
