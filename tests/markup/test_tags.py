"""Every tag of the registry, in both views: the cases of ``cases/``, one a kind and place.

``TAG`` stands for each tag of that kind and place. Both views give the same tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cases.case import Case, all_cases
from tests.cases.tree.document import show_document
from tests.markup.views import both_views
from wikiextract.markup.tags import UNKNOWN, Tag, registry

CASES = {
    (case.option("kind"), case.option("place")): case
    for case in all_cases(Path(__file__).parent / "cases")
}
_NAME = "TAG"


def key(tag: Tag) -> tuple[str, str]:
    return tag.kind, tag.place


def tags() -> Iterator[object]:
    for name, tag in sorted({**registry(), "strange": UNKNOWN}.items()):
        yield pytest.param(name, CASES[key(tag)], id=name)


def test_every_case_is_one_of_the_registry() -> None:
    assert {key(tag) for tag in (*registry().values(), UNKNOWN)} == CASES.keys()


@pytest.mark.parametrize(("name", "case"), list(tags()))
def test_both_views_read_the_same(
    name: str, case: Case, expect: Callable[[Case, str], None]
) -> None:
    trees = [
        show_document(article, parts=("sections", "references")).replace(
            f"extension {name}", f"extension {_NAME}"
        )
        for article in both_views(case.text("wikitext").replace(_NAME, name), case.pages)
    ]
    source, rendered = trees
    # Only the wiki's pages tell which links lead to none.
    assert source == rendered.replace(" (red)", "")
    expect(case, source)


@pytest.mark.parametrize("name", sorted(registry()))
def test_what_is_no_prose_holds_no_wikitext(name: str) -> None:
    tag = registry()[name]
    assert (tag.kind == "source") == (tag.content == "source")
    assert (tag.kind == "silent") == (tag.content == "silent")
    assert tag.known
    assert name == name.lower()
