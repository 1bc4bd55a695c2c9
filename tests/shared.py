"""Access to ``../shared`` (real dumps and pages); tests skip, saying so, where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared_path(relative: str) -> Path:
    """The path of a file or folder below ``../shared``; skips the test when it is not there."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"../shared/{relative} is not on this machine")
    return path


def shared_files(pattern: str) -> list[object]:
    """Parameters for ``pytest.mark.parametrize``: the files that match, or one skipped case."""
    found = sorted(SHARED.glob(pattern)) if SHARED.exists() else []
    if not found:
        reason = f"../shared/{pattern} is not on this machine"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return [pytest.param(path, id=path.name) for path in found]
