"""What a diagnostic tells of an error in a module."""

from __future__ import annotations

import pytest

from tests.lua.wiki import expand

FAILS = """
    local p = {}
    local function deep(frame) return (mw.loadData('Module:Absent')) end
    function p.data(frame) return (deep(frame)) end
    function p.preprocessed(frame) return (frame:preprocess('{{#invoke:Fails|data}}')) end
    return p
"""


@pytest.mark.parametrize(("function", "lines"), [("data", [3, 4]), ("preprocessed", [3, 4])])
def test_a_traceback_names_the_places_in_modules_only(function: str, lines: list[int]) -> None:
    expansion = expand(f"{{{{#invoke:Fails|{function}}}}}", {"Module:Fails": FAILS})
    message = expansion.diagnostics[0].message
    said, head, *frames = message.split("\n")
    assert said == "Lua error in package.lua at line 80: module 'Module:Absent' not found."
    assert head == "stack traceback:"
    assert [frame.startswith("\tModule:Fails:") for frame in frames] == [True] * len(frames)
    assert [int(frame.split(":")[2]) for frame in frames[:2]] == lines


def test_an_error_of_no_module_has_no_traceback() -> None:
    expansion = expand("{{#invoke:Fails|f}}", {"Module:Fails": "return {f = mw.loadData}"})
    assert "traceback" not in expansion.diagnostics[0].message
