"""What a page says besides its text: links and files, also those that it only asks for."""

from __future__ import annotations

import pytest

from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.render import Rendered, render
from wikiextract.site import Site
from wikiextract.store import MemoryPages

SITE = Site.bundled("enwiki")
PAGES = MemoryPages(
    SITE,
    {
        "Module:Ask": "return {exists = function(frame)"
        " return tostring(mw.title.new(frame.args[1]).exists) end}",
    },
)


def rendered(wikitext: str) -> Rendered:
    title = SITE.title("Test")
    assert title is not None
    return render(Expander(SITE, PAGES, modules=LuaRunner()).expand(wikitext, title))


@pytest.mark.parametrize(
    ("wikitext", "links"),
    [
        ("{{#ifexist:Lake|a|b}}", ("Lake",)),
        ("{{#ifexist:Test|a|b}}", ("Test",)),
        ("{{#ifexist:Special:Version|a|b}}", ()),
        ("{{#ifexist:File:A.png|a|b}}", ("File:A.png",)),
        ("{{PAGEID:Lake}} {{PAGESIZE:Sea}}", ("Lake",)),
        ("{{#invoke:Ask|exists|Lake}}", ("Lake",)),
        ("{{#invoke:Ask|exists|Test}}", ()),
        ("{{Missing}}", ("Template:Missing",)),
        ("[[Test]] [[#x]] [[:Category:D]] [[:File:B.png]]", ("Category:D", "File:B.png")),
        ("<ref>[[Lake]]</ref> [[File:C.png|thumb|[[Sea]]|link=River]]", ("Lake", "Sea", "River")),
    ],
)
def test_links(wikitext: str, links: tuple[str, ...]) -> None:
    assert set(rendered(wikitext).links) == set(links)


def test_files() -> None:
    found = rendered("{{#ifexist:Media:A.png|a|b}} [[Media:B.png]] [[File:C.png]] [[:File:D.png]]")
    assert set(found.images) == {"A.png", "B.png", "C.png"}
