"""Modules in the style of the wikis' great ones, and what MediaWiki makes of calls to them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.cases.case import Case, all_cases

FOLDER = Path(__file__).with_name("modules")


def calls() -> list[Case]:
    """Texts that call modules, with MediaWiki's expansion of each."""
    return all_cases(FOLDER / "calls")


@cache
def module_pages() -> Mapping[str, str]:
    """The wiki's pages by title: modules, templates, articles."""
    found = {}
    root = FOLDER / "pages"
    for path in sorted(root.rglob("*")):
        if path.is_file():
            space, _, name = path.relative_to(root).as_posix().partition("/")
            name = name.removesuffix(".lua").removesuffix(".wikitext")
            title = name if space == "Main" else f"{space}:{name}"
            found[title] = path.read_text("utf-8")
    return found
