"""Every case of cases/*.txt gives what MediaWiki gives (or the difference that is stated)."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.lua.wiki import (
    CALL,
    NOW,
    SHOW,
    CaseFile,
    case_files,
    cases_module,
    wiki_pages,
    wiki_site,
)
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.store.memory import MemoryPages

CASES_A_MODULE = 150  # a Lua function has at most 200 local variables


def answers(case_file: CaseFile) -> list[str]:
    """What our libraries give for the cases of a file."""
    site = wiki_site()
    runner = LuaRunner(LuaOptions(wikibase="never"))
    title = site.title(case_file.title)
    assert title is not None
    found = []
    for start in range(0, len(case_file.cases), CASES_A_MODULE):
        part = case_file.cases[start : start + CASES_A_MODULE]
        module = cases_module([case.expression for case in part])
        pages = MemoryPages(site, {**wiki_pages(), "Module:Cases": module, "Module:Show": SHOW})
        expander = Expander(site, pages, ExpandOptions(now=NOW), runner)
        for number in range(len(part)):
            text = html.unescape(expander.expand(CALL % number, title).text)
            match = re.fullmatch("<pre>(.*)</pre>", text, re.S)
            found.append(match[1] if match else f"!!{text}")
    return found


@pytest.mark.parametrize("path", list(case_files()), ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    case_file = CaseFile.read(path)
    wrong = []
    for case, given in zip(case_file.cases, answers(case_file), strict=True):
        expected = case.answer if case.ours is None else case.ours
        if given != expected:
            wrong.append(f"{case.expression}\n  expected {expected}\n  got      {given}")
        elif case.ours == case.answer:
            wrong.append(f"{case.expression}\n  no longer differs from MediaWiki")
    assert not wrong, "\n".join(wrong)
