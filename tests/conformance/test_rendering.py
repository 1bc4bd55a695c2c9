"""MediaWiki's parser tests of rendering: all pass but those in known_failures.json.

README.md says what is compared and what is skipped.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conformance.parser_tests import ParserTest, ParserTestFile, read_folder
from tests.conformance.rendering import run, skip_reason
from tests.shared import SHARED

FOLDER = SHARED / "conformance"
KNOWN: dict[str, str] = json.loads(
    Path(__file__).with_name("known_failures.json").read_text(encoding="utf-8")
)

SKIPPED: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("skipped.json").read_text(encoding="utf-8")
)


def key(test: ParserTest) -> str:
    """The test's name; its place when it has none."""
    return test.name or f"{test.file}:{test.line}"


def cases() -> list[object]:
    if not FOLDER.exists():
        reason = "../shared/conformance is not on this machine"
        return [pytest.param(None, None, marks=pytest.mark.skip(reason=reason))]
    return [
        pytest.param(file, test, id=test.id)
        for file in read_folder(FOLDER)
        for test in file.tests
        if skip_reason(test) is None
    ]


@pytest.mark.parametrize(("file", "test"), cases())
def test_rendering(file: ParserTestFile, test: ParserTest, request: pytest.FixtureRequest) -> None:
    cause = KNOWN.get(key(test))
    if cause is not None:
        request.applymarker(pytest.mark.xfail(reason=cause, strict=True))
    result = run(file, test)
    assert result.outcome == "passed", f"{test.wikitext}\n{result.detail}"


@pytest.mark.skipif(not FOLDER.exists(), reason="../shared/conformance is not on this machine")
def test_figures() -> None:
    """At least 98 of 100 tests pass; each that is skipped is named with its reason."""
    tests = [test for file in read_folder(FOLDER) for test in file.tests]
    compared = [test for test in tests if skip_reason(test) is None]
    known = [test for test in compared if key(test) in KNOWN]
    assert len(compared) >= 1110
    assert len(known) <= 0.02 * len(compared)
    assert {key(test) for test in known} == set(KNOWN)
    found: dict[str, list[str]] = {}
    for test in tests:
        if (reason := skip_reason(test)) is not None:
            found.setdefault(reason, []).append(key(test))
    assert found == SKIPPED
