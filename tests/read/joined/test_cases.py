"""Both views joined, by case files: pages, a page's wikitext, and what the record says of it.

A case is ``=== its name``, then parts: ``--- a page's title`` with its text, ``--- page`` and
``--- expected``. Expected are lines: ``infobox name`` with ``param, more | label | text`` for each
field, ``navbox name``, ``notice kind template``, ``category name source template hidden``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from wikiextract import Article, Site, extract
from wikiextract.read.parameters.fields import fields_of

CASES = Path(__file__).parent / "cases"
SITE = Site.bundled("enwiki")


@dataclass(frozen=True)
class Case:
    """A case of a file."""

    name: str
    pages: dict[str, str]
    wikitext: str
    expected: str


def cases() -> Iterator[pytest.param]:  # type: ignore[valid-type]
    for path in sorted(CASES.glob("*.txt")):
        for case in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, *parts = re.split(r"^--- (.*)\n", case, flags=re.M)
            texts = dict(zip(parts[::2], (part.rstrip("\n") for part in parts[1::2]), strict=True))
            wikitext, expected = texts.pop("page"), texts.pop("expected")
            read = Case(name.strip(), texts, wikitext, expected)
            yield pytest.param(read, id=f"{path.stem}: {read.name}")


def described(article: Article) -> Iterator[str]:
    for box in article.infoboxes:
        yield f"infobox {box.name or '-'}"
        for field in fields_of(box):
            params = ", ".join((field.param or "-", *(field.more_params or ())))
            yield f"  {params} | {field.label} | {field.value.text or ''}"
    for category in article.categories:
        words = ("category", category.name, category.source, category.template)
        yield " ".join(filter(None, (*words, "hidden" if category.hidden else None)))
    for navbox in article.navboxes:
        yield f"navbox {navbox.name}"
    for notice in article.notices:
        yield f"notice {notice.kind} {notice.template}"


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case) -> None:
    article = extract(case.wikitext, site=SITE, title="X", pages=case.pages)
    assert "\n".join(described(article)) == case.expected
    assert article.extraction.view == "rendered"


@pytest.mark.parametrize("case", list(cases()))
def test_places_are_those_of_calls_and_parameters(case: Case) -> None:
    article = extract(case.wikitext, site=SITE, title="X", pages=case.pages)
    for box in article.infoboxes:
        if box.span is not None:
            assert case.wikitext[slice(*box.span)].startswith("{{")
        for field in fields_of(box):
            if field.span is not None:
                assert case.wikitext[slice(*field.span)].strip().startswith(f"{field.param}")
    for node in (*article.navboxes, *article.notices):
        assert node.span is not None
        assert case.wikitext[slice(*node.span)].startswith("{{")
