"""A page with a box, a table, a note and hostile text, and how it is shown."""

from __future__ import annotations

from wikiextract.inspect.document import document
from wikiextract.inspect.view import PageView, Viewer
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.store import MemoryPages

WIKITEXT = """\
😀 {{Infobox river
| name = Ember
| length = 30 km
}}
The '''Ember''' is a [[river]].<ref>A note.</ref> {{Nowhere|x}}

== Course ==
* first item
* second item

<div style="display:none" onclick="alert(1)" id="tree">unseen</div>
[http://example.org/?a="b x] </script><script>window.ran = 1</script>
[[Category:Rivers]]
"""
TEMPLATE = """\
{| class="infobox"
|+ {{{name}}}
|-
! Length
| {{{length}}}
|}"""


def view(wikitext: str = WIKITEXT, site: str = "enwiki") -> PageView:
    wiki = Site.load(site)
    pages = MemoryPages(wiki, {"Template:Infobox river": TEMPLATE})
    page = Page(title="Ember <b>&", where="test", wikitext=wikitext)
    return Viewer(wiki, pages).view(page)


def shown(wikitext: str = WIKITEXT, site: str = "enwiki") -> str:
    return document(view(wikitext, site))
