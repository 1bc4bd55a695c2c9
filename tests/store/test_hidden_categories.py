"""Hidden categories: by their own switch, by a template's, and what only an expansion tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.wiki import build, title_of, write_dump
from wikiextract.site import Site, Title
from wikiextract.store import PageSource, PageText, Store, Texts, build_store

CASES = (Path(__file__).parent / "hidden_categories.txt").read_text("utf-8").split("\n---\n")


def parse(case: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    pages: dict[str, str] = {}
    expected: dict[str, list[str]] = {}
    for line in case.splitlines():
        if " := " in line:
            name, _, text = line.partition(" := ")
            pages[name] = text.replace("\\n", "\n")
        elif line and not line.startswith("#"):
            outcome, _, names = line.partition(": ")
            expected[outcome] = names.split(", ")
    return pages, expected


@pytest.mark.parametrize("texts", ["called", "templates", "all"])
@pytest.mark.parametrize("case", CASES)
def test_hidden_categories(case: str, texts: Texts, tmp_path: Path) -> None:
    pages, expected = parse(case)
    path, report = build(tmp_path, pages, texts)
    with Store.open(path) as store:
        undecided = {title.text for title in store.undecided_categories()}
        found: dict[str, list[str]] = {"hidden": [], "shown": [], "undecided": []}
        for name in pages:
            title = title_of(store.site, name)
            if title.namespace == 14:
                hidden = store.is_hidden_category(title)
                outcome = (
                    "hidden" if hidden else "undecided" if title.text in undecided else "shown"
                )
                found[outcome].append(title.text)
        for name in undecided:
            assert store.text(title_of(store.site, f"Category:{name}")) is not None
    assert {key: sorted(names) for key, names in found.items()} == {
        key: sorted(names) for key, names in expected.items()
    }
    assert report.hidden_categories == len(expected["hidden"])
    assert report.undecided_categories == len(expected["undecided"])


def test_undecided_categories_are_asked_for(tmp_path: Path) -> None:
    pages, _ = parse(CASES[1])
    asked = {}

    def decide(title: Title, text: PageText, source: PageSource) -> bool:
        asked[title.prefixed] = text.text
        assert source.text(title_of(store_site(source), "Template:Perhaps")) is not None
        return "yes" in text.text

    def store_site(source: PageSource) -> Site:
        assert isinstance(source, Store)
        return source.site

    dump = write_dump(tmp_path / "a.xml.bz2", pages)
    report = build_store([dump], tmp_path / "a.sqlite", decide_hidden=decide)
    assert sorted(asked) == ["Category:Argument", "Category:Condition", "Category:Default"]
    assert asked["Category:Condition"] == "{{Perhaps|hidden=yes}}"
    assert (report.hidden_categories, report.undecided_categories) == (6, 0)
    with Store.open(tmp_path / "a.sqlite") as store:
        assert store.is_hidden_category(title_of(store.site, "Category:Condition"))
        assert not store.is_hidden_category(title_of(store.site, "Category:Argument"))
