"""No marker is left in what is rendered, wherever tags and links stand in one another."""

from __future__ import annotations

import pytest

from wikiextract.expand.expander import Expander
from wikiextract.markup.tags import registry
from wikiextract.render import render
from wikiextract.site import Site
from wikiextract.store import MemoryPages

SITE = Site.bundled("enwiki")
INSIDE = [
    "[[Lake]] ''x''",
    *(f"<{name}>[[Lake]] ''x''</{name}>" for name in sorted(registry())),
    "<gallery>\nB.jpg|[[Lake]]\n</gallery>",
    "<imagemap>\nFile:A.jpg\ndefault [[Lake]]\n</imagemap>",
]
# Where each of them is put in place of the sign.
PLACES = [
    "[[Page two|a @ b]]s",
    "[https://example.org a @]",
    "[[File:A.jpg|thumb|@]]",
    "[[File:A.jpg|@]]",
    "[[File:A.jpg|alt=@]]",
    "== h @ ==",
    "<ref>@</ref>",
    "<gallery>\nA.jpg|@\nB.jpg|alt=@\n</gallery>",
    "<langconvert from=sr-Latn to=sr-Latn>@</langconvert>",
    "<imagemap>\nFile:A.jpg|thumb|@\ndefault [[Page two|@]]\n</imagemap>",
    "<pre format=wikitext>@</pre>",
    "<phonos>@</phonos>",
    "<poem>@</poem>",
    "<tabber>A=@</tabber>",
    "{{#tag:poem|@}}",
    "{{DISPLAYTITLE:@}}",
    "[[Category:X|@]]",
]


@pytest.mark.parametrize("place", PLACES)
def test_no_marker_is_left(place: str) -> None:
    title = SITE.title("Page")
    assert title is not None
    pages = MemoryPages(SITE, {"Lake": "A lake."})
    for inside in INSIDE:
        wikitext = place.replace("@", inside)
        html = render(Expander(SITE, pages).expand(wikitext, title)).to_html()
        assert not [left for left in ("\x7f", "LINK", "UNIQ") if left in html], wikitext
