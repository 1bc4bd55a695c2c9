"""The page of diagnostics has every code that there is, and no other, each with a remedy."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.docs.codes import codes_of
from tests.source_code import MODULES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
DOCUMENTED = re.findall(r"^### `([\w-]+)`$", PAGE, re.MULTILINE)


def test_each_code_of_the_source_is_documented_and_no_other() -> None:
    assert sorted(DOCUMENTED) == sorted(codes_of(MODULES))


def test_each_code_has_a_cause_and_a_remedy() -> None:
    for entry in re.split(r"^#+ .*$", PAGE.partition("\n### ")[2], flags=re.MULTILINE)[1:]:
        cause, _, remedy = entry.partition("**Remedy:**")
        assert not remedy or (cause.strip() and remedy.strip().endswith(".")), entry
    assert PAGE.count("**Remedy:**") == len(DOCUMENTED)


def test_the_codes_in_saved_records_are_documented() -> None:
    """What the syntax of the source does not show would show here."""
    found = {
        diagnostic["code"]
        for path in (ROOT / "fixtures").rglob("*.json")
        if path.name in ("record.json", "source.json", "html.json")
        for diagnostic in json.loads(path.read_text(encoding="utf-8")).get("diagnostics", ())
    }
    assert found
    assert found <= set(DOCUMENTED)
