"""Hidden categories: by their own switch, by a template's, and what only an expansion tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.case import Case, read_cases
from tests.store.wiki import build, title_of, write_dump
from wikiextract.site import Site, Title
from wikiextract.store import PageSource, PageText, Store, Texts, build_store

CASES = tuple(read_cases(Path(__file__).parent / "hidden_categories.txt"))


@pytest.mark.parametrize("texts", ["called", "templates", "all"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_hidden_categories(
    case: Case, texts: Texts, tmp_path: Path, expect: Callable[[Case, str], None]
) -> None:
    path, report = build(tmp_path, dict(case.pages), texts)
    found: dict[str, list[str]] = {"hidden": [], "shown": [], "undecided": []}
    with Store.open(path) as store:
        undecided = {title.text for title in store.undecided_categories()}
        for name in case.pages:
            title = title_of(store.site, name)
            if title.namespace == 14:
                hidden = store.is_hidden_category(title)
                outcome = (
                    "hidden" if hidden else "undecided" if title.text in undecided else "shown"
                )
                found[outcome].append(title.text)
        for name in undecided:
            assert store.text(title_of(store.site, f"Category:{name}")) is not None
    expect(case, "\n".join(f"{outcome}: {', '.join(names)}" for outcome, names in found.items()))
    assert report.hidden_categories == len(found["hidden"])
    assert report.undecided_categories == len(found["undecided"])


def test_undecided_categories_are_asked_for(tmp_path: Path) -> None:
    asked = {}

    def decide(title: Title, text: PageText, source: PageSource) -> bool:
        asked[title.prefixed] = text.text
        assert source.text(title_of(store_site(source), "Template:Perhaps")) is not None
        return "yes" in text.text

    def store_site(source: PageSource) -> Site:
        assert isinstance(source, Store)
        return source.site

    dump = write_dump(tmp_path / "a.xml.bz2", dict(CASES[1].pages))
    report = build_store([dump], tmp_path / "a.sqlite", decide_hidden=decide)
    assert sorted(asked) == ["Category:Argument", "Category:Condition", "Category:Default"]
    assert asked["Category:Condition"] == "{{Perhaps|hidden=yes}}"
    assert (report.hidden_categories, report.undecided_categories) == (6, 0)
    with Store.open(tmp_path / "a.sqlite") as store:
        assert store.is_hidden_category(title_of(store.site, "Category:Condition"))
        assert not store.is_hidden_category(title_of(store.site, "Category:Argument"))
