"""Every case of cases/*.txt gives what MediaWiki gives (or the difference that is stated)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

import pytest

from tests.cases.table import Row, Table
from tests.lua.wiki import CALL, NOW, SHOW, cases_module, tables, wiki_pages, wiki_site
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.store.memory import MemoryPages

CASES_A_MODULE = 150  # a Lua function has at most 200 local variables


def answers(table: Table) -> list[str]:
    """What our libraries give for the cases of a table."""
    site = wiki_site()
    runner = LuaRunner(LuaOptions(wikibase="never"))
    title = site.title(str(table.options.get("title", "Test")))
    assert title is not None
    found = []
    for start in range(0, len(table.rows), CASES_A_MODULE):
        part = table.rows[start : start + CASES_A_MODULE]
        module = cases_module([row.given for row in part])
        pages = MemoryPages(site, {**wiki_pages(), "Module:Cases": module, "Module:Show": SHOW})
        expander = Expander(site, pages, ExpandOptions(now=NOW), runner)
        for number in range(len(part)):
            text = html.unescape(expander.expand(CALL % number, title).text)
            match = re.fullmatch("<pre>(.*)</pre>", text, re.S)
            found.append(match[1] if match else f"!!{text}")
    return found


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.path.stem)
def test_cases(table: Table, expect_rows: Callable[[Sequence[Row], Sequence[str]], None]) -> None:
    expect_rows(table.rows, answers(table))
