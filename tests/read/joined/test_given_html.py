"""Given HTML and wikitext of one revision, without any template: joined by what both say."""

from __future__ import annotations

from wikiextract import Extractor, Page, Site
from wikiextract.nodes import ContentList
from wikiextract.read.parameters.fields import fields_of

WIKITEXT = """{{Infobox lake|name=Rāzna|area={{km|57.81}}|depth=17.4|inflow=[[Dzierzgale]]
|cities=[[Kaunata]], [[Dukstigals]]|unused=Riga}}
'''Rāzna''' is a lake.<ref name="a">A [https://example.org/a book].</ref>

== Islands ==
* Ezīši
* Dukana

{{Lakes of Latvia}}
[[Category:Lakes|Razna]]
"""
HTML = """<table class="infobox"><tbody><tr><th colspan="2">Rāzna</th></tr>
<tr><th>Surface area</th><td>57.81 km²</td></tr>
<tr><th>Max. depth</th><td>17.4</td></tr>
<tr><th>Inflow</th><td><a href="/wiki/Dzierzgale" title="Dzierzgale">Dzierzgale</a></td></tr>
<tr><th>Towns</th><td><ul><li><a href="/wiki/Kaunata">Kaunata</a></li>
<li><a href="/wiki/Dukstigals">Dukstigals</a></li></ul></td></tr>
<tr><th>Country</th><td>Latvia</td></tr></tbody></table>
<p><b>Rāzna</b> is a lake.<sup id="cite_ref-a_1-0" class="reference"><a
href="#cite_note-a-1">[1]</a>
</sup></p>
<h2 id="Islands">Islands</h2><ul><li>Ezīši</li><li>Dukana</li></ul>
<ol class="references"><li id="cite_note-a-1"><span class="reference-text">A
<a class="external text" href="https://example.org/a">book</a>.</span></li></ol>
<div class="navbox" role="navigation"><table><tbody><tr><th colspan="2" class="navbox-title">
<span class="navbar"><a href="/wiki/Template:Lakes_of_Latvia">v</a></span>
Lakes</th></tr><tr><th class="navbox-group">A</th><td class="navbox-list"><ul>
<li><a href="/wiki/A">A</a></li><li><a href="/wiki/B">B</a></li></ul></td></tr></tbody>
</table></div>
"""


def test_what_both_say_is_joined() -> None:
    page = Page(title="Rāzna", where="test", html=HTML, wikitext=WIKITEXT)
    article = Extractor(Site.bundled("enwiki")).article(page)
    assert article.extraction.view == "html"
    (box,) = article.infoboxes
    assert box.name == "Infobox lake"
    assert [(field.label, field.param) for field in fields_of(box)] == [
        ("Surface area", "area"),
        ("Max. depth", "depth"),
        ("Inflow", "inflow"),
        ("Towns", "cities"),
        ("Country", None),
    ]
    assert [call.name for call in article.templates] == ["Infobox lake", "Km", "Lakes of Latvia"]
    (navbox,) = article.navboxes
    (islands,) = article.sections[0].sections or article.sections[1:]
    (listed,) = islands.blocks
    assert isinstance(listed, ContentList)
    (note,) = article.references
    places = {
        "{{Infobox lake": box.span,
        "{{Lakes of Latvia}}": navbox.span,
        "== Islands ==": islands.span,
        "* Ezīši\n* Dukana": listed.span,
        '<ref name="a">': note.span,
    }
    for text, span in places.items():
        assert span is not None
        assert WIKITEXT[slice(*span)].startswith(text)
