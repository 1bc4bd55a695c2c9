"""The wiki of the Lua tests: the same that their expected answers come from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.cases.case import case_files
from tests.cases.table import Table, read_table
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages

CASES = Path(__file__).with_name("cases")
SHOW = Path(__file__).with_name("show.lua").read_text("utf-8")
CALL = "{{#invoke:Cases|c%d|one|two=2| three = 3 }}"
NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def _namespaces() -> dict[str, dict[str, object]]:
    own = {4: "Test", 5: "Test talk"}
    return {
        str(number): {
            "id": number,
            "name": own.get(number, namespace.name),
            "canonical": namespace.canonical,
            "subpages": namespace.subpages,
            "content": number == 0,
            "case": "first-letter",
        }
        for number, namespace in Site.default().namespaces.items()
    }


@cache
def wiki_site() -> Site:
    """An English MediaWiki named Test at http://localhost, as `setup.sh` installs it."""
    return Site.from_siteinfo(
        {
            "query": {
                "general": {
                    "sitename": "Test",
                    "lang": "en",
                    "server": "http://localhost",
                    "articlepath": "/index.php/$1",
                    "wikiid": "wiki",
                },
                "namespaces": _namespaces(),
                "namespacealiases": [{"id": 6, "alias": "Image"}, {"id": 7, "alias": "Image talk"}],
                "interwikimap": [
                    {"prefix": "wikipedia", "url": "https://en.wikipedia.org/wiki/$1"},
                    {"prefix": "mediawikiwiki", "url": "https://www.mediawiki.org/wiki/$1"},
                ],
            }
        }
    )


@cache
def tables() -> tuple[Table, ...]:
    """All tables of cases."""
    return tuple(read_table(path) for path in case_files(CASES))


@cache
def wiki_pages() -> Mapping[str, str]:
    """The pages that the tables state."""
    pages = {"Main Page": "hello"}
    for table in tables():
        pages.update(table.pages)
    return pages


def statement(expression: str) -> str:
    """A case as the body of a function."""
    word = expression.split(" ", 1)[0]
    return (
        expression
        if word in ("local", "do", "for", "if", "while", "return")
        else f"return {expression}"
    )


def cases_module(expressions: list[str]) -> str:
    """The module whose functions c0, c1, … run the cases."""
    functions = (
        f"function p.c{number}(frame) "
        f"return show.run(function(frame) {statement(case)}\nend, frame) end\n"
        for number, case in enumerate(expressions)
    )
    return "local show = require('Module:Show')\nlocal p = {}\n" + "".join(functions) + "return p\n"


def expand(
    wikitext: str,
    pages: Mapping[str, str],
    *,
    title: str = "Test",
    options: LuaOptions | None = None,
    site: Site | None = None,
    runner: LuaRunner | None = None,
) -> Expansion:
    """Expand `wikitext` on a page of the test wiki that has `pages`."""
    site = site or wiki_site()
    runner = runner or LuaRunner(options or LuaOptions(wikibase="never"))
    expander = Expander(site, MemoryPages(site, pages), ExpandOptions(now=NOW), runner)
    page = site.title(title)
    assert page is not None
    return expander.expand(wikitext, page)
