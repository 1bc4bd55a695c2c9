"""What each view reads: the cases of ``cases/``, by the view that a file's options name.

`source` reads the section ``wikitext`` alone, `html` the section ``html``, `rendered` renders the
wikitext with the pages of the case and joins both views, `both` does the first and the last, which
must show the same (but for links to pages that are missing). The option `parts` names what is shown
of the document; without it all is. Markup and texts are our own, in the manner of the wikis named.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.cases.case import Case, all_cases
from tests.cases.tree.document import show_document
from tests.read.source.invariants import check_document
from wikiextract import Article, Page, Site, extract
from wikiextract.nodes import Document
from wikiextract.read.html import read_html
from wikiextract.read.parameters.fields import fields_of
from wikiextract.read.wikitext import read_source

BOTH = ("sections", "references")
"""What is compared of both views where a case does not say it."""

CASES = all_cases(Path(__file__).parent / "cases")


def site_of(case: Case) -> Site:
    name = case.option("site", "enwiki")
    return Site.unknown() if name == "unknown" else Site.bundled(name)


def read_wikitext_alone(case: Case) -> str:
    wikitext, title = case.text("wikitext"), case.option("title", "Page")
    document = read_source(wikitext, site=site_of(case), title=title)
    check_document(document, wikitext)
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
    return show_document(document, wikitext, case.words("parts"))


def read_given_html(case: Case) -> str:
    html, page = case.text("html"), Page(title=case.option("title", "Page"), where="case")
    document = read_html(html, site=site_of(case), page=page)
    assert read_html(html.encode(), site=site_of(case), page=page) == document
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
    return show_document(document, parts=case.words("parts"))


def render_and_join(case: Case) -> str:
    wikitext, title = case.text("wikitext"), case.option("title", "Page")
    article = extract(wikitext, site=site_of(case), title=title, pages=dict(case.pages))
    assert article.extraction.view == "rendered"
    check_places(article, wikitext)
    return show_document(article, parts=case.words("parts"))


def read_both_views(case: Case) -> str:
    source, rendered = (
        extract(
            case.text("wikitext"),
            site=site_of(case),
            title=case.option("title", "Page"),
            pages=pages,
        )
        for pages in (None, dict(case.pages))
    )
    trees = [
        show_document(article, parts=case.words("parts") or BOTH).replace(" (red)", "")
        for article in (source, rendered)
    ]
    assert trees[0] == trees[1]
    return trees[0]


def check_places(article: Article, wikitext: str) -> None:
    """Boxes are where their calls are, fields where their parameters are."""
    for box in article.infoboxes:
        assert box.span is None or wikitext[slice(*box.span)].startswith(("{{", "<infobox"))
        for field in fields_of(box):
            if field.span is not None:
                assert wikitext[slice(*field.span)].strip().startswith(f"{field.param}")
    for node in (*article.navboxes, *article.notices):
        assert node.span is not None
        assert wikitext[slice(*node.span)].startswith("{{")


READ: dict[str, Callable[[Case], str]] = {
    "source": read_wikitext_alone,
    "html": read_given_html,
    "rendered": render_and_join,
    "both": read_both_views,
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, expect: Callable[[Case, str], None]) -> None:
    expect(case, READ[case.option("view")](case))
