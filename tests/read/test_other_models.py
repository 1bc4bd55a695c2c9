"""Pages whose text is no wikitext."""

from __future__ import annotations

import pytest

import wikiextract
from wikiextract.nodes import Code
from wikiextract.record import Article
from wikiextract.sources.page import Page, Revision

TEXT = "local p = {{1,2}}\n== no heading ==\n* no item [[Foo]] [[Category:X]] <ref>y"


def article(text: str, model: str | None, title: str, namespace: int, **options: object) -> Article:
    page = Page(
        title=title,
        where="test",
        namespace=namespace,
        wikitext=text,
        revision=Revision(model=model),
    )
    return wikiextract.extract(page, site="enwiki", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [{}, {"pages": {}}], ids=["source", "rendered"])
@pytest.mark.parametrize(
    ("model", "title", "namespace", "language"),
    [
        ("Scribunto", "Module:A", 828, "lua"),
        (None, "Module:A", 828, "lua"),
        ("json", "Data", 0, "json"),
        ("sanitized-css", "Template:A/styles.css", 10, "css"),
        ("something-new", "A", 0, None),
    ],
)
def test_text_of_another_model_is_kept_as_it_is(
    model: str | None,
    title: str,
    namespace: int,
    language: str | None,
    options: dict[str, object],
) -> None:
    record = article(TEXT, model, title, namespace, **options)
    (section,) = record.sections
    assert section.blocks == (Code(text=TEXT, language=language, span=(0, len(TEXT))),)
    assert (*record.categories, *record.templates, *record.references) == ()
    assert [one.code for one in record.diagnostics] == ["not-wikitext"]


@pytest.mark.parametrize("model", ["javascript", "css"])
def test_of_scripts_and_styles_what_mediawiki_notes_is_noted(model: str) -> None:
    record = article(TEXT, model, "User:A/x", 2)
    assert [category.name for category in record.categories] == ["X"]
    assert [call.name for call in record.templates] == ["1,2"]
    assert [type(block) for block in record.sections[0].blocks] == [Code]


@pytest.mark.parametrize("model", ["wikitext", "proofread-page", None])
def test_wikitext_is_read_as_wikitext(model: str | None) -> None:
    record = article("== Heading ==\ntext", model, "Page:A", 0)
    assert record.sections[1].title == "Heading"


def test_documentation_of_a_module_is_wikitext() -> None:
    record = article("== Heading ==\ntext", None, "Module:A/doc", 828)
    assert record.sections[1].title == "Heading"
