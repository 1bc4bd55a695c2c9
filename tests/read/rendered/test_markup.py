"""What a page's markup does not name is not looked for in its tree: it would not be found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wikiextract.expand.expander import Expander
from wikiextract.read.html import read_rendered
from wikiextract.render import NoFiles, Rendered, render
from wikiextract.site import Site
from wikiextract.store import MemoryPages

SITE = Site.bundled("enwiki")
TEXTS = {
    "a note": "Text<ref name=a>[https://example.org A note]</ref>\n<references/>",
    "a note without a list of its own": "* item<ref>n</ref>\n* <references />",
    "a mark without a note": "Text<ref name=b/>",
    "a note by hand": '<sup id="b1" class="reference">[[#n1|1]]</sup>\n'
    '<div><span id="n1">[[#b1|^]]</span> A note</div>',
    "a class with a reference": '<sup id="b1" class="refer&#101;nce">[[#n1|1]]</sup>\n'
    '<div><span id="n1">[[#b1|^]]</span> A note</div>',
    "a formula": "Text <math>x^2</math> <math>a</math>",
    "a gallery": "* item\n<gallery>\nA.png|one\nB.png|two\n</gallery>\n* item",
    "a map": 'Text <maplink latitude="1" longitude="2" /> <timeline>x</timeline> <score>c</score>',
    "pictures": "[[File:A.png|thumb|A caption]] [[File:B.png|frameless|A tooltip]]",
    "a sound": "[[File:A.ogg]] [[Media:A.ogg]]",
    "edit links": "{|\n| [[A]] [//en.wikipedia.org/w/index.php?title=A&action=edit edit]\n|}\n"
    "<div>[[Template:A|v]] [//en.wikipedia.org/w/index.php?title=Template:A&action=edit e]</div>"
    " [[Special:EditPage/A|e]] [//en.wikipedia.org/w/index.php?title=A&action=edit&redlink=1 x]",
    "a pencil": '<span class="noprint">[https://www.wikidata.org/wiki/Q1 edit]</span>'
    " [[File:P.png|10px|link=https://www.wikidata.org/wiki/Q1#P2]]",
    "tabs": '<div class="tabber"><div class="tabbertab" title="One">a</div></div>'
    "<tabber>One=a|-|Two=b</tabber>",
    "coordinates": '<span id="coordinates"><span class="geo">1.5; 2.5</span></span>',
    "a description": '<div class="shortdescription">A thing</div> {{DISPLAYTITLE:x}}',
    "a page of meanings": '* [[A]]\n\n<table class="ambox"><tr><td>[[File:Disambig.svg]]</td>'
    '<td>Meanings</td></tr></table><div id="disambigbox">x</div>',
    "hidden parts": '<span class="lazy-image-placeholder" style="display:none">x</span>'
    '<span style="display:block">block</span><div style="display:inline">inline</div>',
    "a box": '{| class="infobox"\n! A\n|-\n| [[File:A.png]] || b\n|}\n'
    '{| class="navbox"\n|[[A]]\n|}',
    "words alone": "reference cite_note wpDestFile= geo coordinates wikidata.org/wiki/ typeof",
    "nothing": "",
}


def page(wikitext: str) -> Rendered:
    title = SITE.title("Page")
    assert title is not None
    expansion = Expander(SITE, MemoryPages(SITE, {"A": "x"})).expand(wikitext, title)
    return render(expansion, media=NoFiles() if "File:B" not in wikitext else None)


@pytest.mark.parametrize(
    "text", [*TEXTS.values(), "\n\n".join(TEXTS.values())], ids=[*TEXTS, "all"]
)
def test_a_page_reads_the_same_when_its_markup_is_not_known(text: str) -> None:
    title = SITE.title("Page")
    assert title is not None
    known, unknown = page(text), replace(page(text), markup=None)
    assert known.markup is not None
    first, second = (read_rendered(one, site=SITE, title=title) for one in (known, unknown))
    assert first == second
