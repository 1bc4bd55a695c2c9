"""The title as shown: it must name the same page, and markup may only change how it looks."""

from __future__ import annotations

import pytest

from wikiextract.expand.expander import Expander
from wikiextract.render import Rendered, render
from wikiextract.site import Site

SITE = Site.bundled("enwiki")
REFUSED = "Pages with ignored display titles"


def rendered(wikitext: str) -> Rendered:
    title = SITE.title("IPhone")
    assert title is not None
    return render(Expander(SITE).expand(wikitext, title))


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("''iPhone''", "<i>iPhone</i>"),
        ("i<b>Phone", "i<b>Phone</b>"),
        ("<span style='color:red'>i</span>Phone", '<span style="color:red">i</span>Phone'),
        ("i<sub>Phone</sub><nowiki>x</nowiki>", "i<sub>Phone</sub>"),
        (":iPhone", ":iPhone"),
        (
            "<span style='display:none'>i</span>Phone",
            '<span style="/* attempt to bypass $wgRestrictDisplayTitle */">i</span>Phone',
        ),
    ],
)
def test_allowed_titles(stated: str, shown: str) -> None:
    found = rendered(f"{{{{DISPLAYTITLE:{stated}}}}}")
    assert found.display_title == shown
    assert found.properties["displaytitle"] == shown
    assert not found.categories


@pytest.mark.parametrize(
    "stated", ["Other", "<div>iPhone</div>", "i<br>Phone", "i_phone", "<h2>iPhone</h2>"]
)
def test_a_title_that_names_another_page_is_ignored(stated: str) -> None:
    found = rendered(f"{{{{DISPLAYTITLE:{stated}}}}}")
    assert found.display_title is None
    assert "displaytitle" not in found.properties
    assert [category.name for category in found.categories] == [REFUSED]
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["display-title-ignored"]


def test_the_last_allowed_title_counts() -> None:
    found = rendered("{{DISPLAYTITLE:iPhone}}{{DISPLAYTITLE:''iPhone''}}{{DISPLAYTITLE:Other}}")
    assert found.display_title == "<i>iPhone</i>"
