"""Categories of the source view: the sort key that counts, and pages that only redirect to one."""

from __future__ import annotations

from typing import Any

import pytest

import wikiextract

VIEWS: dict[str, dict[str, Any]] = {"source": {}, "rendered": {"pages": {}}}

SORT_KEYS = {
    "[[Category:A|*]] [[Category:A|z]]": "z",
    "{{DEFAULTSORT:k}} [[Category:A|x]] [[Category:A]]": "k",
    "[[Category:A|{{PAGENAME}}!]]": "Title!",
    "[[Category:A|a<!-- hidden -->b]]": "ab",
    "[[Category:A| ]]": " ",
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("text", SORT_KEYS)
def test_the_sort_key_is_the_last_one_as_its_calls_show_it(text: str, view: str) -> None:
    article = wikiextract.extract(text, site="enwiki", title="Title", **VIEWS[view])
    assert [(one.name, one.sort_key) for one in article.categories] == [("A", SORT_KEYS[text])]


def test_a_sort_key_that_nobody_knows_is_named() -> None:
    article = wikiextract.extract("[[Category:A|x{{foo}}]]", site="enwiki", title="Title")
    assert [(one.name, one.sort_key) for one in article.categories] == [("A", None)]
    assert [one.code for one in article.diagnostics] == ["sort-key-unknown"]


@pytest.mark.parametrize("view", VIEWS)
def test_the_target_of_a_redirect_is_no_link_of_the_page(view: str) -> None:
    for text, categories, languages in (
        ("#REDIRECT [[Category:A]]", [], []),
        ("#REDIRECT [[Category:A]]\n[[Category:B]]", ["B"], []),
        ("#REDIRECT [[de:A]]\n[[fr:B]]", [], ["fr"]),
    ):
        article = wikiextract.extract(text, site="enwiki", title="Title", **VIEWS[view])
        assert [one.name for one in article.categories] == categories
        assert [one.language for one in article.language_links] == languages
